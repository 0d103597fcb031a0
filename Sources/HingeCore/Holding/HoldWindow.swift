/// The last second of a hold's angles: their means, and how far they swing about them.
struct HoldWindow: BitwiseCopyable, Sendable {
  private static var room: Int { 50 }

  /// Steps of 2^-8°, so that a square fits: plane, across, lumbar.
  private var values = InlineArray<150, Int32>(repeating: 0)
  private var sums = InlineArray<3, Int64>(repeating: 0)
  /// Of plane and across.
  private var squares = InlineArray<2, Int64>(repeating: 0)
  private var next: Int = 0
  private(set) var count: Int = 0

  var isFull: Bool { count == Self.room }

  mutating func restart() {
    next = 0
    count = 0
    for index in 0..<3 { sums[index] = 0 }
    for index in 0..<2 { squares[index] = 0 }
  }

  mutating func add(plane: Angle, across: Angle, lumbar: Angle) {
    let new: InlineArray<3, Int32> = [plane.raw &>> 8, across.raw &>> 8, lumbar.raw &>> 8]
    for index in 0..<3 {
      let place = 3 &* next &+ index
      let old = isFull ? values[place] : 0
      values[place] = new[index]
      sums[index] &+= Int64(truncatingIfNeeded: new[index] &- old)
      if index < 2 {
        squares[index] &+= new[index].widened(times: new[index]) &- old.widened(times: old)
      }
    }
    next = next &+ 1 == Self.room ? 0 : next &+ 1
    if count < Self.room { count &+= 1 }
  }

  private func mean(_ index: Int) -> Angle {
    if count == 0 { return .zero }
    return Angle(
      raw: Int32(truncatingIfNeeded: (sums[index] &<< 8) / Int64(truncatingIfNeeded: count)))
  }
  var plane: Angle { mean(0) }
  var across: Angle { mean(1) }
  var lumbar: Angle { mean(2) }

  /// The variance of plane (unless left out) and across together, in squares of 2^-8°.
  func variance(withPlane: Bool) -> Int64 {
    if count == 0 { return 0 }
    let n = Int64(truncatingIfNeeded: count)
    var sum: Int64 = 0
    // n Σx² - (Σx)², at most 50 · 50 · 2^32: far inside.
    if withPlane { sum &+= (squares[0] &* n &- sums[0] &* sums[0]) / (n &* n) }
    sum &+= (squares[1] &* n &- sums[1] &* sums[1]) / (n &* n)
    return max(sum, 0)
  }

  /// The root of a variance as an angle.
  static func deviation(_ variance: Int64) -> Angle {
    // Eight bits more below the root for the eight that were cut off above.
    let root = nearSquareRoot(UInt64(bitPattern: max(variance, 0) &<< 16))
    return Angle(raw: Int32(saturating: Int64(bitPattern: root)))
  }
}
