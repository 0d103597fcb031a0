/// The gyro's bias, followed at rest and, more slowly, in motion.
///
/// A Kalman filter with one variance for all three axes. At rest the mean rate itself is measured.
/// In motion the slow mean of the specific force must point up for ever; where it turns in the
/// inertial frame, the bias (seen through the equally slow rotation) is what turns it. That says
/// nothing about the bias along the vertical, and accelerations of the wearer turn it too, so the
/// measurement is weighted far less than rest. Variances after VQF (Laidig & Seel 2023, table 2),
/// in (°/s)², Q.32; motion is trusted about twice as far as there.
struct GyroBiasEstimator: BitwiseCopyable, Sendable {
  /// °/s, Q.32.
  private var estimate: (Int64, Int64, Int64) = (0, 0, 0)
  private var variance: Int64
  /// The estimate, Q15.16, nearest: kept, because every sample needs it and few change it.
  private(set) var bias = Vector3<AngularRate>.zero

  /// 0.5 °/s. A part with a larger bias is caught by its first rest; to trust motion more than
  /// this would let the first bends of a lifter pass for a bias.
  private static let initialVariance: Int64 = Int64(1) &<< 30
  /// The standard deviation grows back to 0.1 °/s within 100 s: 10^-4 (°/s)²/s.
  private static let growthPerSecond: Int64 = 429_497
  /// Measurement variances times one second: divided by the interval they are a sample's.
  private static let restNoise: Int64 = 34_789_235
  private static let motionNoise: Int64 = 1_288_490_189
  /// No working part has more: datasheets of the supported families give 20 °/s at the worst,
  /// and what is left after a wrong estimate must stay bounded.
  private static let limit: Int64 = Int64(20) &<< 32

  init() { variance = Self.initialVariance }

  /// Starts from a bias known from a calibration.
  mutating func assume(_ bias: Vector3<AngularRate>) {
    self.bias = bias
    estimate = (wide(bias.x), wide(bias.y), wide(bias.z))
    variance = Self.initialVariance
  }

  /// The sensor rests: `meanRate` is the bias.
  mutating func rest(meanRate: Vector3<AngularRate>, interval: SampleInterval) {
    let gain = self.gain(noise: Self.restNoise, interval: interval)
    correct(
      by: (
        wide(meanRate.x) &- estimate.0, wide(meanRate.y) &- estimate.1,
        wide(meanRate.z) &- estimate.2
      ), gain: gain)
  }

  /// In motion: `residual` is the rate, in the sensor frame, by which the estimated vertical
  /// turned, beyond what the gyro explained; °/s.
  mutating func motion(residual: Vector3<AngularRate>, interval: SampleInterval) {
    let gain = self.gain(noise: Self.motionNoise, interval: interval)
    correct(
      by: (clipped(residual.x), clipped(residual.y), clipped(residual.z)), gain: gain)
  }

  /// Predicts the variance and gives the Kalman gain, Q.30.
  private mutating func gain(noise: Int64, interval: SampleInterval) -> Int64 {
    variance = min(
      variance &+ (Self.growthPerSecond &* (interval.secondsQ32 &>> 8)) &>> 24, Self.initialVariance
    )
    // variance / (variance + noise/dt) = variance·dt / (variance·dt + noise), all Q.32.
    let weighted = ((variance &>> 8) &* (interval.secondsQ32 &>> 8)) &>> 16
    return (weighted &<< 22) / ((weighted &+ noise) &>> 8)
  }

  private mutating func correct(by innovation: (Int64, Int64, Int64), gain: Int64) {
    @inline(__always) func moved(_ v: Int64, _ d: Int64) -> Int64 {
      min(max(v &+ ((d &>> 14) &* gain) &>> 16, 0 &- Self.limit), Self.limit)
    }
    estimate = (
      moved(estimate.0, innovation.0), moved(estimate.1, innovation.1),
      moved(estimate.2, innovation.2)
    )
    variance = variance &- ((variance &>> 14) &* gain) &>> 16
    @inline(__always) func narrow(_ v: Int64) -> AngularRate {
      AngularRate(raw: Int32(truncatingIfNeeded: v.roundedShift(right: 16)))
    }
    bias = Vector3(narrow(estimate.0), narrow(estimate.1), narrow(estimate.2))
  }

  /// One sample of motion says at most 2 °/s: more is an acceleration, not a bias.
  @inline(__always) private func clipped(_ v: AngularRate) -> Int64 {
    let most = AngularRate(degreesPerSecond: 2)
    return wide(min(max(v, -most), most))
  }

  @inline(__always) private func wide(_ v: AngularRate) -> Int64 {
    Int64(truncatingIfNeeded: v.raw) &<< 16
  }
}
