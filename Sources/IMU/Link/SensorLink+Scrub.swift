import HingeCore

// Reading back what the chip was set up with: a dip of its supply resets it silently, and it then
// answers as before and measures in other units, or nothing.
extension SensorLink {
  /// All registers once within 0.9 s.
  static let scrubRound = TimeSpan(milliseconds: 900)
  static let scrubPause = TimeSpan(milliseconds: 50)

  /// Checks one register where one is due: who it is, then those of the set-up, then the part's own
  /// trims, in turn.
  mutating func scrub<Bus: RegisterBus>(
    _ bus: inout Bus, at now: Timestamp, _ moments: some MomentSource
  ) {
    if now < scrubDue { return }
    let trimmed = min(chip.trims.count, Self.mostTrims)
    let entries = 1 + chip.scrubbed.count + trimmed
    scrubDue = now.advanced(
      by: TimeSpan(microseconds: Self.scrubRound.microseconds / Int64(entries)))
    let place = scrubAt
    scrubAt = (scrubAt + 1) % entries
    do {
      let trim = place - 1 - chip.scrubbed.count
      if trim >= 0 && !trimsKnown {
        // Nothing says what is right: the first round of a start remembers.
        trims[trim] = try bus.read(chip.trims[trim], of: address)
        trimsKnown = trim == trimmed - 1
        return
      }
      let expected = expectation(place, trim)
      var found = try read(expected, &bus)
      // Noise on the wire is no reset: asked twice.
      if !expected.matches(found) { found = try read(expected, &bus) }
      ladder.transferred()
      if expected.matches(found) { return }
      let now = moments.now()
      tell(
        place == 0 ? .otherIdentity : .registerChanged,
        place == 0 ? Int32(found) : Self.place(expected), at: now)
      breakOff(at: now)
    } catch {
      // Asked again: a trim that was passed over would be compared with what it never was.
      scrubAt = place
      transferFailed(error, at: moments.now())
    }
  }

  /// Whether the chip still is as start-up left it: all that would be checked, at once.
  mutating func isSetUp<Bus: RegisterBus>(_ bus: inout Bus) throws(BusError) -> Bool {
    try firstChanged(&bus) == nil
  }

  /// The first register that no longer holds what start-up wrote.
  mutating func firstChanged<Bus: RegisterBus>(_ bus: inout Bus) throws(BusError) -> RegisterValue?
  {
    for expected in chip.scrubbed {
      if !expected.matches(try read(expected, &bus)) { return expected }
    }
    return nil
  }

  static let mostTrims = 16

  private mutating func expectation(_ place: Int, _ trim: Int) -> RegisterValue {
    if place == 0 { return RegisterValue(chip.identityRegister, chip.identity) }
    if trim >= 0 { return RegisterValue(chip.trims[trim], trims[trim]) }
    return chip.scrubbed[place - 1]
  }

  private mutating func read<Bus: RegisterBus>(
    _ expected: RegisterValue, _ bus: inout Bus
  ) throws(BusError) -> UInt8 {
    guard let select = chip.bankRegister, let bank = expected.bank, bank != chip.homeBank else {
      return try bus.read(expected.register, of: address)
    }
    try bus.write(bank, to: select, of: address)
    let found: UInt8
    do {
      found = try bus.read(expected.register, of: address)
    } catch {
      // The bank is put back by the next start-up at the latest.
      try bus.write(chip.homeBank, to: select, of: address)
      throw error
    }
    try bus.write(chip.homeBank, to: select, of: address)
    return found
  }
}
