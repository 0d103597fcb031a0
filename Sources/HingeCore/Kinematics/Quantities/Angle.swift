/// A plane angle in degrees, Q15.16: ±32768°, step 1.5e-5°.
///
/// Segment pitches stay within ±180° by construction and differences of two within ±360°, so
/// nothing here wraps; sums saturate.
package struct Angle: FixedPointQuantity {
  package var raw: Int32
  @inline(__always) package init(raw: Int32) { self.raw = raw }
  @inline(__always) package static var fractionBits: Int32 { 16 }

  /// Whole degrees; saturates at ±32768°.
  @inline(__always) package init(degrees: Int32) {
    self.init(raw: Int32(saturating: Int64(truncatingIfNeeded: degrees) &* 65536))
  }
  /// From thousandths of a degree; nearest, ties away from zero; saturates.
  package init(millidegrees: Int64) { self.init(thousandths: millidegrees) }
  /// Nearest, ties to even.
  package var millidegrees: Int64 { thousandths }
}
