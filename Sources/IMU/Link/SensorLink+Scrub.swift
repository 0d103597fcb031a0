import HingeCore

// Reading back what the chip was set up with: a dip of its supply resets it silently, and it then
// answers as before and measures in other units, or nothing.
extension SensorLink {
  /// All registers once within 0.9 s.
  static let scrubRound = TimeSpan(milliseconds: 900)
  static let scrubPause = TimeSpan(milliseconds: 50)

  /// Checks what is due: who it is, then the registers of the set-up, then the part's own trims, in turn;
  /// those that stand side by side in one transaction.
  mutating func scrub<Bus: RegisterBus>(
    _ bus: inout Bus, at now: Timestamp, _ moments: some MomentSource
  ) {
    if now < scrubDue { return }
    let trimmed = min(chip.trims.count, Self.mostTrims)
    let entries = 1 + chip.scrubbed.count + trimmed
    let place = scrubAt
    let count = run(from: place, of: entries)
    scrubDue = now.advanced(
      by: TimeSpan(microseconds: Self.scrubRound.microseconds &* Int64(count) / Int64(entries)))
    scrubAt = (place + count) % entries
    do {
      let first = expectation(place)
      if count > 1 {
        try read(count, from: first.register, &bus)
      } else {
        buffer[0] = try read(first, &bus)
      }
      ladder.transferred()
      let trim = place - 1 - chip.scrubbed.count
      if trim >= 0 && !trimsKnown {
        // Nothing says what is right: the first round of a start remembers.
        for offset in 0..<count { trims[trim + offset] = buffer[offset] }
        trimsKnown = trim + count == trimmed
        return
      }
      for offset in 0..<count {
        let expected = expectation(place + offset)
        if expected.matches(buffer[offset]) { continue }
        // Noise on the wire is no reset: asked twice.
        let found = try read(expected, &bus)
        if expected.matches(found) { continue }
        let now = moments.now()
        tell(
          place == 0 ? .otherIdentity : .registerChanged,
          place == 0 ? Int32(found) : Self.place(expected), at: now)
        breakOff(at: now)
        return
      }
    } catch {
      // Asked again: a trim that was passed over would be compared with what it never was.
      scrubAt = place
      transferFailed(error, at: moments.now())
    }
  }

  /// How many entries from a place on stand side by side in the chip, in the bank that is selected.
  private mutating func run(from place: Int, of entries: Int) -> Int {
    let first = expectation(place)
    let isHome = chip.bankRegister == nil || first.bank == nil || first.bank == chip.homeBank
    if place == 0 || !isHome || first.register == chip.bankRegister { return 1 }
    let end = place <= chip.scrubbed.count ? chip.scrubbed.count + 1 : entries
    var count = 1
    while count < Self.longestRun && place + count < end {
      let next = expectation(place + count)
      let follows = Int(next.register) == Int(first.register) + count && next.bank == first.bank
      if !follows { break }
      count += 1
    }
    return count
  }

  private static let longestRun = 8

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

  private mutating func expectation(_ place: Int) -> RegisterValue {
    if place == 0 { return RegisterValue(chip.identityRegister, chip.identity) }
    let trim = place - 1 - chip.scrubbed.count
    return trim < 0 ? chip.scrubbed[place - 1] : RegisterValue(chip.trims[trim], trims[trim])
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
