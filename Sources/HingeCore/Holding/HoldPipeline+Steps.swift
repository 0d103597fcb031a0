// The stages of one step, in order.
extension HoldPipeline {
  private static let silentAfter = TimeSpan(milliseconds: 500)
  /// Samples in a row whose time does not advance until the buzzer is silenced.
  static let patience: UInt8 = 100
  /// Nobody knows any longer what happened meanwhile.
  private static let longestUnseen = TimeSpan(milliseconds: 5000)
  private static let frozenAfter = TimeSpan(milliseconds: 1000)

  /// The time since the last sample, bounded for the filters; nil where the sample must be dropped.
  mutating func interval(to time: Timestamp) -> TimeSpan? {
    guard let last = lastTime else {
      lastTime = time
      return nominalInterval
    }
    let span = time.since(last)
    guard span > .zero else {
      dropped = min(dropped &+ 1, Self.patience)
      events.add(.fault(Fault(time: last, kind: .timeReversed, sensor: 0, detail: 0)))
      return nil
    }
    isBridging =
      span.microseconds > nominalInterval.microseconds &+ nominalInterval.microseconds &>> 1
    if isBridging { gap(span, until: time) }
    lastTime = time
    dropped = 0
    silenceAnnounced = false
    return min(span, OrientationFilter.longestBridge)
  }

  private mutating func gap(_ span: TimeSpan, until time: Timestamp) {
    let length = Int32(saturating: span.milliseconds)
    events.add(.fault(Fault(time: time, kind: .gap, sensor: 0, detail: length)))
    announceSilence(until: time)
    if !isFrozen { player.stop(.sensorLost) }
    if span <= OrientationFilter.longestBridge { return }
    sacrum.restart()
    thorax.restart()
    // What of it is longer than the bridge that every sample may be.
    miss(
      TimeSpan(
        microseconds: span.microseconds &- OrientationFilter.longestBridge.microseconds),
      until: time)
  }

  mutating func announceSilence(until time: Timestamp) {
    guard let last = lastTime, time.since(last) >= Self.silentAfter else { return }
    if !silenceAnnounced {
      silenceAnnounced = true
      raiseSensorLost(at: last.advanced(by: Self.silentAfter))
    }
    if isHolding && time.since(lastSeen) >= Self.longestUnseen { end(.dataEnded, at: lastSeen) }
  }

  private mutating func raiseSensorLost(at time: Timestamp) {
    events.add(.sensorLost(at: time))
    player.stop(.holdLost)
    player.play(.sensorLost, at: time)
  }

  /// Counts to rates, forces and up directions.
  mutating func read(_ input: SampleInput, span: TimeSpan) {
    let wasFrozen = isFrozen
    let wasTrusted = reading.isTrusted
    let atEnd = sacrumModel.saturation(of: input.sacrum)
    // The same counts over and over look like perfect rest, and would be learnt as the gyro's bias.
    if !wasFrozen {
      Self.update(&sacrum, input.sacrum, &sacrumModel, span: span, atEnd, isBridge: isBridging)
    }
    look(
      input.sacrum, atEnd, hasLostTurn: atEnd.gyro && !sacrum.isHolding, sensor: 1,
      time: input.time, span: span)
    if hasThorax {
      let atEnd = thoraxModel.saturation(of: input.thorax)
      if !wasFrozen {
        Self.update(&thorax, input.thorax, &thoraxModel, span: span, atEnd, isBridge: isBridging)
      }
      look(
        input.thorax, atEnd, hasLostTurn: atEnd.gyro && !thorax.isHolding, sensor: 2,
        time: input.time, span: span)
    }
    isFrozen = guardian.isFrozen
    if isFrozen && !wasFrozen { freeze(at: input.time) }
    if wasFrozen && !isFrozen {
      sacrum.restart()
      thorax.restart()
    }
    reading.isTrusted =
      sacrum.isSettled && (!hasThorax || thorax.isSettled)
      && !guardian.isSaturated(at: input.time) && !isFrozen
    if !wasTrusted && reading.isTrusted { player.stop(.sensorLost) }
  }

  /// What was seen in the second before a sensor is known to be frozen was not seen.
  private mutating func freeze(at time: Timestamp) {
    if !isHolding || unseenFor > .zero { return }
    let real = max(time.goingBack(Self.frozenAfter), gauge.start)
    unseenFor = lastSeen.since(min(real, lastSeen))
    lastSeen = min(real, lastSeen)
  }

  @inline(never)
  private mutating func look(
    _ sample: RawSample, _ saturation: Saturation, hasLostTurn: Bool, sensor: Int32,
    time: Timestamp, span: TimeSpan
  ) {
    guard
      let fault = guardian.look(
        sample, sensor: sensor, isSaturated: saturation.isAny, hasLostTurn: hasLostTurn,
        time: time, span: span)
    else { return }
    events.add(.fault(fault))
    if fault.kind == .frozen { raiseSensorLost(at: time) }
  }

