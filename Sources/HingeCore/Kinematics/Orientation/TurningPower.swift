/// How fast the sensor has been turning lately, and how much sooner the accelerometer must then be
/// believed.
///
/// A gyro's scale and its axes are off by a percent or so: what it gets wrong grows with what it
/// turns. So the corner of the slow mean rises with the root mean square of the rate, by its own
/// height at 400 °/s, to four times at the most. A lifter, at 30-50 °/s, hardly sees it; in fast
/// hand-held motion it takes a tenth off the error.
struct TurningPower: BitwiseCopyable, Sendable {
  /// Mean square of the rate, (°/s)², Q.16, one-pole low-pass with τ = 3 s.
  private var meanSquare: Int64 = 0

  mutating func update(_ rate: Vector3<AngularRate>, interval: SampleInterval) {
    // Q.8 each.
    @inline(__always) func square(_ r: AngularRate) -> Int64 {
      let v = Int64(truncatingIfNeeded: r.raw &>> 8)
      return v &* v
    }
    // 8000 °/s are more than any factor says anything of.
    let now = min(square(rate.x) &+ square(rate.y) &+ square(rate.z), 1 &<< 42)
    // dt / 3 s in Q.24: at most 2^20 for 0.1 s.
    let share = (interval.secondsQ32 &* 5_592_405) &>> 32
    meanSquare = meanSquare &+ (((now &- meanSquare) &* share) &>> 24)
  }

  /// 1 + rms / 400 °/s, at most 4, Q.12.
  var cornerFactor: Int64 {
    let rms = Int64(
      truncatingIfNeeded: nearSquareRoot(UInt64(truncatingIfNeeded: max(meanSquare, 0))))
    // Q.8 °/s to Q.12 over 400: times 16 / 400.
    return min(4096 &+ rms / 25, 4 &* 4096)
  }
}
