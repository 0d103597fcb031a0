/// Tells whether the sensor lies still, from the deviation of both triads from their own recent
/// means. Limits and times of VQF (Laidig & Seel 2023, table 2): ±2 °/s, ±0.5 m/s², for 1.5 s.
struct RestDetector: BitwiseCopyable, Sendable {
  /// Recent means: one-pole low-passes, τ = 0.5 s. Rates in Q.32 °/s, force in Q.40 g.
  private var rateMean: (Int64, Int64, Int64) = (0, 0, 0)
  private var forceMean: (Int64, Int64, Int64) = (0, 0, 0)
  private var stillFor = TimeSpan.zero
  private var started = false

  static let rateLimit = AngularRate(degreesPerSecond: 2)
  /// A steady rate beyond what any bias can be is a turn, or a gyro at the end of its range.
  static let biasLimit = AngularRate(degreesPerSecond: 20)
  static let forceLimit = Acceleration(milligravities: 51)
  static let dwell = TimeSpan(milliseconds: 1500)

  var isResting: Bool { stillFor >= Self.dwell }

  /// The mean rate, the bias itself once the sensor rests.
  var meanRate: Vector3<AngularRate> {
    @inline(__always) func narrow(_ v: Int64) -> AngularRate {
      AngularRate(raw: Int32(saturating: v.roundedShift(right: 16)))
    }
    return Vector3(narrow(rateMean.0), narrow(rateMean.1), narrow(rateMean.2))
  }

  mutating func restart() {
    stillFor = .zero
    started = false
  }

  mutating func update(
    rate: Vector3<AngularRate>, force: Vector3<Acceleration>, interval: SampleInterval,
    span: TimeSpan
  ) {
    guard started else {
      started = true
      rateMean = (wide(rate.x), wide(rate.y), wide(rate.z))
      forceMean = (wide(force.x), wide(force.y), wide(force.z))
      return
    }
    // dt / τ with τ = 0.5 s, Q.24: at most 0.2 for the longest interval the filter is given.
    let share = min(interval.secondsQ32 &>> 7, 3_355_443)
    let rateLimit = wide(Self.rateLimit)
    let forceLimit = wide(Self.forceLimit)
    // No short cut: every mean must follow, moving or not.
    let stillX = Self.follow(&rateMean.0, wide(rate.x), share, rateLimit)
    let stillY = Self.follow(&rateMean.1, wide(rate.y), share, rateLimit)
    let stillZ = Self.follow(&rateMean.2, wide(rate.z), share, rateLimit)
    let quietX = Self.follow(&forceMean.0, wide(force.x), share, forceLimit)
    let quietY = Self.follow(&forceMean.1, wide(force.y), share, forceLimit)
    let quietZ = Self.follow(&forceMean.2, wide(force.z), share, forceLimit)
    let limit = wide(Self.biasLimit)
    let isBias =
      abs(rateMean.0) < limit && abs(rateMean.1) < limit && abs(rateMean.2) < limit
    let still = isBias && stillX && stillY && stillZ && quietX && quietY && quietZ
    stillFor = still ? TimeSpan(microseconds: stillFor.microseconds &+ span.microseconds) : .zero
  }

  /// Moves the mean towards the value; true if the value lay within `limit` of it.
  // Not inlined: six copies of it are most of a kilobyte.
  @inline(never)
  private static func follow(_ mean: inout Int64, _ value: Int64, _ share: Int64, _ limit: Int64)
    -> Bool
  {
    let deviation = value &- mean
    // At most 2^36 times 2^22.
    mean = mean &+ ((deviation &>> 12) &* share) &>> 12
    return deviation <= limit && deviation >= 0 &- limit
  }

  @inline(__always) private func wide<Q: FixedPointQuantity>(_ v: Q) -> Int64 {
    Int64(truncatingIfNeeded: v.raw) &<< 16
  }
}
