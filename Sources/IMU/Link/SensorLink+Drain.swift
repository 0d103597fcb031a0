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

  mutating func drain<Bus: RegisterBus>(_ bus: inout Bus, _ moments: some MomentSource) {
    do throws(BusError) {
      try comeHome(&bus)
      var look = try look(&bus, moments)
      if isOdd(look) {
        // Chips give a wrong count now and then, or are just writing a record: asked again before
        // anything is done about it. What a flag says is cleared by reading it, and stays true.
        let hasOverflowed = look.status.isOverflowed && look.status.units <= chip.fifo.capacity
        look = try self.look(&bus, moments)
        if hasOverflowed { look.status.isOverflowed = true }
      }
      follow(look, &bus, moments)
    } catch {
      transferFailed(error, on: .status, at: moments.now())
    }
    if phase == .running && due == nil { scrub(&bus, moments) }
  }

  private mutating func look<Bus: RegisterBus>(
    _ bus: inout Bus, _ moments: some MomentSource
  ) throws(BusError) -> Look {
    let length = Int(min(chip.fifo.statusLength, 4))
    let before = moments.now()
    try read(length, from: chip.fifo.statusRegister, &bus)
    let after = moments.now()
    transferred(.status, at: after)
    return Look(status: withBytes(length, chip.readStatus), before: before, after: after)
  }

  /// Samples made since the FIFO was emptied, by a look at it.
  private func total(_ look: Look) -> Int64 {
    taken &+ Int64(look.status.units / max(1, Int32(chip.fifo.unitsPerSample)))
  }

  private func isImpossible(_ status: FIFOStatus) -> Bool {
    status.units < 0 || status.units > chip.fifo.capacity
  }

  private func isOdd(_ look: Look) -> Bool {
    isImpossible(look.status) || look.status.hasRemainder
      || clock.judge(total: total(look), before: look.before, after: look.after) != .steady
  }

  private mutating func follow<Bus: RegisterBus>(
    _ look: Look, _ bus: inout Bus, _ moments: some MomentSource
  ) {
    let status = look.status
    if isImpossible(status) || (status.hasRemainder && !status.isOverflowed) {
      doubt(status, &bus, at: look.after)
      return
    }
    doubts = 0
    if status.isOverflowed {
      cut(.overflowed, &bus, at: look.after)
      return
    }
    switch clock.look(total: total(look), before: look.before, after: look.after) {
    case .steady: break
    case .gap:
      tell(.samplesLost, 0, at: look.after)
      // Whether what waits was taken before the pause or after it nobody can say: it has no time.
      unplaced = total(look) &- taken
    case .surplus:
      cut(.overflowed, &bus, at: look.after)
      return
    }
    if status.units >= Int32(chip.fifo.unitsPerSample) {
      take(look, &bus, moments)
    }
    if phase == .running && due == nil && look.after.since(lastSamples) > Self.silence {
      tell(.silent, 0, at: look.after)
      breakOff(at: look.after)
    }
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

  private mutating func take<Bus: RegisterBus>(
    _ look: Look, _ bus: inout Bus, _ moments: some MomentSource
  ) {
    let unitBytes = Int32(max(chip.fifo.unitBytes, 1))
    let most = min(
      Self.longestRead / unitBytes,
      Int32(SampleBatch.capacity) &* Int32(chip.fifo.unitsPerSample))
    var left = look.status.units
    if let place = look.status.place { state.place = place }
    var batch = SampleBatch()
    var now = look.after
    for _ in 0..<Self.reads where left > 0 && now.since(look.before) < Self.turn {
      let units = min(left, most)
      let length = Int(units &* unitBytes)
      let isLate = mayBeFull(left, since: look.before, at: moments.now())
      do {
        try read(length, from: chip.fifo.dataRegister, &bus)
      } catch {
        dataFailed(error, &bus, at: moments.now())
        return
      }
      now = moments.now()
      if isLate || mayBeFull(left &- units, since: look.before, at: now) {
        cut(.overflowed, &bus, at: now)
        return
      }
      transferred(.data, at: now)
      batch.removeAll()
      let isSettling = state.skip > 0
      decode(length, into: &batch)
      left &-= units
      if isSettling { lastSamples = now }
      deliver(batch, at: now)
      if phase != .running { return }
      if let fault = batch.fault {
        cut(fault, &bus, at: now)
        return
      }
    }
    if left >= Int32(chip.fifo.unitsPerSample) { due = now }
  }

  /// The host was stopped in the middle of a drain for so long that the FIFO, in which so many units
  /// waited at the look, may have run over since: bytes without a mark of their own would be taken
  /// at the wrong place.
  private func mayBeFull(_ units: Int32, since look: Timestamp, at now: Timestamp) -> Bool {
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

  private mutating func deliver(_ batch: SampleBatch, at now: Timestamp) {
    for index in 0..<batch.count {
      let sample = batch[index]
      taken &+= 1
      let time = clock.next()
      let isPlaced = unplaced == 0
      unplaced = max(0, unplaced &- 1)
      if !sample.isValid { continue }
      lastSamples = now
      cuts = 0
      if !isPlaced { continue }
      if freeze.add(sample.counts) {
        tell(.frozen, 0, at: now)
        breakOff(at: now)
        return
      }
      if let value = sample.temperature { temperature = value }
      if downSince != nil && !isProven(at: now) { continue }
      ladder.deliver(at: now)
      delivered &+= 1
      let element = TimedQueue.Element(time: time, counts: sample.counts)
      if gate.add(element, to: &queue) { weigh(hasFailed: true, at: now) }
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

  private mutating func decode(_ length: Int, into batch: inout SampleBatch) {
    let decode = chip.decode
    var state = state
    withBytes(length) { decode($0, &state, &batch) }
    self.state = state
  }
}
