import HingeCore

// Reading: how much is there, take it, put times to it.
extension SensorLink {
  /// No sample for this long from a chip that should make them: it stands still, or what it gives are
  /// none.
  private static let silence = TimeSpan(milliseconds: 100)
  /// Looks in a row that were not believed, a millisecond apart.
  private static let doubtLimit: Int32 = 4
  /// Bytes of one read. A Raspberry Pi that saves power clocks a bus of 100 kHz at 62: this then takes
  /// 38 ms, and the adapter gives up after 50.
  private static let longestRead: Int32 = 256
  /// Reads of one drain.
  private static let reads = 8
  /// No read begins later than this in a drain: what is left is read in the next round, which is at
  /// once. Without it a FIFO of 8 kB on a bus of 100 kHz would hold up the buzzer for 0.7 s, and a
  /// long pause would bring more samples at once than the queue has room for.
  private static let turn = TimeSpan(milliseconds: 20)

  /// The status registers, and between which moments they were read.
  struct Look {
    var status: FIFOStatus
    var before: Timestamp
    var after: Timestamp
  }

  mutating func drain<Bus: RegisterBus>(
    _ bus: inout Bus, from before: Timestamp, _ moments: some MomentSource
  ) {
    var last = before
    do throws(BusError) {
      try comeHome(&bus)
      var look = try look(&bus, from: before, moments)
      var finding = judge(look)
      if finding != .steady || look.status.hasRemainder || isImpossible(look.status) {
        // Chips give a wrong count now and then, or are just writing a record: asked again before
        // anything is done about it. What a flag says is cleared by reading it, and stays true.
        let hasOverflowed = look.status.isOverflowed && look.status.units <= chip.fifo.capacity
        look = try self.look(&bus, from: moments.now(), moments)
        if hasOverflowed { look.status.isOverflowed = true }
        finding = judge(look)
      }
      last = follow(look, finding, &bus, moments)
    } catch {
      transferFailed(error, on: .status, at: moments.now())
    }
    if phase == .running && due == nil { scrub(&bus, at: last, moments) }
  }

  private mutating func look<Bus: RegisterBus>(
    _ bus: inout Bus, from before: Timestamp, _ moments: some MomentSource
  ) throws(BusError) -> Look {
    let length = Int(min(chip.fifo.statusLength, 4))
    if length == 2 {
      (buffer[0], buffer[1]) = try bus.readTwo(chip.fifo.statusRegister, of: address)
    } else {
      try read(length, from: chip.fifo.statusRegister, &bus)
    }
    let after = moments.now()
    transferred(.status, at: after)
    let status = buffer.span.withUnsafeBufferPointer {
      chip.readStatus(UnsafeBufferPointer(rebasing: $0[0..<length]))
    }
    return Look(status: status, before: before, after: after)
  }

  /// Samples made since the FIFO was emptied, by a look at it.
  private mutating func total(_ look: Look) -> Int64 {
    taken &+ Int64(look.status.units / max(1, Int32(chip.fifo.unitsPerSample)))
  }

  private mutating func isImpossible(_ status: FIFOStatus) -> Bool {
    status.units < 0 || status.units > chip.fifo.capacity
  }

  private mutating func judge(_ look: Look) -> SampleClock.Finding {
    clock.judge(total: total(look), before: look.before, after: look.after)
  }

  /// Gives when the last read had ended.
  private mutating func follow<Bus: RegisterBus>(
    _ look: Look, _ finding: SampleClock.Finding, _ bus: inout Bus, _ moments: some MomentSource
  ) -> Timestamp {
    let status = look.status
    if isImpossible(status) || (status.hasRemainder && !status.isOverflowed) {
      doubt(status, &bus, at: look.after)
      return look.after
    }
    doubts = 0
    if status.isOverflowed {
      cut(.overflowed, &bus, at: look.after)
      return look.after
    }
    switch clock.take(finding, total(look), look.before, look.after) {
    case .steady: break
    case .gap:
      tell(.samplesLost, 0, at: look.after)
      // Whether what waits was taken before the pause or after it nobody can say: it has no time.
      unplaced = total(look) &- taken
    case .surplus:
      cut(.overflowed, &bus, at: look.after)
      return look.after
    }
    var last = look.after
    if status.units >= Int32(chip.fifo.unitsPerSample) { last = take(look, &bus, moments) }
    if phase == .running && due == nil && look.after.since(lastSamples) > Self.silence {
      tell(.silent, 0, at: look.after)
      breakOff(at: look.after)
    }
    return last
  }

  /// A count that no FIFO of this size has, or bytes beyond whole units, twice at once. Nothing is
  /// taken on its word; if it stays, the chip is not what it was, or its stream is shifted.
  private mutating func doubt<Bus: RegisterBus>(
    _ status: FIFOStatus, _ bus: inout Bus, at time: Timestamp
  ) {
    doubts &+= 1
    if doubts < Self.doubtLimit {
      due = time.advanced(by: TimeSpan(milliseconds: 1))
      return
    }
    doubts = 0
    if isImpossible(status) {
      tell(.registerChanged, Int32(chip.fifo.statusRegister), at: time)
      breakOff(at: time)
    } else {
      cut(.misaligned, &bus, at: time)
    }
  }

  /// Gives when the last read had ended.
  private mutating func take<Bus: RegisterBus>(
    _ look: Look, _ bus: inout Bus, _ moments: some MomentSource
  ) -> Timestamp {
    let unitBytes = Int32(max(chip.fifo.unitBytes, 1))
    let most = min(
      Self.longestRead / unitBytes,
      Int32(SampleBatch.capacity) &* Int32(chip.fifo.unitsPerSample))
    var left = look.status.units
    if let place = look.status.place { state.place = place }
    var now = look.after
    for _ in 0..<Self.reads {
      if left <= 0 || now.since(look.before) >= Self.turn { break }
      let units = min(left, most)
      let length = Int(units &* unitBytes)
      do {
        try read(length, from: chip.fifo.dataRegister, &bus)
      } catch {
        now = moments.now()
        dataFailed(error, &bus, at: now)
        return now
      }
      now = moments.now()
      if mayBeFull(left, since: look.before, at: now) {
        cut(.overflowed, &bus, at: now)
        return now
      }
      transferred(.data, at: now)
      batch.removeAll()
      if state.skip > 0 { lastSamples = now }
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
    if left >= Int32(chip.fifo.unitsPerSample) { due = now }
    ended = now
    return now
  }

  /// The host was stopped in the middle of a drain for so long that the FIFO, in which so many units
  /// waited at the look, may have run over before the read ended: bytes without a mark of their own
  /// would be taken at the wrong place.
  private mutating func mayBeFull(
    _ units: Int32, since look: Timestamp, at now: Timestamp
  ) -> Bool {
    let shortest = max(1, chip.interval.microseconds &* 7 / 8)
    let made = now.since(look).microseconds / shortest &* Int64(chip.fifo.unitsPerSample)
    return Int64(units) &+ made > Int64(chip.fifo.capacity)
  }

  private mutating func dataFailed<Bus: RegisterBus>(
    _ error: BusError, _ bus: inout Bus, at time: Timestamp
  ) {
    switch error.kind {
    // Nobody answered: nothing was taken out. A line that is held low is not asked for more.
    case .noAnswer, .timedOut: transferFailed(error, on: .data, at: time)
    default:
      // Cut in the middle the stream is shifted.
      failures &+= 1
      weigh(hasFailed: true, at: time)
      tell(.busFailed, error.errno, at: time)
      cut(.misaligned, &bus, at: time)
    }
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
}
