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

/// 1 / √(x / 2^32) in Q.30, for x from 2^30 to 2^32: results from 1 to 2.
///
/// A straight line as a first guess, within 7 %, then Newton's y (3 - x y²) / 2, whose error
/// squares each time. Relative error at most 2^-27, asserted in the tests.
package func reciprocalSquareRoot(_ x: UInt64) -> UInt64 {
  // 2.18 - 1.24 x / 2^32, in Q.30.
  var y = 2_340_757_176 &- (x &* 1_331_439_862) &>> 32
  for _ in 0..<4 {
    let square = (y &* y) &>> 30
    // x y² in Q.30, at most 1.2; (3 - that) / 2.
    let factor = (3 &<< 30) &- (x &* square) &>> 32
    y = (y &* factor) &>> 31
  }
  return y
}

/// √value for a third of the work of `squareRoot`: within one and 2^-25 of it, below nearly everywhere.
package func nearSquareRoot(_ value: UInt64) -> UInt64 {
  if value < 2 { return value }
  // To 2^30...2^32 by an even shift; half of it goes back into the root.
  let zeros = Int64(truncatingIfNeeded: value.leadingZeroBitCount)
  let shift = (zeros &- 32) & ~1
  let x =
    shift >= 0
    ? value &<< UInt64(truncatingIfNeeded: shift)
    : value &>> UInt64(truncatingIfNeeded: 0 &- shift)
  // x times 2^46 / √x is at most 2^62.
  return (x &* reciprocalSquareRoot(x)) &>> UInt64(truncatingIfNeeded: 46 &+ (shift &>> 1))
}
