import HingeCore

// What is done when the stream breaks, and the transfers themselves.
extension SensorLink {
  /// Records that were being written while the FIFO was emptied.
  private static let skippedAfterCut: Int32 = 2
  /// Cuts without a sample in between until the chip is started anew: one whose FIFO always says that
  /// it is full would be emptied for ever.
  private static let cutLimit: Int32 = 3

  /// Empties the FIFO, and begins anew with what comes then.
  mutating func cut<Bus: RegisterBus>(_ fault: FIFOFault, _ bus: inout Bus, at time: Timestamp) {
    tell(.streamCut, Int32(fault.rawValue), at: time)
    cuts &+= 1
    if fault == .reconfigured || cuts >= Self.cutLimit {
      breakOff(at: time)
    } else if empty(&bus, at: time) {
      startStream(at: time)
    }
  }

  /// False where it failed: half emptied, nothing is known of the chip.
  mutating func empty<Bus: RegisterBus>(_ bus: inout Bus, at time: Timestamp) -> Bool {
    do {
      // These registers are others in another bank, and noise may have selected one.
      if let select = chip.bankRegister { try write(chip.homeBank, to: select, &bus) }
      for step in 0..<4 {
        guard let value = chip.fifo.reset[step] else { break }
        try write(value.value, to: value.register, &bus)
      }
      return true
    } catch {
      failures &+= 1
      tell(.busFailed, error.errno, at: time)
      breakOff(at: time)
      return false
    }
  }

  /// Twice more, but where the line is held low.
  private mutating func write<Bus: RegisterBus>(
    _ value: UInt8, to register: UInt8, _ bus: inout Bus
  ) throws(BusError) {
    for _ in 0..<2 {
      do {
        return try bus.write(value, to: register, of: address)
      } catch {
        if error.kind == .timedOut { throw error }
      }
    }
    try bus.write(value, to: register, of: address)
  }

  /// What is counted from the FIFO's emptying on.
  mutating func startStream(at time: Timestamp) {
    // A cut does not end the settling of a chip that has just started.
    let skip = max(state.skip, Self.skippedAfterCut)
    state = FIFOState()
    state.skip = skip
    clock.cut(at: time)
    taken = 0
    unplaced = 0
    gate.restart()
    lastSamples = time
  }

  /// The chip is there and is not to be trusted.
  mutating func breakOff(at time: Timestamp) {
    mayBeIntact = false
    obey(ladder.dataBroken(at: time), at: time)
  }

  mutating func transferred(_ errand: RecoveryLadder.Errand, at time: Timestamp) {
    ladder.transferred(errand)
    weigh(hasFailed: false, at: time)
  }

  mutating func weigh(hasFailed: Bool, at time: Timestamp) {
    if let share = quality.add(hasFailed: hasFailed, at: time) { tell(.unsteady, share, at: time) }
  }

  mutating func transferFailed(
    _ error: BusError, on errand: RecoveryLadder.Errand, at time: Timestamp
  ) {
    failures &+= 1
    weigh(hasFailed: true, at: time)
    let action = ladder.transferFailed(error.kind, on: errand, at: time)
    if case .retry = action {} else { tell(.busFailed, error.errno, at: time) }
    if phase == .running { mayBeIntact = true }
    obey(action, at: time)
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
