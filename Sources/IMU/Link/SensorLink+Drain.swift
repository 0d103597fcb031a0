import HingeCore

// Reading: how much is there, take it, put times to it.
extension SensorLink {
  /// No sample for this long from a chip that should make them: it stands still.
  private static let silence = TimeSpan(milliseconds: 100)
  /// Looks in a row with a remainder until the stream counts as shifted.
  private static let remainderLimit: Int32 = 4
  private static let doubtLimit: Int32 = 3
  /// Bytes of one read. A Raspberry Pi that saves power clocks a bus of 100 kHz at 62: this then takes
  /// 38 ms, and the adapter gives up after 50.
  private static let longestRead: Int32 = 256
  /// Reads of one drain: bounded, and more than the largest FIFO needs.
  private static let reads = 32

  mutating func drain<Bus: RegisterBus>(
    _ bus: inout Bus, from before: Timestamp, _ moments: some MomentSource
  ) {
    let status: FIFOStatus
    do {
      status = try readStatus(&bus)
    } catch {
      transferFailed(error, at: moments.now())
      return
    }
    let after = moments.now()
    transferred(at: after)
    if !isBelievable(status, at: after) { return }
    if status.isOverflowed {
      cut(.overflowed, &bus, at: after)
      return
    }
    remainders = status.hasRemainder ? remainders &+ 1 : 0
    if remainders >= Self.remainderLimit {
      remainders = 0
      cut(.misaligned, &bus, at: after)
      return
    }
    let units = Int32(chip.fifo.unitsPerSample)
    switch clock.look(
      total: taken &+ Int64(status.units / units), before: before, after: after)
    {
    case .steady: break
    case .gap: tell(.samplesLost, 0, at: after)
    case .surplus:
      cut(.overflowed, &bus, at: after)
      return
    }
    var last = after
    if status.units < units {
      if after.since(lastSamples) > Self.silence {
        tell(.silent, 0, at: after)
        breakOff(at: after)
      }
    } else {
      lastSamples = after
      last = take(status, &bus, moments)
    }
    if phase == .running { scrub(&bus, at: last, moments) }
  }

  private mutating func readStatus<Bus: RegisterBus>(
    _ bus: inout Bus
  ) throws(BusError) -> FIFOStatus {
    let length = Int(min(chip.fifo.statusLength, 4))
    try read(length, from: chip.fifo.statusRegister, &bus)
    return buffer.span.withUnsafeBufferPointer {
      chip.readStatus(UnsafeBufferPointer(rebasing: $0[0..<length]))
    }
  }

  /// A count beyond what the FIFO holds, or beyond what the time can have brought, is read again
  /// before anything is done about it: some chips give a wrong one now and then.
  private mutating func isBelievable(_ status: FIFOStatus, at time: Timestamp) -> Bool {
    if status.units >= 0 && status.units <= chip.fifo.capacity {
      doubts = 0
      return true
    }
    doubts &+= 1
    if doubts >= Self.doubtLimit {
      doubts = 0
      tell(.registerChanged, Int32(chip.fifo.statusRegister), at: time)
      breakOff(at: time)
    } else {
      due = time.advanced(by: TimeSpan(milliseconds: 1))
    }
    return false
  }

  /// Gives when the last read had ended.
  private mutating func take<Bus: RegisterBus>(
    _ status: FIFOStatus, _ bus: inout Bus, _ moments: some MomentSource
  ) -> Timestamp {
    let unitBytes = Int32(max(chip.fifo.unitBytes, 1))
    let most = min(
      Self.longestRead / unitBytes,
      Int32(SampleBatch.capacity) &* Int32(chip.fifo.unitsPerSample))
    var left = status.units
    if let place = status.place { state.place = place }
    var now = lastSamples
    for _ in 0..<Self.reads {
      if left <= 0 { break }
      let units = min(left, most)
      let length = Int(units &* unitBytes)
      do {
        try read(length, from: chip.fifo.dataRegister, &bus)
      } catch {
        now = moments.now()
        // Nobody answered: nothing was taken out. Cut in the middle the stream is shifted.
        if error.kind == .noAnswer {
          transferFailed(error, at: now)
        } else {
          failures &+= 1
          tell(.busFailed, error.errno, at: now)
          cut(.misaligned, &bus, at: now)
        }
        return now
      }
      now = moments.now()
      transferred(at: now)
      batch.removeAll()
      Self.decode(chip.decode, &buffer, length, &state, &batch)
      left &-= units
      if hasLostSetUp(&bus, at: now) { return now }
      deliver(at: now)
      if phase != .running { return now }
      if let fault = batch.fault {
        cut(fault, &bus, at: now)
        return now
      }
    }
    return now
  }

