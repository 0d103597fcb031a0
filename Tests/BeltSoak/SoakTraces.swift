import HingeCore

/// For how long the buzzer was on.
struct BuzzerTimes {
  private(set) var longest = TimeSpan.zero
  private(set) var longestAt = Timestamp(microseconds: 0)
  private(set) var pulses = 0
  private var since: Timestamp?

  var isOn: Bool { since != nil }

  mutating func set(_ on: Bool, at time: Timestamp) {
    switch (on, since) {
    case (true, nil):
      since = time
      pulses += 1
    case (false, .some(let begun)):
      if time.since(begun) > longest {
        longest = time.since(begun)
        longestAt = begun
      }
      since = nil
    default: break
    }
  }
}

/// The most of the reserve that was used, tenth of a second by tenth of a second.
struct ReserveTrace {
  private var most: [Int32]
  private let start: Timestamp

  init(from start: Timestamp, minutes: Int) {
    self.start = start
    most = [Int32](repeating: 0, count: minutes * 600 + 20)
  }

  mutating func add(_ reserve: Fraction, at time: Timestamp) {
    let slot = slot(time)
    if most.indices.contains(slot) { most[slot] = max(most[slot], reserve.raw) }
  }

  /// Within a second of a moment.
  func most(about time: Timestamp) -> Fraction {
    let middle = slot(time)
    let around = max(0, middle - 10)..<max(0, min(most.count, middle + 11))
    return Fraction(raw: around.isEmpty ? 0 : most[around].max() ?? 0)
  }

  private func slot(_ time: Timestamp) -> Int { Int(time.since(start).microseconds / 100_000) }
}
