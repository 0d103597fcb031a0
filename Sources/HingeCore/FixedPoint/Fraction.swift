/// A dimensionless number in Q1.30: range -2 ..< 2, step 9.3e-10. Components of unit vectors and
/// quaternions, shares and gains.
package struct Fraction: FixedPointQuantity {
  package var raw: Int32
  @inline(__always) package init(raw: Int32) { self.raw = raw }
  @inline(__always) package static var fractionBits: Int32 { 30 }
  /// 1, exact: 2^30.
  @inline(__always) package static var one: Fraction { Fraction(raw: 1 &<< 30) }

  /// `numerator / denominator`, toward zero; saturates. For constants: not on the sample path.
  package init(_ numerator: Int64, over denominator: Int64) {
    self.init(raw: Int32(saturating: (numerator &* (Int64(1) &<< 30)) / denominator))
  }

  /// Nearest, ties to even; saturates.
  @inline(__always) package static func * (a: Fraction, b: Fraction) -> Fraction {
    a.scaled(by: b)
  }
}
