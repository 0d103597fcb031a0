/// Narrowing shifts, each named after its rounding.
///
/// The default everywhere is round to nearest, ties to even: a floor in a 200 Hz integrator
/// drifts by degrees an hour, and "half up" leaves a small bias of its own.
///
/// | value / 4 | nearest, ties to even | toward negative infinity |
/// |---|---|---|
/// | 5 → 1.25 | 1 | 1 |
/// | 6 → 1.5 | 2 | 1 |
/// | 10 → 2.5 | 2 | 2 |
/// | -6 → -1.5 | -2 | -2 |
/// | -7 → -1.75 | -2 | -2 |
extension FixedWidthInteger where Self: SignedInteger {
  /// `self / 2^bits`, rounded to nearest, ties to even. Exact for every value: nothing is added
  /// that could overflow. `bits` must be 1...(bitWidth - 2).
  package func roundedShift(right bits: Self) -> Self {
    let floor = self &>> bits
    let one: Self = 1
    let remainder = self & ((one &<< bits) &- one)
    let half = one &<< (bits &- one)
    // Above half, or exactly half with an odd floor, rounds up. The floor of a value shifted by
    // at least one bit is never the maximum, so the wrapping add cannot wrap.
    let up = remainder > half || (remainder == half && floor & one == one)
    return up ? floor &+ one : floor
  }
}

extension FixedWidthInteger where Self: SignedInteger {
  /// `self / 2^bits`, rounded to nearest, ties up: two instructions instead of eight.
  ///
  /// For the integrators' products, which drop 24 to 32 bits: a tie is one case in 2^24 and more,
  /// so what "up" adds is a bias of less than 2^-25 of the last place. `self` must stay
  /// 2^(bits - 1) below the maximum.
  @inline(__always)
  package func nearestShift(right bits: Self) -> Self {
    (self &+ (1 &<< (bits &- 1))) &>> bits
  }
}

// Generic, so that the tests can go through every number, or pair of numbers, of eight bits.

/// The nearest value to one of a wider type: saturates, never wraps. `Wide` must be wider.
@inline(__always)
package func narrowed<Narrow, Wide>(_ wide: Wide) -> Narrow
where
  Narrow: FixedWidthInteger & SignedInteger, Wide: FixedWidthInteger & SignedInteger
{
  #if _pointerBitWidth(_64)
    // One comparison, and nearly never more. Where a wide one takes two registers it is no shorter.
    let narrow = Narrow(truncatingIfNeeded: wide)
    if _fastPath(Wide(truncatingIfNeeded: narrow) == wide) { return narrow }
    return wide < 0 ? Narrow.min : Narrow.max
  #else
    if wide > Wide(truncatingIfNeeded: Narrow.max) { return Narrow.max }
    if wide < Wide(truncatingIfNeeded: Narrow.min) { return Narrow.min }
    return Narrow(truncatingIfNeeded: wide)
  #endif
}

extension FixedWidthInteger where Self: SignedInteger {
  /// Sum that stops at the ends of the range.
  @inline(__always)
  package func addingSaturated(_ other: Self) -> Self {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (self < 0 ? Self.min : Self.max) : sum
  }

  /// Difference that stops at the ends of the range.
  @inline(__always)
  package func subtractingSaturated(_ other: Self) -> Self {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (self < 0 ? Self.min : Self.max) : difference
  }
}

extension Int32 {
  /// The nearest `Int32` to a wider value: saturates, never wraps.
  @inline(__always)
  package init(saturating wide: Int64) { self = narrowed(wide) }

  /// The product as 64 bits, which always hold it.
  @inline(__always)
  package func widened(times other: Int32) -> Int64 {
    Int64(truncatingIfNeeded: self) &* Int64(truncatingIfNeeded: other)
  }
}
