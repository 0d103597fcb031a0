// The stages of one step, in order.
extension HingePipeline {
  private static let lostAfter = TimeSpan(milliseconds: 500)
  /// Samples in a row whose time does not advance until the buzzer is silenced.
  static let patience: UInt8 = 100
  private static let forgottenAfter = TimeSpan(milliseconds: 1000)

  /// The time since the last sample, bounded for the filters; nil where the sample must be dropped.
  @inline(__always)
  mutating func interval(to time: Timestamp) -> TimeSpan? {
    let nominal = nominalInterval
    guard let last = lastTime else {
      lastTime = time
      return nominal
    }
    let span = time.since(last)
    guard span > .zero else {
      dropped = min(dropped &+ 1, Self.patience)
      emit(.fault(Fault(time: last, kind: .timeReversed, sensor: 0, detail: 0)))
      return nil
    }
    isBridging = span.microseconds > nominal.microseconds &+ nominal.microseconds &>> 1
    if isBridging { gap(span, until: time) }
    lastTime = time
    dropped = 0
    silenceAnnounced = false
    return min(span, OrientationFilter.longestBridge)
  }

  private mutating func gap(_ span: TimeSpan, until time: Timestamp) {
    let length = Int32(saturating: span.milliseconds)
    emit(.fault(Fault(time: time, kind: .gap, sensor: 0, detail: length)))
    announceSilence(until: time)
    pending.flags.insert(.gap)
    if span > OrientationFilter.longestBridge {
      sacrum.restart()
      thorax.restart()
    }
    if span >= Self.forgottenAfter {
      forgetMotion()
      alerts.latch.restart()
      alerts.player.stop(.alarm)
    }
    // Samples come again, but not from a sensor that is frozen.
    if !isFrozen { alerts.sensorIsBack(at: time) }
  }

  /// What was followed up to here does not lead to what comes. A rep that is open then takes for its
  /// lowering what may be another's.
  @inline(never)
  private mutating func forgetMotion() {
    reps.open.flags.insert(.gap)
    sacrum.restart()
    thorax.restart()
    motion.restart()
  }

  mutating func announceSilence(until time: Timestamp) {
    guard let last = lastTime, !silenceAnnounced, time.since(last) >= Self.lostAfter else { return }
    silenceAnnounced = true
    let moment = last.advanced(by: Self.lostAfter)
    alerts.raiseSensorLost(at: moment, into: &events)
  }

  /// Counts to rates, forces and up directions.
  mutating func read(_ input: SampleInput, span: TimeSpan) {
    let time = input.time
    let wasTrusted = reading.isTrusted
    let wasFrozen = isFrozen
    let atEnd = sacrumModel.saturation(of: input.sacrum)
    // The same counts over and over look like perfect rest, and would be learnt as the gyro's bias.
    if !wasFrozen {
      Self.update(&sacrum, input.sacrum, &sacrumModel, span: span, atEnd, isBridge: isBridging)
    }
    look(
      input.sacrum, atEnd, hasLostTurn: atEnd.gyro && !sacrum.isHolding, sensor: 1, time: time,
      span: span)
    if hasThorax {
      let atEnd = thoraxModel.saturation(of: input.thorax)
      if !wasFrozen {
        Self.update(&thorax, input.thorax, &thoraxModel, span: span, atEnd, isBridge: isBridging)
      }
      look(
        input.thorax, atEnd, hasLostTurn: atEnd.gyro && !thorax.isHolding, sensor: 2, time: time,
        span: span)
    }
    isFrozen = guardian.isFrozen
    if wasFrozen && !isFrozen { forgetMotion() }
    reading.isTrusted =
      sacrum.isSettled && (!hasThorax || thorax.isSettled) && !guardian.isSaturated(at: time)
      && !isFrozen
    if !wasTrusted && reading.isTrusted { alerts.sensorIsBack(at: time) }
    // Floor contact: two g at the belt and more (or none), for some 40 ms.
    let push = sacrum.verticalAcceleration
    if push > .standardGravity || push < Acceleration(raw: -1 &<< 24) {
      impactUntil = time.advanced(by: TimeSpan(milliseconds: 40))
    }
  }

