/// What calibration learnt about one wearer and one style: everything that is judged is judged
/// against these numbers, never against a population.
package struct WearerProfile: BitwiseCopyable, Sendable {
  /// The lift that it was made for.
  package var style: LiftStyle
  /// 1 = sacrum; 2 = sacrum and T12.
  package var sensorCount: Int32
  /// Whether a rounded back can be told from a neutral one on this wearer.
  package var rounding: RoundingJudgement
  package var sacrum: Mounting
  /// Meaningless with one sensor.
  package var thorax: Mounting
  /// Gyro biases at calibration, where the filters start.
  package var sacrumBias: Vector3<AngularRate>
  package var thoraxBias: Vector3<AngularRate>

  /// The leading pitch (with one sensor the sacrum's) from lockout to the style's bottom.
  package var range: Angle
  /// Fastest rise of the style reps.
  package var peakRiseRate: AngularRate
  /// Neutral flexion along the movement.
  package var neutral: NeutralCurve
  /// Neutral flexion at the bottom, and the most the wearer can flex.
  package var neutralBottomFlexion: Angle
  package var maxFlexion: Angle
  /// Rep-to-rep standard deviation of flexion at the style's bottom.
  package var flexionDeviation: Angle
  /// The least flexion (most extension) seen at the style's lockouts; 0 or negative.
  package var lockoutFlexion: Angle

  /// One sensor: the sacrum's pitch at the bottom of the style, of the hinge, of the slump, and at
  /// lockout.
  package var sacrumStyleBottom: Angle
  package var sacrumHingeBottom: Angle
  package var sacrumSlumpBottom: Angle
  package var sacrumLockout: Angle

  package init(
    style: LiftStyle, sensorCount: Int32, rounding: RoundingJudgement, sacrum: Mounting,
    thorax: Mounting, range: Angle, neutral: NeutralCurve
  ) {
    self.style = style
    self.sensorCount = sensorCount
    self.rounding = rounding
    self.sacrum = sacrum
    self.thorax = thorax
    self.range = range
    self.neutral = neutral
    sacrumBias = .zero
    thoraxBias = .zero
    peakRiseRate = .zero
    neutralBottomFlexion = .zero
    maxFlexion = .zero
    flexionDeviation = .zero
    lockoutFlexion = .zero
    sacrumStyleBottom = .zero
    sacrumHingeBottom = .zero
    sacrumSlumpBottom = .zero
    sacrumLockout = .zero
  }
}
