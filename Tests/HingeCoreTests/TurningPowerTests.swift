import Testing

@testable import HingeCore

/// How far fast turning raises the corner of the slow mean.
@Suite struct TurningPowerTests {
  private func factor(
    _ rate: Vector3<AngularRate>, seconds: Int = 60, milliseconds: Int64 = 5
  ) -> Double {
    var power = TurningPower()
    let interval = SampleInterval(TimeSpan(milliseconds: milliseconds))
    for _ in 0..<(seconds * 1000 / Int(milliseconds)) { power.update(rate, interval: interval) }
    return Double(power.cornerFactor) / 4096
  }

  private func about(_ x: Int32, _ y: Int32 = 0, _ z: Int32 = 0) -> Vector3<AngularRate> {
    Vector3(
      AngularRate(degreesPerSecond: x), AngularRate(degreesPerSecond: y),
      AngularRate(degreesPerSecond: z))
  }

  @Test func onePlusTheRateOverFourHundred() {
    #expect(factor(.zero) == 1)
    for rate in [Int32(40), 200, 400, -800, 1100] {
      let found = factor(about(0, rate))
      #expect(abs(found - (1 + Double(abs(rate)) / 400)) < 0.01, "\(rate) °/s: \(found)")
    }
    // The length of the rate, whatever its axes.
    #expect(abs(factor(about(200, -200, 100)) - 1.75) < 0.01)
  }

  @Test(arguments: [Int64(1), 5, 50, 100])
  func neverMoreThanFour(milliseconds: Int64) {
    #expect(factor(about(1190), milliseconds: milliseconds) < 4)
    for rate in [about(1210), about(2000), about(-2000, 2000, 2000), about(32767, -32768, 32767)] {
      #expect(factor(rate, milliseconds: milliseconds) == 4, "\(rate)")
    }
  }

  @Test func itFollowsWithinSeconds() {
    var power = TurningPower()
    let interval = SampleInterval(TimeSpan(milliseconds: 5))
    for _ in 0..<600 { power.update(about(0, 0, 800), interval: interval) }
    // One time constant: the power is at 63 %, its root at 80 %.
    #expect(abs(Double(power.cornerFactor) / 4096 - 2.59) < 0.02)
    for _ in 0..<12_000 { power.update(.zero, interval: interval) }
    #expect(power.cornerFactor == 4096)
  }

  /// The corner itself: √2 / τ, times the factor.
  @Test(arguments: [1.0, 1.5, 4])
  func theCornerRisesByTheFactor(factor: Double) {
    let corner = CornerFrequency(timeConstantMilliseconds: 3500)
      .raised(by: Int64(factor * 4096))
    let omega = 2.0.squareRoot() / 3.5 * factor
    #expect(abs(Double(corner.squared) / 0x1p24 - omega * omega) < 1e-4)
    #expect(abs(Double(corner.damping) / 0x1p24 - 2.0.squareRoot() * omega) < 1e-4)
  }
}
