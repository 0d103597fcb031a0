/// All conditions in one place: what is in force, what is raised, and what the buzzer says of it.
struct AlertDesk: BitwiseCopyable, Sendable {
  private var settings = AlertSettings()
  /// Nothing is raised below neutral plus this: the larger of the setting and three times the
  /// wearer's own scatter.
  private var floor = Angle.zero
  private var leanLimit = Angle.zero
  var latch = RoundingLatch()
  var player = BuzzerPlayer()
  private var schedule = FeedbackSchedule(mode: .full)
  private var watch = SetWatch()
  /// Set by the first lift-off from the floor, or the first descent from lockout.
  private var isArmed = false
  private var setupSince: Timestamp?
  private var setupRaised = false
  /// Frames in a row at the bar with a neutral back.
  private var readyFrames: UInt8 = 0
  private var leanSince: Timestamp?
  private var leanRaised = false
  private var stopRaised = false
  private var creepRaised = false
  /// The feedback lets the buzzer speak of the alarm in force.
  private var alarmSounds = false
  /// The last sample. A condition may be dated before it; the buzzer speaks now or it would be
  /// over before it was heard.
  var now = Timestamp(microseconds: 0)
  /// What is raised belongs to this set; 0 between sets.
  var set: Int32 = 0

  private static let setupHold = TimeSpan(milliseconds: 300)
  /// 0.3 s.
  private static let readyAfter: UInt8 = 15
  private static let leanHold = TimeSpan(milliseconds: 250)

  /// Begins anew, in place.
  mutating func restart(settings: AlertSettings, deviation: Angle, lockoutFlexion: Angle) {
    self.settings = settings
    floor = max(settings.floorAngle, deviation + deviation + deviation)
    leanLimit = min(lockoutFlexion, .zero) - settings.hyperextension
    latch = RoundingLatch()
    player = BuzzerPlayer()
    schedule = FeedbackSchedule(mode: settings.feedback)
    watch = SetWatch()
    isArmed = false
    setupSince = nil
    setupRaised = false
    readyFrames = 0
    leanSince = nil
    leanRaised = false
    stopRaised = false
    creepRaised = false
    alarmSounds = false
    now = Timestamp(microseconds: 0)
    set = 0
  }

  /// Another rule from now on; what sounds is ended where it may not.
  mutating func setFeedback(_ mode: FeedbackMode) {
    settings.feedback = mode
    schedule.mode = mode
    if mode == .silent { player.stop(.alarm) }
    alarmSounds = alarmSounds && mode != .silent
  }

  /// Rounding at one sample; gives the grade that it raises.
  @inline(__always) mutating func judge(
    _ flexion: FlexionEstimate?, time: Timestamp, span: TimeSpan, isMuted: Bool,
    into events: inout EventList
  ) -> AlertGrade? {
    let before = latch.grade
    let raised = latch.add(
      reserve: flexion?.reserve, excess: flexion?.excess ?? .zero, floor: floor, time: time,
      span: span, isArmed: isArmed, isMuted: isMuted, settings: settings)
    if before == .alarm && latch.grade == nil { player.stop(.alarm) }
    if let grade = raised {
      raise(.rounding, grade, grade == .alarm ? .alarm : .warning, at: time, &events)
    }
    return raised
  }

  /// A frame: arming, the set-up check and the lockout.
  mutating func follow(
    _ update: MotionTracker.Update, state: BendTracker.State, flexion: FlexionEstimate?,
    isReach: Bool, isInSet: Bool, mayBeLift: Bool, startsFromFloor: Bool,
    into events: inout EventList
  ) {
    // Armed by the first lift-off, before the rise is certain: an alarm must not wait for that.
    switch state {
    case .rising where mayBeLift: isArmed = true
    case .lowering, .bottom, .rising:
      if !mayBeLift { return }
      if !startsFromFloor || isInSet { isArmed = true }
      if update.rate < AngularRate(degreesPerSecond: -6) { isArmed = true }
      // Whoever has stood at the bar with a neutral back and loses it then is pulling: at lift-off
      // a back gives way before the trunk turns.
      let isReady = state == .bottom && flexion.map { $0.reserve < settings.clearReserve } ?? false
      readyFrames = isReady ? min(readyFrames &+ 1, Self.readyAfter) : 0
      if readyFrames == Self.readyAfter { isArmed = true }
    case .upright:
      if !isInSet { isArmed = false }
    }
    checkSetup(update.frame.time, state, flexion, isReach: isReach, &events)
    checkLockout(update.frame.time, state, flexion, isInSet: isInSet, &events)
  }

