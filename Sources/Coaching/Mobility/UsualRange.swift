package import Training

/// What range of the neutral hinge a wearer usually has: the middle one of the last days on which it was measured.
///
/// The first check of a day counts: one made after the warm-up says what the warm-up did. Only checks that can be
/// set beside each other: one lifter, as many sensors, people and simulations apart.
package struct UsualRange: Equatable, Sendable {
  package let neutralMdeg: Int64
  /// Half of the distance between the lowest and the highest of them.
  package let spreadMdeg: Int64
  /// How many days.
  package let days: Int
  /// The middle one is this much or more.
  package let isAtLeast: Bool

  /// Days that count at most, and that are needed.
  package static let mostDays = 8
  package static let leastDays = 3

  /// - Parameters:
  ///   - record: what is to be compared.
  ///   - history: in the order in which they were logged; later ones and those of the same day are passed over.
  ///   - day: the day of a moment, any number that is the same all day.
  package init?(
    before record: MobilityRecord, in history: [MobilityRecord], day: (Int64) -> Int64
  ) {
    let firsts = Self.firstOfDays(
      history.filter { $0.isComparable(with: record) && $0.isBefore(record, day) }, day)
    let last = firsts.suffix(Self.mostDays)
    guard last.count >= Self.leastDays else { return nil }
    let sorted = last.map(\.neutralMdeg).sorted()
    guard let lowest = sorted.first, let highest = sorted.last else { return nil }
    let middle = sorted.count / 2
    let usual =
      sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    neutralMdeg = usual
    spreadMdeg = (highest - lowest) / 2
    days = last.count
    isAtLeast = last.contains { $0.isAtLeast && $0.neutralMdeg <= usual }
  }

  /// One whose date is not known is taken for a day of its own.
  static func firstOfDays(
    _ records: [MobilityRecord], _ day: (Int64) -> Int64
  ) -> [MobilityRecord] {
    var seen: Set<Int64> = []
    return records.filter {
      !$0.hasKnownDate || seen.insert(day($0.measuredAtWallMS)).inserted
    }
  }
}

extension MobilityRecord {
  /// Logged before, and not on the same day.
  fileprivate func isBefore(_ other: MobilityRecord, _ day: (Int64) -> Int64) -> Bool {
    // One that is not in the log yet comes after all that are.
    if other.id != 0 && id >= other.id { return false }
    guard hasKnownDate, other.hasKnownDate else { return true }
    return day(measuredAtWallMS) != day(other.measuredAtWallMS)
  }
}
