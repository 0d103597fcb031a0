import HingeCore

/// The bends in a pitch curve sampled every 20 ms.
///
/// Offline, so simple: a bend is a stretch above half of the largest excursion, half a second long
/// at least; its bottom is where the pitch hardly changes.
struct Bend {
  /// First and last index above half.
  let range: ClosedRange<Int>
  /// Where the bottom is held: its indices, never empty.
  let hold: [Int]

  /// - Parameters:
  ///   - pitch: from standing, forward positive.
  ///   - least: a peak lower than this is no bend at all.
  static func find(in pitch: [Angle], least: Angle) -> [Bend] {
    guard pitch.count > 25 else { return [] }
    let sorted = pitch.sorted()
    let top = sorted[sorted.count * 98 / 100]
    let floor = sorted[sorted.count * 5 / 100]
    guard top - floor >= least else { return [] }
    // From standing, not from lockout: a sumo lifter's pelvis leans back there by more than it bends
    // forward at the bar, and standing before the first rep would pass for a bend.
    let base = max(floor, .zero)
    let level = base + (top - base).half
    var bends: [Bend] = []
    var start: Int? = nil
    for index in pitch.indices {
      if pitch[index] > level {
        if start == nil { start = index }
      } else if let begun = start {
        append(begun...(index - 1), pitch, &bends)
        start = nil
      }
    }
    if let begun = start { append(begun...(pitch.count - 1), pitch, &bends) }
    return bends
  }

  /// How far the standings before, between and after the bends lie apart: the middle of the lowest
  /// half of each.
  static func standingSpread(of pitch: [Angle], between bends: [Bend]) -> Angle {
    let starts = [0] + bends.map { $0.range.upperBound }
    let ends = bends.map { $0.range.lowerBound } + [pitch.count]
    let levels = zip(starts, ends).compactMap { start, end -> Angle? in
      guard end - start >= 25 else { return nil }
      return pitch[start..<end].sorted()[(end - start) / 4]
    }
    guard let most = levels.max(), let least = levels.min() else { return .zero }
    return most - least
  }

  /// Where the sacrum is held while the back is round, once a slump.
  ///
  /// A slump tucks the pelvis by up to its whole bend, so that its pitch alone ends the bend: the
  /// hold is the first stretch of 0.8 s without movement after the way down.
  static func slumpHolds(in pitch: [Angle], least: Angle) -> [Angle] {
    var holds: [Angle] = []
    var earliest = 0
    for bend in find(in: pitch, least: least) where bend.range.lowerBound >= earliest {
      // What follows within 5 s is the same slump on its way up.
      earliest = bend.range.lowerBound + 250
      let end = min(earliest, pitch.count)
      var still = 0
      for index in bend.range.lowerBound..<end {
        let before = max(index - 2, 0)
        let after = min(index + 2, pitch.count - 1)
        let isStill = (pitch[after] - pitch[before]).magnitude < Angle(millidegrees: 500)
        still = isStill ? still + 1 : 0
        if still == 40 {
          holds.append(median(Array(pitch[(index - 39)...index])))
          break
        }
      }
    }
    return holds
  }

  private static func append(_ range: ClosedRange<Int>, _ pitch: [Angle], _ bends: inout [Bend]) {
    guard range.count >= 25 else { return }
    // Slower than 6 °/s over 100 ms; where nothing is, the deepest fifth.
    var hold = range.filter { index in
      let before = max(index - 2, 0)
      let after = min(index + 2, pitch.count - 1)
      return (pitch[after] - pitch[before]).magnitude < Angle(millidegrees: 500)
    }
    if hold.count < 5 {
      hold = range.sorted { pitch[$0] > pitch[$1] }.prefix(max(range.count / 5, 1)).sorted()
    }
    bends.append(Bend(range: range, hold: hold))
  }
}

/// The middle value: half of the values are below. Zero for none.
func median(_ values: [Angle]) -> Angle {
  guard !values.isEmpty else { return .zero }
  return values.sorted()[values.count / 2]
}

func mean(_ values: [Angle]) -> Angle {
  guard !values.isEmpty else { return .zero }
  let sum = values.reduce(Int64(0)) { $0 + Int64($1.raw) }
  return Angle(raw: Int32(saturating: sum / Int64(values.count)))
}

/// Sample standard deviation; zero for fewer than two.
func deviation(_ values: [Angle]) -> Angle {
  guard values.count > 1 else { return .zero }
  let center = Int64(mean(values).raw)
  let squares = values.reduce(UInt64(0)) { sum, value in
    let d = (Int64(value.raw) - center).magnitude
    return sum + UInt64(d * d)
  }
  return Angle(raw: Int32(saturating: Int64(squareRoot(squares / UInt64(values.count - 1)))))
}
