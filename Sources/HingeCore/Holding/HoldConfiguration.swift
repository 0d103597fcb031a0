/// How far a hold may go from its own first steady seconds: the same for everybody, so that holds of different
/// weeks can be compared.
package struct HoldLimits: BitwiseCopyable, Sendable {
  package var sag = Angle(degrees: 8)
  package var rotation = Angle(degrees: 8)
  /// Root mean square over a second, beyond that of the baseline. Not less than half of the others:
  /// a single quick shift within them would count as sway.
  package var sway = Angle(degrees: 4)
  /// How long something must be beyond its limit to be lost. With the smoothing before it, a loss is
  /// told some 0.1 s later.
  package var lostAfter = TimeSpan(milliseconds: 200)

  package init() {}
}

/// Everything that a round of holds is set up with; validated by whoever read it from a file.
///
/// Only with a calibration: where up, forward and left are on this wearer decides between a plank and
/// a bridge. A mounting found from a recording (`FoundMounting`) needs bends that a round of holds need
/// not have, and is no way in. Which lift the profile was made for does not matter.
package struct HoldConfiguration: BitwiseCopyable, Sendable {
  /// What the counts of each sensor mean.
  package var sacrum: SensorModel
  /// Unused with one sensor.
  package var thorax: SensorModel
  /// Nominal time between two samples; 1.5 of it is a gap.
  package var nominalInterval: TimeSpan
  /// Of the profile: how many sensors, how they sit, and their gyros' biases.
  package var hasThorax: Bool
  package var sacrumMounting: Mounting
  package var thoraxMounting: Mounting
  package var sacrumBias: Vector3<AngularRate>
  package var thoraxBias: Vector3<AngularRate>
  /// What the wearer is going to hold; nil: recognised from the posture.
  package var kind: HoldKind?
  package var limits: HoldLimits
  /// So long is to be held; nil: until it is left.
  package var target: TimeSpan?
  /// Silent leaves the sound of a lost sensor only; the other two are one here.
  package var feedback: FeedbackMode

  package init(
    sacrum: SensorModel, thorax: SensorModel, nominalInterval: TimeSpan, profile: WearerProfile,
    kind: HoldKind?, limits: HoldLimits = HoldLimits(), target: TimeSpan? = nil,
    feedback: FeedbackMode = .full
  ) {
    self.sacrum = sacrum
    self.thorax = thorax
    self.nominalInterval = nominalInterval
    hasThorax = profile.sensorCount == 2
    sacrumMounting = profile.sacrum
    thoraxMounting = profile.thorax
    sacrumBias = profile.sacrumBias
    thoraxBias = profile.thoraxBias
    self.kind = kind
    self.limits = limits
    self.target = target
    self.feedback = feedback
  }
}

extension HoldConfiguration {
  /// The same sensors on the same wearer as the lifting pipeline has; nil where there is no calibration.
  package init?(
    _ lifting: PipelineConfiguration, kind: HoldKind?, limits: HoldLimits = HoldLimits(),
    target: TimeSpan? = nil
  ) {
    guard case .profile(let profile) = lifting.basis else { return nil }
    self.init(
      sacrum: lifting.sacrum, thorax: lifting.thorax, nominalInterval: lifting.nominalInterval,
      profile: profile, kind: kind, limits: limits, target: target,
      feedback: lifting.alerts.feedback)
  }
}
