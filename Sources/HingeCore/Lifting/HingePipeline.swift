/// The whole way from counts to reps, alerts and the buzzer line: one value, one `step` a sample.
///
/// Integers only, no heap, no clock, bounded work. What it is fed and what it was set up with
/// decide every bit of what comes out, on every processor; live and replay run this very code.
package struct HingePipeline: BitwiseCopyable, Sendable {
  let configuration: PipelineConfiguration
  let profile: WearerProfile?
  let hasThorax: Bool
  let sacrumMounting: Mounting
  let thoraxMounting: Mounting

  var sacrum = OrientationFilter()
  var thorax = OrientationFilter()
  var guardian = SampleGuard()
  var motion: MotionTracker
  var reps: RepAssembler
  var recent = RecentExtremes()
  var meter: FlexionMeter?
  var slump: SlumpMeter?
  var alerts: AlertDesk

  var lastTime: Timestamp?
  var silenceAnnounced = false
  /// Samples are missing before this one.
  var isBridging = false
  /// Time stands still for the alerts until then: a floor contact's impact.
  var impactUntil: Timestamp?

  /// Events of the last step: `eventCount` of them.
  package private(set) var events = InlineArray<8, CoreEvent?>(repeating: nil)
  package private(set) var eventCount = 0
  /// What the last sample showed.
  package internal(set) var reading = PipelineReading()
  /// The frame that the last sample ended, if any.
  package internal(set) var frame: MotionFrame?
  /// Up in the sacral sensor's frame.
  package var sacrumUp: UnitVector { sacrum.up }
  package var sacrumBias: Vector3<AngularRate> { sacrum.bias }
  /// Whether the buzzer line is to be on.
  package var buzzerIsOn: Bool { alerts.player.isOn }
  /// The rep that is going on or was counted last, within its set; and the set.
  package var repsInSet: Int32 { reps.repsInSet }
  package var setNumber: Int32 { reps.setNumber }
  package var isInSet: Bool { reps.isInSet }

  package init(_ configuration: PipelineConfiguration) {
    self.configuration = configuration
    let counting: RepAssembler.Counting
    let range: Angle
    switch configuration.basis {
    case .profile(let profile):
      self.profile = profile
      hasThorax = profile.sensorCount == 2
      sacrumMounting = profile.sacrum
      thoraxMounting = profile.thorax
      range = profile.range
      counting = profile.style.startsFromFloor ? .fromFloor : .fromLockout
      sacrum.assumeBias(profile.sacrumBias)
      thorax.assumeBias(profile.thoraxBias)
      if profile.rounding == .judged && hasThorax { meter = FlexionMeter(profile) }
      if profile.rounding == .judged && !hasThorax { slump = SlumpMeter(profile) }
      // Flexion itself is measured even where rounding is not judged.
      if profile.rounding == .abstained && hasThorax { meter = FlexionMeter(profile) }
    case .found(let found):
      profile = nil
      hasThorax = found.sensorCount == 2
      sacrumMounting = found.sacrum
      thoraxMounting = found.thorax
      range = found.range
      counting = .everyHinge
    }
    motion = MotionTracker(
      range: range, leadsWithTrunk: hasThorax, watchesHeight: counting == .everyHinge)
    reps = RepAssembler(counting: counting, range: range)
    alerts = AlertDesk(
      settings: configuration.alerts, deviation: profile?.flexionDeviation ?? .zero,
      lockoutFlexion: profile?.lockoutFlexion ?? .zero)
  }

  /// Feeds one sample.
  package mutating func step(_ input: SampleInput) {
    eventCount = 0
    frame = nil
    guard let span = interval(to: input.time) else { return }
    read(input, span: span)
    reading.time = input.time
    estimate(input.time)
    judge(input.time, span: span)
    follow(input.time)
    alerts.player.advance(to: input.time)
  }

  /// Tells the pipeline that nothing has come since the last sample, now at `time`. Called by the
  /// sampler while the bus is silent; a replay reaches the same state by the gap itself.
  package mutating func noSample(at time: Timestamp) {
    eventCount = 0
    frame = nil
    announceSilence(until: time)
    alerts.player.advance(to: time)
  }

  /// The data end: closes what is open.
  package mutating func finish() {
    eventCount = 0
    frame = nil
    guard let last = lastTime else { return }
    handle(reps.finish(at: last))
    alerts.player.silence()
  }

  mutating func emit(_ event: CoreEvent) {
    if eventCount < 8 {
      events[eventCount] = event
      eventCount &+= 1
    }
  }
}

/// What one sample showed.
package struct PipelineReading: BitwiseCopyable, Sendable {
  package var time = Timestamp(microseconds: 0)
  package var pelvisPitch = Angle.zero
  package var trunkPitch: Angle?
  package var flexion: FlexionEstimate?
  package var phase = LiftPhase.none
  /// The rounding condition in force.
  package var alert: AlertGrade?
  /// False after a gap, with a sensor at the end of its range, or before the filters settled.
  package var isTrusted = false
}
