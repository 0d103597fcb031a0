/// One smooth change of a joint or of a height: still before, still after, and between them the
/// quintic of least jerk, which is twice differentiable at both ends as a sensor needs it.
struct Move: Sendable {
  var start: Double
  var end: Double
  var from: Double
  var to: Double
  /// -0.9...0.9: above 0 the change comes early, below 0 late.
  var skew: Double

  func value(at time: Double) -> Double {
    if time >= end { return to }
    if time <= start { return from }
    let x = (time - start) / (end - start)
    return from + (to - from) * smoothStep(x + skew * x * (1 - x))
  }
}

/// 0 to 1 over 0...1 with least jerk.
@inline(__always)
func smoothStep(_ x: Double) -> Double {
  if x <= 0 { return 0 }
  if x >= 1 { return 1 }
  return x * x * x * (10 + x * (6 * x - 15))
}

/// 0 at both ends of 0...1, 1 in the middle: the shape of the speed of a smooth move.
@inline(__always)
func smoothHump(_ x: Double) -> Double {
  if x <= 0 || x >= 1 { return 0 }
  let y = x * (1 - x)
  return 16 * y * y
}

/// A quantity over the whole scene: moves in order of time that do not overlap, held between them.
struct Track: Sendable {
  private(set) var moves: [Move] = []
  /// The value before the first move.
  var initial: Double = 0

  /// The value after the last move.
  var final: Double { moves.last?.to ?? initial }

  /// Adds a move after the last one. One that would begin before the last has ended begins at
  /// that end.
  mutating func move(from start: Double, to end: Double, value: Double, skew: Double = 0) {
    let begin = max(start, moves.last?.end ?? start)
    if value == final { return }
    moves.append(
      Move(start: begin, end: max(end, begin + 0.05), from: final, to: value, skew: skew))
  }

  func value(at time: Double) -> Double {
    var low = 0
    var high = moves.count
    while low < high {
      let middle = (low + high) / 2
      if moves[middle].start <= time { low = middle + 1 } else { high = middle }
    }
    if low == 0 { return initial }
    return moves[low - 1].value(at: time)
  }
}
