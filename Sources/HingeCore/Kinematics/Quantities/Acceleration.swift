/// Specific force, what an accelerometer measures, in standard gravities, Q7.24: ±128 g,
/// step 6e-8 g.
package struct Acceleration: FixedPointQuantity {
  package var raw: Int32
  @inline(__always) package init(raw: Int32) { self.raw = raw }
  @inline(__always) package static var fractionBits: Int32 { 24 }
  /// 1 g, exact.
  @inline(__always) package static var standardGravity: Acceleration { Acceleration(raw: 1 &<< 24) }

  /// From thousandths of a g; nearest, ties away from zero; saturates at ±128 g.
  package init(milligravities: Int64) { self.init(thousandths: milligravities) }
  /// Thousandths of a g; nearest, ties to even.
  package var milligravities: Int64 { thousandths }
}
