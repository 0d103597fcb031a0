/// The mean of the last `count` values.
struct MovingMean<let count: Int>: BitwiseCopyable, Sendable {
  private var values = InlineArray<count, Int32>(repeating: 0)
  private var sum: Int64 = 0
  private var next: UInt8 = 0
  private var filled: UInt8 = 0

  mutating func restart() {
    filled = 0
    next = 0
    sum = 0
  }

  /// Adds a value and gives the mean of what is held, toward zero.
  mutating func add(_ value: Int32) -> Int32 {
    let place = Int(truncatingIfNeeded: next)
    if filled == count {
      sum &-= Int64(truncatingIfNeeded: values[place])
    } else {
      filled &+= 1
    }
    values[place] = value
    sum &+= Int64(truncatingIfNeeded: value)
    next = place == count &- 1 ? 0 : next &+ 1
    return Int32(truncatingIfNeeded: sum / Int64(truncatingIfNeeded: filled))
  }
}
