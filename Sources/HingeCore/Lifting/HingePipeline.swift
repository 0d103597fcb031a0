/// The whole way from counts to reps, alerts and the buzzer line: one value, one `step` a sample.
///
/// Integers only, no heap, no clock, bounded work. What it is fed and what it was set up with
/// decide every bit of what comes out, on every processor; live and replay run this very code.
///
/// What is read after every sample is stored, not computed: a call of a method that doesn't change
/// so large a value copies it first. For the same reason its own helpers are `mutating` or static.
package struct HingePipeline: BitwiseCopyable, Sendable {
  // Set by `restart` and, the mountings, by a tare.
  var sacrumModel: SensorModel
  var thoraxModel: SensorModel
  private(set) var nominalInterval: TimeSpan
  private(set) var basis = Basis(nil)
  private(set) var hasThorax = false
  var sacrumMounting = Mounting.aligned
  var thoraxMounting = Mounting.aligned

  var sacrum = OrientationFilter()
  var thorax = OrientationFilter()
  var guardian = SampleGuard()
  var motion = MotionTracker()
  var reps = RepAssembler()
  /// Of the samples since the last frame.
  var pending = Extremes()
  /// Where flexion comes from; the other meter rests.
  private(set) var source = FlexionSource.none
  var meter = FlexionMeter()
  var slump = SlumpMeter()
  var alerts = AlertDesk()
  var drift = DriftWatch()

  var lastTime: Timestamp?
  var silenceAnnounced = false
  /// Samples in a row that were dropped since their time did not advance.
  var dropped: UInt8 = 0
  /// A sensor gives the same counts over and over.
  var isFrozen = false
  /// Samples are missing before this one.
  var isBridging = false
  /// Without a profile: at its deepest this bend goes to a side.
  var isSideways = false
  /// To the side, looked at every 80 ms.
  var lean = Angle.zero
  /// About the vertical since standing.
  var twist = Angle.zero
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
  /// The sacral gyro's bias as learnt so far, °/s, Q15.16.
  package var sacrumBias: Vector3<AngularRate> { sacrum.bias }
  /// Whether the buzzer line is to be on.
  package internal(set) var buzzerIsOn = false
  /// The rep that is going on or was counted last, within its set; and the set.
  package var repsInSet: Int32 { reps.repsInSet }
  package var setNumber: Int32 { reps.setNumber }
  package var isInSet: Bool { reps.isInSet }

  /// A pipeline that has seen nothing yet.
  package init(_ configuration: PipelineConfiguration) {
    sacrumModel = configuration.sacrum
    thoraxModel = configuration.thorax
    nominalInterval = configuration.nominalInterval
    restart(configuration)
  }

  /// Forgets everything and begins with a configuration.
  ///
  /// In place, part by part: a small processor has no room on its stack for a second pipeline, which
  /// any `init` of so large a value builds before it is copied to where it stays. Memory filled
  /// with zeros is good enough to call this on (`Tests/CrossProcessor` does).
  package mutating func restart(_ configuration: PipelineConfiguration) {
    sacrumModel = configuration.sacrum
    thoraxModel = configuration.thorax
    nominalInterval = configuration.nominalInterval
    startFilters()
    source = .none
    var scatter = Angle.zero
    var lockoutFlexion = Angle.zero
    switch configuration.basis {
    case .profile(let profile):
      wear(profile)
      drift.expect(
        lockoutPitch: profile.sacrumLockout, lockoutFlexion: profile.lockoutFlexion,
        bottom: hasThorax ? profile.neutral.bottomPitch : profile.sacrumStyleBottom)
      scatter = profile.flexionDeviation
      lockoutFlexion = profile.lockoutFlexion
    case .found(let found): wear(found)
    }
    alerts.restart(
      settings: configuration.alerts, deviation: scatter, lockoutFlexion: lockoutFlexion)
    lastTime = nil
    silenceAnnounced = false
    dropped = 0
    isBridging = false
    isFrozen = false
    impactUntil = nil
    isSideways = false
    twist = .zero
    lean = .zero
    pending.clear()
    events.removeAll()
    reading = PipelineReading()
    frame = nil
    buzzerIsOn = false
  }

  // The parts of `restart`, not inlined: what one leaves on the stack is gone before the next.
  @inline(never)
  private mutating func startFilters() {
    sacrum = OrientationFilter()
    thorax = OrientationFilter()
    guardian.restart()
    drift = DriftWatch()
  }

  @inline(never)
  private mutating func wear(_ profile: WearerProfile) {
    basis = Basis(profile)
    hasThorax = profile.sensorCount == 2
    sacrumMounting = profile.sacrum
    thoraxMounting = profile.thorax
    sacrum.assumeBias(profile.sacrumBias)
    thorax.assumeBias(profile.thoraxBias)
    // With two sensors flexion itself is measured even where rounding is not judged.
    if hasThorax {
      source = .meter
      meter.restart(profile)
    } else if profile.rounding == .judged {
      source = .slump
      slump.restart(profile)
    }
    follow(
      profile.style.startsFromFloor ? .fromFloor : .fromLockout, range: profile.range,
      fastest: profile.peakRiseRate)
  }

  @inline(never)
  private mutating func wear(_ found: FoundMounting) {
    basis = Basis(nil)
    hasThorax = found.sensorCount == 2
    sacrumMounting = found.sacrum
    thoraxMounting = found.thorax
    follow(.everyHinge, range: found.range, fastest: .zero)
  }

  private mutating func follow(
    _ counting: RepAssembler.Counting, range: Angle, fastest: AngularRate
  ) {
    motion.restart(
      range: range,
      heightCheck: counting == .everyHinge ? .kneeBend : hasThorax ? .none : .tuck,
      fastest: fastest)
    reps.restart(counting: counting, range: range)
  }

  /// Feeds one sample.
  package mutating func step(_ input: SampleInput) {
    events.removeAll()
    frame = nil
    guard let span = interval(to: input.time) else {
      // One bad time stamp ends no alarm; a clock that stands still must not leave the buzzer on.
      if dropped == Self.patience {
        alerts.player.silence()
        buzzerIsOn = false
      }
      return
    }
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

/// What tells the flexion.
enum FlexionSource: UInt8, BitwiseCopyable, Sendable {
  /// No calibration, or one sensor that cannot tell.
  case none
  /// Two sensors.
  case meter
  /// One.
  case slump
}

/// What one sample showed.
package struct PipelineReading: BitwiseCopyable, Sendable {
  /// Of the sample.
  package var time = Timestamp(microseconds: 0)
  /// Sagittal pitches from standing, forward positive, Q15.16 degrees; T12's is nil with one sensor.
  package var pelvisPitch = Angle.zero
  package var trunkPitch: Angle?
  /// Nil where unknown: no trust in the data, or nothing to tell it from.
  package var flexion: FlexionEstimate?
  /// Of the last frame.
  package var phase = LiftPhase.none
  /// The rounding condition in force.
  package var alert: AlertGrade?
  /// False after a gap, with a sensor at the end of its range, or before the filters settled.
  package var isTrusted = false
}