  private mutating func checkSetup(
    _ time: Timestamp, _ state: BendTracker.State, _ flexion: FlexionEstimate?, isReach: Bool,
    _ events: inout EventList
  ) {
    guard isReach, state == .bottom, !isArmed, let flexion,
      flexion.reserve > settings.warnReserve, flexion.excess > floor
    else {
      setupSince = nil
      if state == .upright { setupRaised = false }
      return
    }
    let since = setupSince ?? time
    setupSince = since
    if setupRaised || time.since(since) < Self.setupHold { return }
    setupRaised = true
    raise(.setup, .warn, .setup, at: time, &events)
  }

  private mutating func checkLockout(
    _ time: Timestamp, _ state: BendTracker.State, _ flexion: FlexionEstimate?, isInSet: Bool,
    _ events: inout EventList
  ) {
    guard isInSet, state == .upright, let flexion, flexion.flexion < leanLimit else {
      leanSince = nil
      if state != .upright { leanRaised = false }
      return
    }
    let since = leanSince ?? time
    leanSince = since
    if leanRaised || time.since(since) < Self.leanHold { return }
    leanRaised = true
    raise(.hyperextension, .warn, .hyperextension, at: time, &events)
  }

  /// True where this rep's peak has crept beyond the first two's.
  func isCreeping(_ rep: Rep) -> Bool {
    var copy = watch
    return copy.add(rep, alarmedInARow: 0, settings: settings).creep
  }

  /// A rep has been completed and graded.
  mutating func completed(_ rep: Rep, at time: Timestamp, into events: inout EventList) {
    schedule.completed(alarmed: rep.verdict == .lost)
    // What follows from a set's last rep is the set's, though it has just ended.
    set = rep.setNumber
    let findings = watch.add(rep, alarmedInARow: schedule.alarmedReps, settings: settings)
    if findings.creep && rep.verdict != .noCall && !creepRaised {
      creepRaised = true
      raise(.creep, .warn, .creep, at: time, &events)
    }
    if findings.tooFast {
      raise(.tempo, .warn, .tempo, at: time, &events)
    }
    if findings.stop && !stopRaised {
      stopRaised = true
      raise(.stopSet, .warn, .stopSet, at: time, &events)
    }
  }

  mutating func setEnded(_ summary: SetSummary, at time: Timestamp) {
    isArmed = false
    watch.restart()
    schedule.setEnded()
    stopRaised = false
    creepRaised = false
    if summary.reps > 0 && settings.feedback != .silent { player.play(.setEnd, at: time) }
  }

  /// A lost sensor sounds in every feedback mode: silence is never taken for good form.
  mutating func raiseSensorLost(at time: Timestamp, into events: inout EventList) {
    player.play(.sensorLost, at: time)
    events.add(
      .alert(Alert(time: time, kind: .sensor, grade: .alarm, sounded: true, setNumber: set)))
  }

  /// The posture no longer fits the calibration.
  mutating func raiseRecalibrate(at time: Timestamp, into events: inout EventList) {
    raise(.recalibrate, .warn, .recalibrate, at: time, &events)
  }

  /// Ends the rounding condition: it can no longer be told.
  mutating func dropRounding() {
    latch.restart()
    player.stop(.alarm)
  }

  /// Samples come again: an alarm that the loss interrupted goes on while its condition holds.
  mutating func sensorIsBack(at time: Timestamp) {
    player.stop(.sensorLost)
    if latch.grade == .alarm && alarmSounds { player.play(.alarm, at: time) }
  }

  // Once in the code: every kind of alert comes this way.
  @inline(never)
  private mutating func raise(
    _ kind: AlertKind, _ grade: AlertGrade, _ pattern: BuzzerPattern, at time: Timestamp,
    _ events: inout EventList
  ) {
    let sounds = schedule.sounds(inSet: max(set, 1))
    if pattern == .alarm { alarmSounds = sounds }
    if sounds { player.play(pattern, at: now) }
    events.add(
      .alert(Alert(time: time, kind: kind, grade: grade, sounded: sounds, setNumber: set)))
  }
}
