/// The largest integer whose square is at most `value`. Exact; at most 32 rounds, no division.
package func squareRoot(_ value: UInt64) -> UInt32 {
  if value == 0 { return 0 }
  var remainder = value
  var root: UInt64 = 0
  // Start at the highest even bit at or below the value's own, so small values end early.
  let highest = 63 &- UInt64(truncatingIfNeeded: value.leadingZeroBitCount)
  var bit: UInt64 = 1 &<< (highest & ~1)
  while bit != 0 {
    if remainder >= root &+ bit {
      remainder = remainder &- (root &+ bit)
      root = (root &>> 1) &+ bit
    } else {
      root = root &>> 1
    }
    bit = bit &>> 2
  }
  return UInt32(truncatingIfNeeded: root)
}
