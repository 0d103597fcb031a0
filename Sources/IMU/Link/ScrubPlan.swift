/// In which reads a chip's registers are looked at again: those that stand side by side in one, and
/// those with nothing but plain registers between them. A transaction costs a hundred times what a
/// byte more in it does.
struct ScrubPlan: Sendable {
  /// One read.
  struct Run: Sendable {
    var first: UInt8
    var length: Int
    /// Places among the expectations that it covers, a bit each; see `SensorLink.expectation`.
    var places: UInt32
  }

  /// Who it is, and the set-up: once a round.
  let often: [Run]
  /// The part's own trims.
  let seldom: [Run]

  /// Bytes of one read.
  private static let longest = 16

  init(_ chip: Chip, mostTrims: Int) {
    let setUp = chip.scrubbed.enumerated().map { ($0.element, $0.offset + 1) }
    let trims = chip.trims.prefix(mostTrims).enumerated().map {
      (RegisterValue($0.element, 0), $0.offset + 1 + chip.scrubbed.count)
    }
    let identity = Run(first: chip.identityRegister, length: 1, places: 1)
    often = [identity] + Self.runs(setUp, chip)
    seldom = Self.runs(trims, chip)
  }

  private static func runs(_ wanted: [(RegisterValue, Int)], _ chip: Chip) -> [Run] {
    let near = wanted.filter { isHome($0.0, chip) }.sorted { $0.0.register < $1.0.register }
    var runs: [Run] = []
    for (value, place) in near {
      if let last = runs.last, joins(value.register, last, chip) {
        runs[runs.count - 1].length = Int(value.register) - Int(last.first) + 1
        runs[runs.count - 1].places |= 1 << UInt32(place)
      } else {
        runs.append(Run(first: value.register, length: 1, places: 1 << UInt32(place)))
      }
    }
    for (value, place) in wanted where !isHome(value, chip) {
      runs.append(Run(first: value.register, length: 1, places: 1 << UInt32(place)))
    }
    return runs
  }

  /// In another bank a register is read by itself, and so is the one that selects the bank.
  private static func isHome(_ value: RegisterValue, _ chip: Chip) -> Bool {
    value.register != chip.bankRegister && (value.bank ?? chip.homeBank) == chip.homeBank
  }

  private static func joins(_ register: UInt8, _ run: Run, _ chip: Chip) -> Bool {
    let end = Int(run.first) + run.length
    return Int(register) - Int(run.first) < longest
      && (end..<max(end, Int(register))).allSatisfy { between in
        chip.plain.contains { $0.contains(UInt8(between)) }
      }
  }
}
