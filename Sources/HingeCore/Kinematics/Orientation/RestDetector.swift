/// Tells whether the sensor lies still, from the deviation of both triads from their own recent
/// means. Limits and times of VQF (Laidig & Seel 2023, table 2): ±2 °/s, ±0.5 m/s², for 1.5 s.
struct RestDetector: BitwiseCopyable, Sendable {
  /// Recent means: one-pole low-passes, τ = 0.5 s. Three rates in Q.32 °/s, then three forces in
  /// Q.40 g: raw values times 2^16.
  private var means = InlineArray<6, Int64>(repeating: 0)
  private var stillFor = TimeSpan.zero
  private var started = false

  // Computed: a stored constant would be made at its first use, behind a lock.
  static var rateLimit: AngularRate { AngularRate(raw: 2 &<< 16) }
  /// A steady rate beyond what any bias can be is a turn, or a gyro at the end of its range.
  static var biasLimit: AngularRate { AngularRate(raw: 20 &<< 16) }
  static var forceLimit: Acceleration { Acceleration(raw: 855_638) }  // 51 mg
  static let dwell = TimeSpan(milliseconds: 1500)

  var isResting: Bool { stillFor >= Self.dwell }

  /// The mean rate, the bias itself once the sensor rests.
  var meanRate: Vector3<AngularRate> {
    @inline(__always) func narrow(_ v: Int64) -> AngularRate {
      AngularRate(raw: Int32(saturating: v.roundedShift(right: 16)))
    }
    return Vector3(narrow(means[0]), narrow(means[1]), narrow(means[2]))
  }

  mutating func restart() {
    stillFor = .zero
    started = false
  }

  @inline(__always)
  mutating func update(
    rate: Vector3<AngularRate>, force: Vector3<Acceleration>, interval: SampleInterval,
    span: TimeSpan
  ) {
    let values: InlineArray<6, Int32> = [
      rate.x.raw, rate.y.raw, rate.z.raw, force.x.raw, force.y.raw, force.z.raw,
    ]
    guard started else {
      started = true
      for index in 0..<6 { means[index] = Self.wide(values[index]) }
      return
    }
    // dt / τ with τ = 0.5 s, Q.24: at most 0.2 for the longest interval the filter is given.
    let share = min(interval.secondsQ32 &>> 7, 3_355_443)
    let bias = Self.wide(Self.biasLimit.raw)
    // No short cut: every mean must follow, moving or not. A loop, which a compiler unrolls where
    // speed counts and keeps where size does.
    var beyond: UInt64 = 0
    for index in 0..<6 {
      let isRate = index < 3
      let deviation = Self.wide(values[index]) &- means[index]
      // At most 2^36 times 2^22.
      means[index] = means[index] &+ ((deviation &>> 12) &* share) &>> 12
      let limit = Self.wide(isRate ? Self.rateLimit.raw : Self.forceLimit.raw)
      beyond |= Self.excess(deviation, limit)
      if isRate { beyond |= Self.excess(means[index], bias) }
    }
    stillFor =
      beyond == 0
      ? TimeSpan(microseconds: stillFor.microseconds &+ span.microseconds) : .zero
  }

  /// 1 where the magnitude exceeds the limit, without a branch.
  @inline(__always) private static func excess(_ v: Int64, _ limit: Int64) -> UInt64 {
    UInt64(bitPattern: v &+ limit) > UInt64(bitPattern: 2 &* limit) ? 1 : 0
  }

  @inline(__always) private static func wide(_ raw: Int32) -> Int64 {
    Int64(truncatingIfNeeded: raw) &<< 16
  }
}