  private mutating func deliver(at now: Timestamp) {
    let before = delivered
    var isFrozen = false
    for index in 0..<batch.count where !isFrozen {
      let sample = batch.sample(index)
      taken &+= 1
      let time = clock.next()
      if !sample.isValid { continue }
      isFrozen = freeze.add(sample.counts)
      if isFrozen { continue }
      if let value = sample.temperature { temperature = value }
      if downSince != nil && !isProven(at: now) { continue }
      delivered &+= 1
      queue.add(TimedQueue.Element(time: time, counts: sample.counts))
    }
    if delivered > before { ladder.deliver(at: now) }
    if isFrozen {
      tell(.frozen, 0, at: now)
      breakOff(at: now)
    }
  }

  /// After a fault: it measures, and has for long enough where it keeps failing.
  private mutating func isProven(at now: Timestamp) -> Bool {
    if !freeze.isAlive { return false }
    let since = provingSince ?? now
    provingSince = since
    if now.since(since) < flaps.proof(at: now) { return false }
    if let downSince, delivered > 0 {
      tell(.recovered, Int32(clamping: now.since(downSince).milliseconds), at: now)
    }
    downSince = nil
    return true
  }

  /// Empties the FIFO, and begins anew with what comes then.
  mutating func cut<Bus: RegisterBus>(_ fault: FIFOFault, _ bus: inout Bus, at time: Timestamp) {
    tell(.streamCut, Int32(fault.rawValue), at: time)
    if fault == .reconfigured {
      breakOff(at: time)
    } else if empty(&bus, at: time) {
      startStream(at: time)
    }
  }

  /// False where it failed: half emptied, nothing is known of the chip.
  mutating func empty<Bus: RegisterBus>(_ bus: inout Bus, at time: Timestamp) -> Bool {
    do {
      for step in 0..<4 {
        guard let value = chip.fifo.reset[step] else { break }
        try bus.write(value.value, to: value.register, of: address)
      }
      return true
    } catch {
      failures &+= 1
      tell(.busFailed, error.errno, at: time)
      breakOff(at: time)
      return false
    }
  }

  /// What is counted from the FIFO's emptying on.
  mutating func startStream(at time: Timestamp) {
    state = FIFOState()
    state.skip = Self.skippedAfterCut
    clock.cut()
    taken = 0
    remainders = 0
    lastSamples = time
  }

  /// The chip is there and is not to be trusted.
  mutating func breakOff(at time: Timestamp) {
    mayBeIntact = false
    obey(ladder.dataBroken(at: time), at: time)
  }

  /// Records that were being written while the FIFO was emptied.
  private static let skippedAfterCut: Int32 = 2

  private mutating func transferred(at time: Timestamp) {
    ladder.transferred()
    weigh(hasFailed: false, at: time)
  }

  private mutating func weigh(hasFailed: Bool, at time: Timestamp) {
    if let share = quality.add(hasFailed: hasFailed, at: time) { tell(.unsteady, share, at: time) }
  }

  mutating func transferFailed(_ error: BusError, at time: Timestamp) {
    failures &+= 1
    weigh(hasFailed: true, at: time)
    let action = ladder.transferFailed(error.kind, at: time)
    if case .retry = action {} else { tell(.busFailed, error.errno, at: time) }
    if phase == .running { mayBeIntact = true }
    obey(action, at: time)
  }

  private static func decode(
    _ decode: (UnsafeBufferPointer<UInt8>, inout FIFOState, inout SampleBatch) -> Void,
    _ buffer: inout InlineArray<256, UInt8>, _ length: Int, _ state: inout FIFOState,
    _ batch: inout SampleBatch
  ) {
    buffer.span.withUnsafeBufferPointer {
      decode(UnsafeBufferPointer(rebasing: $0[0..<min(length, $0.count)]), &state, &batch)
    }
  }

  /// One transaction into the first `length` bytes of the buffer.
  mutating func read<Bus: RegisterBus>(
    _ length: Int, from register: UInt8, _ bus: inout Bus
  ) throws(BusError) {
    let address = address
    var span = buffer.mutableSpan
    try span.withUnsafeMutableBufferPointer { bytes throws(BusError) in
      try bus.read(
        from: register, of: address, into: UnsafeMutableBufferPointer(rebasing: bytes[0..<length]))
    }
  }
}
