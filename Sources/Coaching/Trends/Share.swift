/// So many of so many, and how far that can be trusted.
package struct Share: Sendable, Equatable {
  package var count: Int
  package var total: Int

  package init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
  }

  package var permille: Int64 {
    total > 0 ? (Int64(count) * 1000 + Int64(total) / 2) / Int64(total) : 0
  }

  /// The shares, in permille, that such a count agrees with: 95 % of the intervals made so hold the true
  /// one (Wilson 1927). Reps of one set are more alike than that takes them for, so it is at best this
  /// narrow.
  package var interval: ClosedRange<Int64> {
    guard total > 0 else { return 0...1000 }
    let n = Double(total)
    let share = Double(count) / n
    let z = 1.96
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half =
      z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let low = Int64(((middle - half) * 1000).rounded())
    let high = Int64(((middle + half) * 1000).rounded())
    return max(0, low)...min(1000, max(low, high))
  }

  /// Whether two shares are further apart than chance explains: their intervals do not meet.
  package func differs(from other: Share) -> Bool {
    !interval.overlaps(other.interval)
  }
}
