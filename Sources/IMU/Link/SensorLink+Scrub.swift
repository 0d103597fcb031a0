import HingeCore

// Reading back what the chip was set up with: a dip of its supply resets it silently, and it then
// answers as before and measures in other units, or nothing.
extension SensorLink {
  /// Who it is and the whole set-up once within 0.9 s.
  private static let scrubRound = TimeSpan(milliseconds: 900)
  /// After a start, between two of the trims that are learnt.
  private static let learningPause = TimeSpan(milliseconds: 75)
  /// The part's own trims come with every third round. A reset restores them as it ruins the rest, so
  /// that what is watched for here is a trim that moves by itself: its force is off by so little that
  /// nobody's second of it counts.
  private static let trimRounds: Int32 = 3
  static let scrubPause = TimeSpan(milliseconds: 50)
  static let mostTrims = 16
  /// Reads in one round of the sampler: what a late one left undone is made up for.
  private static let readsARound = 3

  /// Checks the registers that are due: who it is, then those of the set-up, in turn; those that stand
  /// near each other in one transaction.
  mutating func scrub<Bus: RegisterBus>(
    _ bus: inout Bus, at now: Timestamp, _ moments: some MomentSource
  ) {
    if now < scrubDue { return }
    let count = plan.often.count
    let full = TimeSpan(microseconds: Self.scrubRound.microseconds / Int64(count))
    for _ in 0..<Self.readsARound where now >= scrubDue {
      let pause = firstUnknown == nil ? full : min(full, Self.learningPause)
      let longestAgo = TimeSpan(microseconds: -pause.microseconds &* Int64(Self.readsARound))
      ended = nil
      scrubDue = max(scrubDue.advanced(by: pause), now.advanced(by: longestAgo))
      do {
        try checkNext(&bus, at: now)
        ladder.transferred(.check)
      } catch {
        transferFailed(error, on: .check, at: moments.now())
      }
      if phase != .running || due != nil { return }
    }
  }

  /// A run whose turn failed is read again, not left for the next round.
  private mutating func checkNext<Bus: RegisterBus>(
    _ bus: inout Bus, at time: Timestamp
  ) throws(BusError) {
    if let unknown = firstUnknown { try learn(unknown, &bus) }
    if scrubAt == 0 && scrubbedRounds >= Self.trimRounds && firstUnknown == nil {
      for run in plan.seldom where phase == .running { try check(run, &bus, at: time) }
      scrubbedRounds = 0
      if phase != .running { return }
    }
    try check(plan.often[scrubAt], &bus, at: time)
    scrubAt = (scrubAt + 1) % plan.often.count
    if scrubAt == 0 { scrubbedRounds &+= 1 }
  }

  /// Nothing says what is right in a trim: after a start it is what was read twice.
  private mutating func learn<Bus: RegisterBus>(_ trim: Int, _ bus: inout Bus) throws(BusError) {
    try comeHome(&bus)
    let value = try bus.read(chip.trims[trim], of: address)
    if try bus.read(chip.trims[trim], of: address) == value {
      trims[trim] = value
      trimsKnown |= 1 &<< UInt32(trim)
    }
  }

  /// The first trim that was not learnt yet.
  private var firstUnknown: Int? {
    mutating get {
      let first = (~trimsKnown).trailingZeroBitCount
      return first < min(chip.trims.count, Self.mostTrims) ? first : nil
    }
  }

  private mutating func check<Bus: RegisterBus>(
    _ run: ScrubPlan.Run, _ bus: inout Bus, at time: Timestamp
  ) throws(BusError) {
    if run.length > 1 {
      try comeHome(&bus)
      try read(run.length, from: run.first, &bus)
    } else {
      buffer[0] = try read(expectation(run.places.trailingZeroBitCount), &bus)
    }
    var left = run.places
    while left != 0 {
      let place = left.trailingZeroBitCount
      left &= left &- 1
      let expected = expectation(place)
      if expected.matches(buffer[Int(expected.register &- run.first)]) { continue }
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

  /// How events name a register.
  static func place(_ value: RegisterValue) -> Int32 {
    Int32(value.bank ?? 0) &* 256 &+ Int32(value.register)
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
