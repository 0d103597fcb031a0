import HingeCore

// Reading back what the chip was set up with: a dip of its supply resets it silently, and it then
// answers as before and measures in other units, or nothing.
extension SensorLink {
  /// All registers once within 0.9 s.
  static let scrubRound = TimeSpan(milliseconds: 900)
  static let scrubPause = TimeSpan(milliseconds: 50)
  static let mostTrims = 16
  /// Registers in one round, about: what a late round, or pauses longer than those between two
  /// checks, left undone is made up for.
  private static let checksARound = 3
  private static let longestRun = 8

  /// Checks the registers that are due: who it is, then those of the set-up, then the part's own
  /// trims, in turn; those that stand side by side in one transaction.
  mutating func scrub<Bus: RegisterBus>(
    _ bus: inout Bus, at now: Timestamp, _ moments: some MomentSource
  ) {
    if now < scrubDue { return }
    let entries = 1 + chip.scrubbed.count + min(chip.trims.count, Self.mostTrims)
    let pause = Self.scrubRound.microseconds / Int64(entries)
    let longestAgo = TimeSpan(microseconds: -pause &* Int64(Self.checksARound))
    var checked = 0
    while checked < Self.checksARound && now >= scrubDue {
      let count = run(from: scrubAt, of: entries)
      scrubDue = max(
        scrubDue.advanced(by: TimeSpan(microseconds: pause &* Int64(count))),
        now.advanced(by: longestAgo))
      do {
        try check(scrubAt, count, &bus, at: now)
        ladder.transferred(.check)
        // Only now: a register whose turn failed is asked again, not left for the next round.
        scrubAt = (scrubAt + count) % entries
      } catch {
        transferFailed(error, on: .check, at: moments.now())
      }
      if phase != .running || due != nil { return }
      checked += count
    }
  }

  private mutating func check<Bus: RegisterBus>(
    _ place: Int, _ count: Int, _ bus: inout Bus, at time: Timestamp
  ) throws(BusError) {
    if !isKnown(place) {
      // Nothing says what is right: the first round of a start remembers, what it was told twice.
      let trim = place - 1 - chip.scrubbed.count
      try comeHome(&bus)
      let value = try bus.read(chip.trims[trim], of: address)
      if try bus.read(chip.trims[trim], of: address) == value {
        trims[trim] = value
        trimsKnown |= 1 &<< UInt32(trim)
      }
      return
    }
    if count > 1 {
      try comeHome(&bus)
      try read(count, from: expectation(place).register, &bus)
    } else {
      buffer[0] = try read(expectation(place), &bus)
    }
    for offset in 0..<count {
      let expected = expectation(place + offset)
      if expected.matches(buffer[offset]) { continue }
      // Noise on the wire is no reset: asked twice.
      let found = try read(expected, &bus)
      if expected.matches(found) { continue }
      tell(
        place == 0 ? .otherIdentity : .registerChanged,
        place == 0 ? Int32(found) : Self.place(expected), at: time)
      breakOff(at: time)
      return
    }
  }

  /// How many entries from a place on stand side by side in the chip, in the bank that is selected,
  /// and are known.
  private mutating func run(from place: Int, of entries: Int) -> Int {
    let first = expectation(place)
    let isHome = chip.bankRegister == nil || first.bank == nil || first.bank == chip.homeBank
    if place == 0 || !isHome || first.register == chip.bankRegister || !isKnown(place) { return 1 }
    let end = place <= chip.scrubbed.count ? chip.scrubbed.count + 1 : entries
    var count = 1
    while count < Self.longestRun && place + count < end && isKnown(place + count) {
      let next = expectation(place + count)
      let follows = Int(next.register) == Int(first.register) + count && next.bank == first.bank
      if !follows { break }
      count += 1
    }
    return count
  }

  /// What is right there is known: of a trim once it has been read.
  private mutating func isKnown(_ place: Int) -> Bool {
    let trim = place - 1 - chip.scrubbed.count
    return trim < 0 || trimsKnown & (1 &<< UInt32(trim)) != 0
  }

  /// Whether the chip still is as start-up left it: all that would be checked, at once.
  mutating func isSetUp<Bus: RegisterBus>(_ bus: inout Bus) throws(BusError) -> Bool {
    try firstChanged(&bus) == nil
  }

  /// The first register that no longer holds what start-up wrote.
  mutating func firstChanged<Bus: RegisterBus>(_ bus: inout Bus) throws(BusError) -> RegisterValue?
  {
    for expected in chip.scrubbed {
      if !expected.matches(try readSurely(expected, &bus)) { return expected }
    }
    return nil
  }

  private mutating func expectation(_ place: Int) -> RegisterValue {
    if place == 0 { return RegisterValue(chip.identityRegister, chip.identity) }
    let trim = place - 1 - chip.scrubbed.count
    return trim < 0 ? chip.scrubbed[place - 1] : RegisterValue(chip.trims[trim], trims[trim])
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