  // Not inlined: once a sensor is enough.
  #if _pointerBitWidth(_64)
    @inline(__always)
  #else
    @inline(never)
  #endif
  private mutating func look(
    _ sample: RawSample, _ saturation: Saturation, hasLostTurn: Bool, sensor: Int32,
    time: Timestamp, span: TimeSpan
  ) {
    if let fault = guardian.look(
      sample, sensor: sensor, isSaturated: saturation.isAny, hasLostTurn: hasLostTurn, time: time,
      span: span)
    {
      emit(.fault(fault))
      if fault.kind == .frozen {
        alerts.raiseSensorLost(at: time, into: &events)
      }
    }
  }

  @inline(never)
  private static func update(
    _ filter: inout OrientationFilter, _ sample: RawSample, _ model: inout SensorModel,
    span: TimeSpan,
    _ saturation: Saturation, isBridge: Bool
  ) {
    filter.update(
      rate: model.gyro.convert(sample.gx, sample.gy, sample.gz),
      force: model.accel.convert(sample.ax, sample.ay, sample.az), span: span,
      saturation: saturation, isBridge: isBridge)
  }

  /// Segment pitches and lumbar flexion.
  @inline(__always)
  mutating func estimate(_ time: Timestamp) {
    reading.pelvisPitch = sacrumMounting.pitch(up: sacrum.up)
    reading.trunkPitch = hasThorax ? thoraxMounting.pitch(up: thorax.up) : nil
    reading.flexion = nil
    guard reading.isTrusted else { return }
    switch source {
    case .none: break
    case .meter:
      if let trunk = reading.trunkPitch {
        reading.flexion = meter.measure(pelvisPitch: reading.pelvisPitch, trunkPitch: trunk)
      }
    case .slump: reading.flexion = slump.estimate(pitch: reading.pelvisPitch)
    }
  }

  /// Rounding, and what the sample adds to the rep that owns it.
  @inline(__always)
  mutating func judge(_ time: Timestamp, span: TimeSpan) {
    alerts.now = time
    let isMuted = impactUntil.map { time < $0 } ?? false
    if let flexion = reading.flexion { pending.add(flexion, at: time) }
    if !reading.isTrusted {
      pending.flags.insert(guardian.isSaturated(at: time) ? .saturated : .gap)
    }
    if basis.isJudged {
      if let grade = alerts.judge(
        reading.flexion, time: time, span: span, isMuted: isMuted || drift.isInDoubt,
        into: &events)
      {
        pending.add(grade)
      }
      reading.alert = alerts.latch.grade
      if let grade = alerts.latch.grade { pending.grade = max(pending.grade, grade.rank) }
    }
  }

  /// Hands what the samples since the last frame brought to the rep that owns it.
  mutating func passOnPending(at time: Timestamp) {
    // Also where rounding is not judged: flexion is off all the same. Without a profile there is no doubt.
    if drift.isInDoubt { pending.flags.insert(.slipped) }
    reps.own(pending, at: time, isSettling: motion.bend.isSettling)
    pending.clear()
  }

