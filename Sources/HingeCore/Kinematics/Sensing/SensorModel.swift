/// Three by three factors and three offsets that turn one sensor triad's counts into a quantity.
///
/// `value = (matrix · counts) - bias`. The matrix holds sensitivity, axis scale and misalignment
/// together, so calibrating a device costs nothing per sample.
package struct TriadModel<Component: FixedPointQuantity>: BitwiseCopyable, Sendable {
  /// Rows of the matrix, units per count, scaled by 2^`matrixFractionBits`.
  package var row0: InlineArray<3, Int32>
  package var row1: InlineArray<3, Int32>
  package var row2: InlineArray<3, Int32>
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
  @inline(__always)
  package func apply(_ a: Int16, _ b: Int16, _ c: Int16) -> Vector3<Component> {
    let x = Int32(truncatingIfNeeded: a)
    let y = Int32(truncatingIfNeeded: b)
    let z = Int32(truncatingIfNeeded: c)
    @inline(__always) func line(_ row: InlineArray<3, Int32>, _ offset: Int64) -> Component {
      let sum = row[0].widened(times: x) &+ row[1].widened(times: y) &+ row[2].widened(times: z)
      return Component(raw: Int32(saturating: (sum &+ offset) &>> narrowing))
    }
    return Vector3(line(row0, offset[0]), line(row1, offset[1]), line(row2, offset[2]))
  }
}

/// One inertial sensor: what a count means and where the counts end.
package struct SensorModel: BitwiseCopyable, Sendable {
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

  @inline(__always)
  package func isSaturated(_ s: RawSample) -> Bool {
    hasLostTurn(s) || Self.isBeyond(s.ax, accelLimitCounts)
      || Self.isBeyond(s.ay, accelLimitCounts) || Self.isBeyond(s.az, accelLimitCounts)
  }

  /// The gyro is at the end of its range: how far the sensor turned is unknown.
  @inline(never)
  package func hasLostTurn(_ s: RawSample) -> Bool {
    Self.isBeyond(s.gx, gyroLimitCounts) || Self.isBeyond(s.gy, gyroLimitCounts)
      || Self.isBeyond(s.gz, gyroLimitCounts)
  }

  @inline(__always) private static func isBeyond(_ v: Int16, _ limit: Int16) -> Bool {
    v >= limit || v <= 0 &- limit
  }
}