  @inline(never)
  private static func update(
    _ filter: inout OrientationFilter, _ sample: RawSample, _ model: inout SensorModel,
    span: TimeSpan, _ saturation: Saturation, isBridge: Bool
  ) {
    filter.update(
      rate: model.gyro.convert(sample.gx, sample.gy, sample.gz),
      force: model.accel.convert(sample.ax, sample.ay, sample.az), span: span,
      saturation: saturation, isBridge: isBridge)
  }

  /// Data that can't be used: what is held meanwhile nobody knows.
  mutating func miss(_ span: TimeSpan, until time: Timestamp) {
    builder.restart()
    steps.restart()
    finder.forget()
    guard isHolding else { return }
    if unseenFor == .zero { player.stop(.holdLost) }
    unseenFor = TimeSpan(microseconds: unseenFor.microseconds &+ span.microseconds)
    if unseenFor >= Self.longestUnseen { end(.dataEnded, at: lastSeen) }
  }

  /// The data can be used.
  mutating func see(_ time: Timestamp) {
    if isHolding && unseenFor > .zero {
      gaps &+= 1
      missing = TimeSpan(microseconds: missing.microseconds &+ unseenFor.microseconds)
      gauge.restart(at: time)
      if gauge.loss != nil { sound(.holdLost, at: time) }
    }
    unseenFor = .zero
    lastSeen = time
  }

  /// Finds, follows and ends holds: at the pace of the frames.
  mutating func follow(_ time: Timestamp) {
    let pelvis = SegmentUp(sacrumMounting, up: sacrum.up)
    let upper = hasThorax ? SegmentUp(thoraxMounting, up: thorax.up) : pelvis
    guard
      let frame = builder.add(
        time, pelvis: pelvis, thorax: upper, vertical: sacrum.verticalAcceleration)
    else { return }
    steps.add(frame)
    if isHolding {
      hold(frame, time)
    } else if let found = finder.add(frame, steps: &steps) {
      begin(found, frame, time)
    }
  }

  @inline(never)
  private mutating func begin(_ found: HoldFinder.Found, _ frame: HoldFrame, _ time: Timestamp) {
    gauge.begin(
      found, limits: limits, rest: finder.rest, window: finder.window, now: frame.time)
    isHolding = true
    holdNumber &+= 1
    gaps = 0
    missing = .zero
    events.add(
      .started(
        number: holdNumber, kind: found.plane.kind, side: found.plane.side, at: found.start))
    sound(.holdStart, at: time)
  }

  @inline(never)
  private mutating func hold(_ frame: HoldFrame, _ time: Timestamp) {
    switch gauge.add(frame, steps: &steps) {
    case .none: break
    case .lost(let what, let began):
      events.add(.lost(what: what, at: began))
      sound(.holdLost, at: time)
    case .regained(let since):
      events.add(.regained(at: since))
      player.stop(.holdLost)
    case .over(let ending, let end):
      self.end(ending, at: end)
      return
    }
    if let target, heldSoFar(time) >= target {
      end(.targetReached, at: time)
      sound(.holdDone, at: time)
    }
  }

  private func heldSoFar(_ time: Timestamp) -> TimeSpan {
    let whole = time.since(gauge.start).microseconds &- missing.microseconds
    return TimeSpan(microseconds: max(whole &- gauge.lostSoFar.microseconds, 0))
  }

  /// Ends the hold that goes on.
  @inline(never)
  mutating func end(_ ending: HoldEnding, at end: Timestamp) {
    isHolding = false
    player.stop(.holdLost)
    let kind = gauge.plane.kind
    events.add(
      .ended(
        gauge.ended(
          ending, at: end, number: holdNumber, isChosen: chosen != nil, gaps: gaps,
          missing: missing)))
    unseenFor = .zero
    if ending == .left || ending == .dataEnded {
      finder.forget()
    } else {
      finder.block(kind)
    }
    reading.state = .over
  }

  private mutating func sound(_ pattern: BuzzerPattern, at time: Timestamp) {
    if feedback != .silent { player.play(pattern, at: time) }
  }

  /// What a live view shows.
  mutating func show(_ time: Timestamp) {
    reading.sag = nil
    reading.rotation = nil
    reading.sway = nil
    reading.loss = nil
    if isHolding {
      reading.state = gauge.loss == nil ? .holding : .lost
      reading.kind = gauge.plane.kind
      reading.side = gauge.plane.side
      reading.loss = gauge.loss
      let now = unseenFor > .zero ? lastSeen : time
      reading.elapsed = now.since(gauge.start)
      reading.held = heldSoFar(now)
      if reading.isTrusted {
        reading.sag = gauge.sag
        reading.rotation = gauge.rotation
        reading.sway = gauge.sway
      }
    } else if let settling = finder.settling {
      reading.state = .settling
      reading.kind = settling.plane.kind
      reading.side = settling.plane.side
      reading.elapsed = time.since(settling.since)
      reading.held = .zero
    } else if reading.state != .over {
      reading.state = .waiting
      reading.elapsed = .zero
      reading.held = .zero
    }
  }
}