  /// Movements, phases, reps and sets: at the pace of the frames.
  mutating func follow(_ time: Timestamp) {
    let trunk = reading.trunkPitch ?? reading.pelvisPitch
    let pelvisRate = sacrumMounting.pitchRate(sacrum.rate)
    let trunkRate = hasThorax ? thoraxMounting.pitchRate(thorax.rate) : pelvisRate
    guard
      let update = motion.add(
        time: time, pelvisPitch: reading.pelvisPitch, trunkPitch: trunk, rate: trunkRate,
        pelvisRate: pelvisRate, pelvisMayBegin: basis.startsFromFloor,
        vertical: sacrum.verticalAcceleration, turning: turning)
    else { return }
    passOnPending(at: update.time)
    let state = motion.bend.state
    let isReach = basis.startsFromFloor && !reps.hasBar
    if source == .slump {
      slump.add(
        time: update.time, pitch: update.pitch, rate: update.rate, state: state,
        risen: update.risen, isReach: isReach)
    }
    if !basis.isCalibrated && state != .rising && update.pitch >= motion.bend.deepest {
      isSideways =
        hasThorax
        ? thoraxMounting.isSideways(up: thorax.up) : sacrumMounting.isSideways(up: sacrum.up)
    }
    reps.add(
      update, state: state, atTop: motion.bend.isAtTop(update.pitch),
      isStepping: motion.isStepping, isSideways: isSideways,
      leansBack: update.frame.pelvisPitch < drift.leaningBack, into: &events)
    reading.phase = phase(of: state)
    // The bend that may begin a set belongs to it already: its warnings come before it is one.
    nameSet(state)
    if drift.isDue() && reading.isTrusted { watchDrift(update.frame, state: state) }
    // In doubt nothing is said of a posture.
    if basis.isJudged && !drift.isInDoubt {
      alerts.follow(
        update, state: state, flexion: reading.flexion, isReach: isReach,
        isInSet: reps.hasBar, mayBeLift: reps.mayBeLift, startsFromFloor: basis.startsFromFloor,
        into: &events)
    }
    if state == .upright { twist = .zero } else { followTwist(span: update.frame.span) }
    frame = MotionFrame(
      time: update.frame.time, pelvisPitch: update.frame.pelvisPitch,
      trunkPitch: hasThorax ? update.frame.trunkPitch : nil, flexion: reading.flexion?.flexion,
      reserveUsed: reading.flexion?.reserve,
      lateralLean: lean, twist: twist, phase: reading.phase, alert: reading.alert,
      isBuzzing: buzzerIsOn)
  }

  @inline(never)
  private mutating func nameSet(_ state: BendTracker.State) {
    alerts.set =
      reps.isInSet
      ? reps.setNumber : reps.mayBeLift && state != .upright ? reps.setNumber &+ 1 : 0
  }

  @inline(never)
  private mutating func watchDrift(
    _ frame: FrameBuilder.Frame, state: BendTracker.State
  ) {
    lean = sacrumMounting.lateralLean(up: sacrum.up)
    if !basis.isCalibrated { return }
    if drift.add(
      frame, lean: lean, isUpright: state == .upright, isStepping: motion.isStepping,
      isInSet: reps.isInSet, isFirm: reps.isFirm)
    {
      alerts.raiseRecalibrate(at: reading.time, into: &events)
    }
    if drift.isSeated && !reps.isFirm {
      reps.withdrawOpen(&events)
      reps.endSet(at: reading.time, &events)
    }
    // What was compared with the calibration so far is no reason to sound on.
    if drift.isInDoubt { alerts.dropRounding() }
  }

  @inline(never)
  private mutating func followTwist(span: TimeSpan) {
    var rate = sacrum.rate.dot(sacrum.up)
    if hasThorax { rate = thorax.rate.dot(thorax.up) - rate }
    // 2^32 / 10^6, to 1e-5 of it.
    let turned = (Int64(truncatingIfNeeded: rate.raw) &* span.microseconds &* 4295) &>> 32
    twist = twist + Angle(raw: Int32(saturating: turned))
  }

  /// The rate about the sacrum's fastest axis; one step of 1.5e-5 °/s less for a negative one.
  private var turning: AngularRate {
    @inline(__always) func size(_ v: AngularRate) -> Int32 { v.raw ^ (v.raw &>> 31) }
    let rate = sacrum.rate
    return AngularRate(raw: max(size(rate.x), max(size(rate.y), size(rate.z))))
  }

  private func phase(of state: BendTracker.State) -> LiftPhase {
    guard reading.isTrusted else { return .none }
    switch state {
    case .upright: return reps.isInSet ? .lockout : .standing
    case .lowering: return .eccentric
    case .bottom: return .bottom
    case .rising: return .concentric
    }
  }
}
