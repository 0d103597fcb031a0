/// The worst of a stretch of samples: what a rep keeps of the time it owns.
struct Extremes: BitwiseCopyable, Sendable {
  private var peakAtSample = Timestamp(microseconds: 0)
  // The most negative number stands for "unknown": a third of the room of an optional, and a plain
  // maximum merges it.
  private var peakRaw = Int32.min
  private var excessRaw = Int32.min
  private var reserveRaw = Int32.min
  private var warningCount: UInt16 = 0
  private var alarmCount: UInt16 = 0
  var flags = RepFlags()
  /// The gravest rounding condition in force: 0 none, 1 warning, 2 alarm.
  var grade: UInt8 = 0

  var peakFlexion: Angle? { peakRaw == Int32.min ? nil : Angle(raw: peakRaw) }
  var peakFlexionAt: Timestamp? { peakRaw == Int32.min ? nil : peakAtSample }
  var excess: Angle? { excessRaw == Int32.min ? nil : Angle(raw: excessRaw) }
  var reserve: Fraction? { reserveRaw == Int32.min ? nil : Fraction(raw: reserveRaw) }
  var warnings: Int32 { Int32(truncatingIfNeeded: warningCount) }
  var alarms: Int32 { Int32(truncatingIfNeeded: alarmCount) }

  mutating func add(_ flexion: FlexionEstimate, at time: Timestamp) {
    if flexion.flexion.raw > peakRaw {
      peakRaw = flexion.flexion.raw
      peakAtSample = time
    }
    excessRaw = max(excessRaw, flexion.excess.raw)
    reserveRaw = max(reserveRaw, flexion.reserve.raw)
  }

  mutating func add(_ grade: AlertGrade) {
    switch grade {
    case .alarm: alarmCount &+= 1
    case .warn: warningCount &+= 1
    }
  }

  /// How far it went, without how often and how grave: for a stretch whose conditions may be another's.
  var levels: Extremes {
    var copy = self
    copy.warningCount = 0
    copy.alarmCount = 0
    copy.grade = 0
    return copy
  }

  /// Knows nothing again.
  @inline(never)
  mutating func clear() { self = Extremes() }

  // Merged in many places, at the pace of the frames: once in the code is enough.
  @inline(never)
  mutating func merge(_ other: Extremes) {
    if other.peakRaw > peakRaw {
      peakRaw = other.peakRaw
      peakAtSample = other.peakAtSample
    }
    excessRaw = max(excessRaw, other.excessRaw)
    reserveRaw = max(reserveRaw, other.reserveRaw)
    grade = max(grade, other.grade)
    warningCount &+= other.warningCount
    alarmCount &+= other.alarmCount
    flags.formUnion(other.flags)
  }
}

/// The last three seconds in bins of 100 ms, so that a rep can own what happened shortly before
/// its beginning was noticed.
struct RecentExtremes: BitwiseCopyable, Sendable {
  private static var binCount: Int64 { 32 }
  private var bins = InlineArray<32, Extremes>(repeating: Extremes())
  /// Start of the newest bin in µs, divided by the width; the others are the ones before it.
  private var newest = Int64.min
  private static let width: Int64 = 100_000

  /// The bins are cleared when the next time comes.
  mutating func restart() { newest = Int64.min }

  mutating func add(_ sample: Extremes, at time: Timestamp) {
    let number = time.microseconds / Self.width
    if number > newest {
      let fresh =
        newest == Int64.min ? Self.binCount : min(number &- newest, Self.binCount)
      for step in 0..<fresh { bins[Self.index(number &- step)].clear() }
      newest = number
    }
    bins[Self.index(number)].merge(sample)
  }

  /// The worst from `start` on, as far back as is kept; a bin counts if it begins at `start` or
  /// later, less half its width. Mutating only so that a call does not copy the bins.
  mutating func since(_ start: Timestamp, until end: Timestamp? = nil) -> Extremes {
    let first = (start.microseconds &+ Self.width / 2) / Self.width
    let last = end.map { ($0.microseconds &+ Self.width / 2) / Self.width } ?? Int64.max
    var total = Extremes()
    if newest == Int64.min { return total }
    for step in 0..<Self.binCount where newest &- step >= first && newest &- step < last {
      total.merge(bins[Self.index(newest &- step)])
    }
    return total
  }

  @inline(__always) private static func index(_ number: Int64) -> Int {
    Int(truncatingIfNeeded: number & (binCount &- 1))
  }
}
