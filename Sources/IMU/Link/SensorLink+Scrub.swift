import HingeCore

// Reading back what the chip was set up with: a dip of its supply resets it silently, and it then
// answers as before and measures in other units, or nothing.
extension SensorLink {
  /// All registers once within 0.9 s.
  static let scrubRound = TimeSpan(milliseconds: 900)
  static let scrubPause = TimeSpan(milliseconds: 50)
  static let mostTrims = 16
  /// Registers in one round at most: what a late round, or pauses longer than those between two
  /// checks, left undone is made up for.
  private static let checksARound: Int64 = 3

  /// Checks the registers that are due: who it is, then those of the set-up, then the part's own
  /// trims, in turn.
  mutating func scrub<Bus: RegisterBus>(_ bus: inout Bus, _ moments: some MomentSource) {
    let entries = 1 + chip.scrubbed.count + min(chip.trims.count, Self.mostTrims)
    let pause = Self.scrubRound.microseconds / Int64(entries)
    for _ in 0..<Self.checksARound {
      let now = moments.now()
      if now < scrubDue { return }
      scrubDue = max(
        scrubDue.advanced(by: TimeSpan(microseconds: pause)),
        now.advanced(by: TimeSpan(microseconds: -pause &* Self.checksARound)))
      do {
        try check(scrubAt, &bus, at: now)
        ladder.transferred(.check)
        // Only now: a register whose turn failed is asked again, not left for the next round.
        scrubAt = (scrubAt + 1) % entries
      } catch {
        transferFailed(error, on: .check, at: moments.now())
      }
      if phase != .running || due != nil { return }
    }
  }

  private mutating func check<Bus: RegisterBus>(
    _ place: Int, _ bus: inout Bus, at time: Timestamp
  ) throws(BusError) {
    let trim = place - 1 - chip.scrubbed.count
    if trim >= 0 && trimsKnown & (1 &<< UInt32(trim)) == 0 {
      // Nothing says what is right: the first round of a start remembers, what it was told twice.
      let value = try bus.read(chip.trims[trim], of: address)
      if try bus.read(chip.trims[trim], of: address) == value {
        trims[trim] = value
        trimsKnown |= 1 &<< UInt32(trim)
      }
      return
    }
    let expected = expectation(place, trim)
    var found = try read(expected, &bus)
    // Noise on the wire is no reset: asked twice.
    if !expected.matches(found) { found = try read(expected, &bus) }
    if expected.matches(found) { return }
    tell(
      place == 0 ? .otherIdentity : .registerChanged,
      place == 0 ? Int32(found) : self.place(expected), at: time)
    breakOff(at: time)
  }

  /// Whether the chip still is as start-up left it: all that would be checked, at once.
  mutating func isSetUp<Bus: RegisterBus>(_ bus: inout Bus) throws(BusError) -> Bool {
    for expected in chip.scrubbed {
      if !expected.matches(try readSurely(expected, &bus)) { return false }
    }
    return true
  }

  private func expectation(_ place: Int, _ trim: Int) -> RegisterValue {
    if place == 0 { return RegisterValue(chip.identityRegister, chip.identity) }
    if trim >= 0 { return RegisterValue(chip.trims[trim], trims[trim]) }
    return chip.scrubbed[place - 1]
  }

  /// Twice more, but where the line is held low: a dozen registers in a row on a bad wire.
  private mutating func readSurely<Bus: RegisterBus>(
    _ expected: RegisterValue, _ bus: inout Bus
  ) throws(BusError) -> UInt8 {
    for _ in 0..<2 {
      do {
        return try read(expected, &bus)
      } catch {
        if error.kind == .timedOut { throw error }
      }
    }
    return try read(expected, &bus)
  }

  private mutating func read<Bus: RegisterBus>(
    _ expected: RegisterValue, _ bus: inout Bus
  ) throws(BusError) -> UInt8 {
    guard let select = chip.bankRegister, let bank = expected.bank, bank != chip.homeBank else {
      try comeHome(&bus)
      return try bus.read(expected.register, of: address)
    }
    isAway = true
    try bus.write(bank, to: select, of: address)
    let found = try bus.read(expected.register, of: address)
    try comeHome(&bus)
    return found
  }

  /// Puts the bank back after a check that failed in the middle: until then the FIFO's registers are
  /// others. Not in the same breath as the failure, which may have blocked for the adapter's timeout.
  mutating func comeHome<Bus: RegisterBus>(_ bus: inout Bus) throws(BusError) {
    guard isAway, let select = chip.bankRegister else { return }
    try bus.write(chip.homeBank, to: select, of: address)
    isAway = false
  }
}
