/// An angular rate in degrees a second, Q15.16: ±32768 °/s, step 1.5e-5 °/s.
package struct AngularRate: FixedPointQuantity {
  package var raw: Int32
  @inline(__always) package init(raw: Int32) { self.raw = raw }
  @inline(__always) package static var fractionBits: Int32 { 16 }

  /// Whole °/s; saturates at ±32768 °/s.
  @inline(__always) package init(degreesPerSecond: Int32) {
    self.init(raw: Int32(saturating: Int64(truncatingIfNeeded: degreesPerSecond) &* 65536))
  }
  /// From thousandths of a °/s; nearest, ties away from zero; saturates.
  package init(millidegreesPerSecond: Int64) { self.init(thousandths: millidegreesPerSecond) }
  /// Thousandths of a °/s; nearest, ties to even.
  package var millidegreesPerSecond: Int64 { thousandths }

  /// The angle turned in an interval; nearest, ties to even; saturates.
  @inline(__always)
  package static func * (rate: AngularRate, interval: SampleInterval) -> Angle {
    let product = Int64(truncatingIfNeeded: rate.raw) &* interval.secondsQ32
    return Angle(raw: Int32(saturating: product.roundedShift(right: 32)))
  }
}
