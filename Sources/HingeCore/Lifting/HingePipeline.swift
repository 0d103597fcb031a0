/// The whole way from counts to reps, alerts and the buzzer line: one value, one `step` a sample.
///
/// Integers only, no heap, no clock, bounded work. What it is fed and what it was set up with
/// decide every bit of what comes out, on every processor; live and replay run this very code.
///
/// What is read after every sample is stored, not computed: a call of a method that doesn't change
/// so large a value copies it first. For the same reason its own helpers are `mutating` or static.
package struct HingePipeline: BitwiseCopyable, Sendable {
  let sacrumModel: SensorModel
  let thoraxModel: SensorModel
  let nominalInterval: TimeSpan
  let basis: Basis
  let hasThorax: Bool
  let sacrumMounting: Mounting
  let thoraxMounting: Mounting

  var sacrum = OrientationFilter()
  var thorax = OrientationFilter()
  var guardian = SampleGuard()
  var motion: MotionTracker
  var reps: RepAssembler
  /// Of the samples since the last frame.
  var pending = Extremes()
  var meter: FlexionMeter?
  var slump: SlumpMeter?
  var alerts: AlertDesk

  var lastTime: Timestamp?
  var silenceAnnounced = false
  /// Samples are missing before this one.
  var isBridging = false
  /// Time stands still for the alerts until then: a floor contact's impact.
  var impactUntil: Timestamp?

  /// Events of the last step.
  package internal(set) var events = EventList()
  /// What the last sample showed.
  package internal(set) var reading = PipelineReading()
  /// The frame that the last sample ended, if any.
  package internal(set) var frame: MotionFrame?
  /// Up in the sacral sensor's frame.
  package var sacrumUp: UnitVector { sacrum.up }
  package var sacrumBias: Vector3<AngularRate> { sacrum.bias }
  /// Whether the buzzer line is to be on.
  package private(set) var buzzerIsOn = false
  /// The rep that is going on or was counted last, within its set; and the set.
  package var repsInSet: Int32 { reps.repsInSet }
  package var setNumber: Int32 { reps.setNumber }
  package var isInSet: Bool { reps.isInSet }

  package init(_ configuration: PipelineConfiguration) {
    sacrumModel = configuration.sacrum
    thoraxModel = configuration.thorax
    nominalInterval = configuration.nominalInterval
    var deviation = Angle.zero
    var lockoutFlexion = Angle.zero
    var fastest = AngularRate.zero
    let counting: RepAssembler.Counting
    let range: Angle
    switch configuration.basis {
    case .profile(let profile):
      basis = Basis(profile)
      deviation = profile.flexionDeviation
      lockoutFlexion = profile.lockoutFlexion
      fastest = profile.peakRiseRate
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
      basis = Basis(nil)
      hasThorax = found.sensorCount == 2
      sacrumMounting = found.sacrum
      thoraxMounting = found.thorax
      range = found.range
      counting = .everyHinge
    }
    motion = MotionTracker(
      range: range,
      heightCheck: counting == .everyHinge ? .kneeBend : hasThorax ? .none : .tuck,
      fastest: fastest)
    reps = RepAssembler(counting: counting, range: range)
    alerts = AlertDesk(
      settings: configuration.alerts, deviation: deviation, lockoutFlexion: lockoutFlexion)
  }

  /// Feeds one sample.
  package mutating func step(_ input: SampleInput) {
    events.removeAll()
    frame = nil
    guard let span = interval(to: input.time) else { return }
    read(input, span: span)
    reading.time = input.time
    estimate(input.time)
    judge(input.time, span: span)
    follow(input.time)
    settle()
    alerts.player.advance(to: input.time)
    buzzerIsOn = alerts.player.isOn
  }

  /// Tells the pipeline that nothing has come since the last sample, now at `time`. Called by the
  /// sampler while the bus is silent; a replay reaches the same state by the gap itself.
  package mutating func noSample(at time: Timestamp) {
    events.removeAll()
    frame = nil
    announceSilence(until: time)
    alerts.player.advance(to: time)
    buzzerIsOn = alerts.player.isOn
  }

  /// The data end: closes what is open.
  package mutating func finish() {
    events.removeAll()
    frame = nil
    guard let last = lastTime else { return }
    passOnPending(at: last)
    reps.finish(at: last, into: &events)
    settle()
    alerts.player.silence()
    buzzerIsOn = alerts.player.isOn
  }

  mutating func emit(_ event: CoreEvent) { events.add(event) }
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
