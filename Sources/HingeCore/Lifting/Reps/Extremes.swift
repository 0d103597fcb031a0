/// The worst of a stretch of samples: what a rep keeps of the time it owns.
struct Extremes: BitwiseCopyable, Sendable {
  var peakFlexion: Angle?
  var peakAt = Timestamp(microseconds: 0)
  var excess: Angle?
  var reserve: Fraction?
  /// The gravest rounding condition in force: 0 none, 1 warning, 2 alarm.
  var grade: UInt8 = 0
  var warnings: Int32 = 0
  var alarms: Int32 = 0
  var flags = RepFlags()

  mutating func merge(_ other: Extremes) {
    if let flexion = other.peakFlexion {
      if peakFlexion.map({ flexion > $0 }) ?? true {
        peakFlexion = flexion
        peakAt = other.peakAt
      }
    }
    if let value = other.excess { excess = excess.map { max($0, value) } ?? value }
    if let value = other.reserve { reserve = reserve.map { max($0, value) } ?? value }
    grade = max(grade, other.grade)
    warnings &+= other.warnings
    alarms &+= other.alarms
    flags.formUnion(other.flags)
  }
}

/// The last three seconds in bins of 100 ms, so that a rep can own what happened shortly before
/// its beginning was noticed.
struct RecentExtremes: BitwiseCopyable, Sendable {
  private static var binCount: Int { 32 }
  private var bins = InlineArray<32, Extremes>(repeating: Extremes())
  /// Start of each bin in µs, divided by the width.
  private var numbers = InlineArray<32, Int64>(repeating: Int64.min)
  private static let width: Int64 = 100_000

  mutating func add(_ sample: Extremes, at time: Timestamp) {
    let number = time.microseconds / Self.width
    let index = Int(truncatingIfNeeded: number & 31)
    if numbers[index] != number {
      numbers[index] = number
      bins[index] = sample
    } else {
      bins[index].merge(sample)
    }
  }

  /// The worst from `start` on, as far back as is kept; a bin counts if it begins at `start` or
  /// later, less half its width.
  func since(_ start: Timestamp) -> Extremes {
    let first = (start.microseconds &+ Self.width / 2) / Self.width
    var total = Extremes()
    for index in 0..<Self.binCount where numbers[index] >= first { total.merge(bins[index]) }
    return total
  }
}
