/// Three by three factors and three offsets that turn one sensor triad's counts into a quantity.
///
/// `value = (matrix · counts) - bias`. The matrix holds sensitivity, axis scale and misalignment
/// together, so calibrating a device costs nothing per sample.
package struct TriadModel<Component: FixedPointQuantity>: BitwiseCopyable, Sendable {
  /// Rows of the matrix, units per count, scaled by 2^`matrixFractionBits`.
  package var row0: InlineArray<3, Int32>
  package var row1: InlineArray<3, Int32>
  package var row2: InlineArray<3, Int32>
  /// Subtracted after the matrix, in the quantity's own unit.
  package var bias: Vector3<Component> { didSet { makeOffset() } }
  let narrowing: Int64
  /// What is added before the narrowing: half a step, for the rounding, less the bias.
  private var offset: InlineArray<3, Int64>

  /// A diagonal model.
  ///
  /// - Parameters:
  ///   - microCountsPerUnit: counts for one unit (g, or °/s), times 10^6. 16 to 131072 counts a
  ///     g, 1 to 2000 counts a °/s; the caller has checked.
  ///   - matrixFractionBits: 34 for accelerations, 30 for rates: full 31 bits at the smallest
  ///     sensitivity allowed, 16 counts a g and 1 count a °/s.
  package init(microCountsPerUnit: Int64, matrixFractionBits: Int64) {
    let factor = (Int64(1) &<< matrixFractionBits).multipliedFullWidth(by: 1_000_000)
    let scale = microCountsPerUnit.dividingFullWidth(factor).quotient
    let s = Int32(saturating: scale)
    row0 = [s, 0, 0]
    row1 = [0, s, 0]
    row2 = [0, 0, s]
    bias = .zero
    narrowing = matrixFractionBits &- Int64(truncatingIfNeeded: Component.fractionBits)
    offset = [0, 0, 0]
    makeOffset()
  }

  private mutating func makeOffset() {
    let half = Int64(1) &<< (narrowing &- 1)
    offset = [
      half &- Int64(truncatingIfNeeded: bias.x.raw) &<< narrowing,
      half &- Int64(truncatingIfNeeded: bias.y.raw) &<< narrowing,
      half &- Int64(truncatingIfNeeded: bias.z.raw) &<< narrowing,
    ]
  }

  /// Multiplies the axes' scales and mixes the axes: `correction` rows are Q1.30 fractions of the
  /// corrected axes in the measured ones (identity for a perfect part).
  package mutating func correct(by r0: UnitVector, _ r1: UnitVector, _ r2: UnitVector) {
    let scale = Fraction(raw: row0[0])
    row0 = [(r0.x * scale).raw, (r0.y * scale).raw, (r0.z * scale).raw]
    row1 = [(r1.x * scale).raw, (r1.y * scale).raw, (r1.z * scale).raw]
    row2 = [(r2.x * scale).raw, (r2.y * scale).raw, (r2.z * scale).raw]
  }

  /// Nearest, ties up; saturates.
  package func apply(_ a: Int16, _ b: Int16, _ c: Int16) -> Vector3<Component> {
    var model = self
    return model.convert(a, b, c)
  }

  /// `apply` for the sample path; mutating only so that a call does not copy the model.
  #if _pointerBitWidth(_64)
    @inline(__always)
  #endif
  mutating func convert(_ a: Int16, _ b: Int16, _ c: Int16) -> Vector3<Component> {
    Vector3(
      Component(raw: Self.line(row0, offset[0], narrowing, a, b, c)),
      Component(raw: Self.line(row1, offset[1], narrowing, a, b, c)),
      Component(raw: Self.line(row2, offset[2], narrowing, a, b, c)))
  }

  @inline(__always)
  private static func line(
    _ row: InlineArray<3, Int32>, _ offset: Int64, _ narrowing: Int64, _ a: Int16, _ b: Int16,
    _ c: Int16
  ) -> Int32 {
    let sum =
      row[0].widened(times: Int32(truncatingIfNeeded: a))
      &+ row[1].widened(times: Int32(truncatingIfNeeded: b))
      &+ row[2].widened(times: Int32(truncatingIfNeeded: c))
    return Int32(saturating: (sum &+ offset) &>> narrowing)
  }
}

/// One inertial sensor: what a count means and where the counts end.
package struct SensorModel: BitwiseCopyable, Sendable {
  /// Counts to g, and to °/s.
  package var accel: TriadModel<Acceleration>
  package var gyro: TriadModel<AngularRate>
  /// Magnitudes from which a count means "at the end of the range", not a reading.
  package var accelLimitCounts: Int16
  package var gyroLimitCounts: Int16

  package init(
    microCountsPerG: Int64, microCountsPerDPS: Int64,
    accelLimitCounts: Int16 = Int16.max, gyroLimitCounts: Int16 = Int16.max
  ) {
    accel = TriadModel(microCountsPerUnit: microCountsPerG, matrixFractionBits: 34)
    gyro = TriadModel(microCountsPerUnit: microCountsPerDPS, matrixFractionBits: 30)
    self.accelLimitCounts = accelLimitCounts
    self.gyroLimitCounts = gyroLimitCounts
  }

  /// Which triads read at the end of their range.
  @inline(__always)
  package func saturation(of s: RawSample) -> Saturation {
    @inline(__always) func beyond(_ v: Int16, _ limit: Int16) -> Bool {
      v >= limit || v <= 0 &- limit
    }
    return Saturation(
      gyro: beyond(s.gx, gyroLimitCounts) || beyond(s.gy, gyroLimitCounts)
        || beyond(s.gz, gyroLimitCounts),
      accel: beyond(s.ax, accelLimitCounts) || beyond(s.ay, accelLimitCounts)
        || beyond(s.az, accelLimitCounts))
  }
}

/// Which triads of a reading are at the end of their range: what they say there is a bound, not a
/// measurement.
package struct Saturation: BitwiseCopyable, Sendable, Equatable {
  /// Some axis of the triad is at its end.
  package var gyro: Bool
  package var accel: Bool

  package init(gyro: Bool, accel: Bool) {
    self.gyro = gyro
    self.accel = accel
  }
  package static var none: Saturation { Saturation(gyro: false, accel: false) }
  package var isAny: Bool { gyro || accel }
}
