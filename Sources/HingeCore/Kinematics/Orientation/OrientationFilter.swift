/// Inclination of one inertial sensor: the up direction in its own frame, and its bias-free rate.
///
/// Strapdown integration of the gyro into an almost-inertial frame; a slow mean of the specific
/// force in *that* frame, where gravity stands still and the lifter's accelerations average out;
/// the direction of the mean, turned back into the sensor frame, is up. This is the inclination
/// part of VQF (Laidig & Seel, "VQF: Highly accurate IMU orientation estimation with bias
/// estimation and magnetic disturbance rejection", Information Fusion 91, 2023): its correction
/// quaternion always turns the mean fully upright, so for inclination alone the mean's direction
/// says the same with less arithmetic. Heading is not observable and not kept.
package struct OrientationFilter: BitwiseCopyable, Sendable {
  private var attitude = Quaternion.identity
  private var mean = SlowVector()
  private var tracked = TrackedDirection()
  private var rest = RestDetector()
  private var biasEstimator = GyroBiasEstimator()
  private var gravityThen = UnitVector.alongZ
  private var turning = TurningPower()
  private var slowRotation = SlowRotation()
  private var corner = OrientationFilter.corner
  private var sinceLearning = TimeSpan.zero
  /// Time that the slow mean has been fed since it started, up to `running`.
  private var settled = TimeSpan.zero

  private static let learningPace = TimeSpan(milliseconds: 40)
  private static let timeConstant = TimeSpan(milliseconds: 3000)
  /// The low-pass has run for a whole look at the bias.
  private static let running = TimeSpan(milliseconds: 3040)
  private static let corner = CornerFrequency(timeConstantMilliseconds: 3500)
  private static let leastMemory = TimeSpan(milliseconds: 500)
  /// Gaps up to this are bridged with the mean of the rates on both sides.
  package static let longestBridge = TimeSpan(milliseconds: 100)

  /// Up in the sensor frame, Q1.30, of length one within 2^-20. Arithmetic adds less than 0.05° to
  /// what the same algorithm gives in doubles (`OracleTests`); the method's own error is in decision
  /// 0002.
  package private(set) var up = UnitVector.alongZ
  /// Angular rate without bias, °/s, Q15.16, sensor frame.
  package private(set) var rate = Vector3<AngularRate>.zero
  /// Specific force along up, less one g, Q7.24: positive while the sensor gains upward speed.
  package private(set) var verticalAcceleration = Acceleration.zero

  /// The last reading was a broken one, and the rate before it still holds.
  private(set) var isHolding = false

  /// Still for 1.5 s, within ±2 °/s and ±51 mg of the recent means.
  package var isResting: Bool { rest.isResting }
  /// The gyro's bias as learnt so far, °/s, Q15.16, within ±20 °/s.
  package var bias: Vector3<AngularRate> { biasEstimator.bias }
  /// False for the first half second after a start or a long gap: up is then little more than the
  /// direction of the last few readings.
  package var isSettled: Bool { settled >= TimeSpan(milliseconds: 500) }

  package init() {}

  /// Starts from a bias known from a calibration, °/s; beyond ±20 °/s it is cut at the first correction.
  package mutating func assumeBias(_ bias: Vector3<AngularRate>) { biasEstimator.assume(bias) }

  /// After a gap longer than `longestBridge`: what was turned meanwhile is unknown, so the slow
  /// mean begins anew. The bias stays.
  package mutating func restart() {
    settled = .zero
    rest.restart()
  }

  /// One sample.
  ///
  /// - Parameters:
  ///   - span: the time since the previous one; for the first after a start, any.
  ///   - saturation: the triads at the end of their range. A clipped force is kept out of the mean; a
  ///     clipped rate is turned by all the same, unless it jumped there by more than 100 °/s, and the
  ///     past counts less for it.
  ///   - isBridge: samples are missing in between.
  @inline(__always)
  package mutating func update(
    rate measured: Vector3<AngularRate>, force: Vector3<Acceleration>, span: TimeSpan,
    saturation: Saturation = .none, isBridge: Bool = false
  ) {
    let interval = SampleInterval(span)
    rest.update(rate: measured, force: force, interval: interval, span: span)
    let before = rate
    rate = measured - biasEstimator.bias
    // From far below to the end of the range in one sample nobody turns: a broken reading.
    isHolding = saturation.gyro && settled > .zero && isJump(from: before)
    if isHolding { rate = before }

    if settled > .zero {
      // A chip filters and decimates: what it gives at a moment is about the mean over the
      // interval that ends there. (The mean with the sample before, the rule for instantaneous
      // samples, lags by half an interval and costs a quarter of the accuracy on BROAD.)
      turn(
        by: isBridge
          ? Vector3(
            (rate.x + before.x).half, (rate.y + before.y).half, (rate.z + before.z).half) : rate,
        interval: interval)
    }

    let rotation = RotationMatrix(attitude)
    let inertial = rotation.rotated(force)
    if saturation.gyro { forget(span) }
    if saturation.accel && settled > .zero {
      // The mean waits.
    } else if settled < Self.timeConstant {
      // Weight of this sample in the mean so far, Q0.30.
      let total = max(settled.microseconds &+ span.microseconds, 1)
      let share = settled == .zero ? 1 &<< 30 : (span.microseconds &<< 30) / total
      mean.average(inertial.x.raw, inertial.y.raw, inertial.z.raw, share: share)
      settled = TimeSpan(microseconds: settled.microseconds &+ max(span.microseconds, 1))
    } else {
      mean.update(
        inertial.x.raw, inertial.y.raw, inertial.z.raw, step: LowPassStep(corner, interval))
      settled = min(
        TimeSpan(microseconds: settled.microseconds &+ span.microseconds), Self.running)
    }
    tracked.follow(mean.x.value, mean.y.value, mean.z.value)
    let gravity = tracked.unit

    turning.update(rate, interval: interval)
    sinceLearning = TimeSpan(microseconds: sinceLearning.microseconds &+ span.microseconds)
    if sinceLearning >= Self.learningPace {
      attitude = attitude.renormalized()
      learn(rotation: rotation, gravity: gravity)
      corner = Self.corner.raised(by: turning.cornerFactor)
      sinceLearning = .zero
      gravityThen = gravity
    }
    up = rotation.unrotated(gravity)
    verticalAcceleration = force.dot(up) - Acceleration.standardGravity
  }

  private func isJump(from before: Vector3<AngularRate>) -> Bool {
    @inline(__always) func isFar(_ a: AngularRate, _ b: AngularRate) -> Bool {
      let change = a.raw.subtractingSaturated(b.raw)
      return change > 100 &<< 16 || change < -(100 &<< 16)
    }
    return isFar(rate.x, before.x) || isFar(rate.y, before.y) || isFar(rate.z, before.z)
  }

  /// A gyro at the end of its range turned further than it says: the mean is no longer where the
  /// attitude says it is. How much of the past is kept falls by e in a tenth of a second of it, to
  /// half a second at the least, so that the accelerometer takes over the sooner the longer the
  /// over-range was, and a single clipped reading spoils nothing.
  private mutating func forget(_ span: TimeSpan) {
    let kept = settled.microseconds &- settled.microseconds &* span.microseconds / 100_000
    settled = min(settled, max(TimeSpan(microseconds: kept), Self.leastMemory))
  }

  private mutating func turn(by rate: Vector3<AngularRate>, interval: SampleInterval) {
    // Q.16 °/s times Q.32 s, to Q.24 degrees, then times π/360 in Q.30: half the angle in radians.
    @inline(__always) func half(_ r: AngularRate) -> Int32 {
      let degrees = (Int64(truncatingIfNeeded: r.raw) &* interval.secondsQ32)
        .nearestShift(right: 24)
      return Int32(saturating: (degrees &* 9_370_197).nearestShift(right: 24))
    }
    attitude = attitude.turned(halfX: half(rate.x), halfY: half(rate.y), halfZ: half(rate.z))
  }

  /// The bias, every 40 ms: the means it is learnt from hardly move from one sample to the next.
  private mutating func learn(rotation: RotationMatrix, gravity: UnitVector) {
    let interval = SampleInterval(sinceLearning)
    let isStarting = settled < Self.timeConstant
    let share =
      (sinceLearning.microseconds &<< 30)
      / max(settled.microseconds, sinceLearning.microseconds)
    slowRotation.update(
      rotation, step: LowPassStep(corner, interval), share: isStarting ? share : nil)
    if rest.isResting {
      biasEstimator.rest(meanRate: rest.meanRate, interval: interval)
      return
    }
    // What the plain mean turned by while it settled was no bias.
    if settled < Self.running { return }
    // A residual bias turns the inertial frame, and gravity in it, its own way.
    let turned = gravityThen.cross(gravity)
    // Radians in the interval, Q.30, to °/s, Q.16: times 180/π, over the interval.
    @inline(__always) func rate(_ v: Fraction) -> AngularRate {
      let degrees = Int64(truncatingIfNeeded: v.raw) &* 3_754_936
      return AngularRate(
        raw: Int32(saturating: (degrees / max(interval.secondsQ32 &>> 16, 1)) &>> 14))
    }
    let inertial = Vector3(rate(turned.x), rate(turned.y), rate(turned.z))
    biasEstimator.motion(residual: slowRotation.unrotated(inertial), interval: interval)
  }
}
