import HingeCore
import Simulation
import Testing

@Suite struct QuantityTests {
  @Test func thousandthsGoRound() {
    for value in stride(from: Int64(-32_767_000), through: 32_767_000, by: 997) {
      #expect(Angle(millidegrees: value).millidegrees == value)
      #expect(AngularRate(millidegreesPerSecond: value).millidegreesPerSecond == value)
    }
    for value in Int64(-16_000)...16_000 {
      #expect(Acceleration(milligravities: value).milligravities == value)
    }
    for value in Int64(-1999)...1999 { #expect(Fraction(thousandths: value).thousandths == value) }
  }

  @Test(arguments: [Int64.min, -40_000_000, 40_000_000, Int64.max])
  func thousandthsSaturate(_ value: Int64) {
    #expect(Angle(millidegrees: value).raw == (value < 0 ? Int32.min : Int32.max))
    #expect(Acceleration(milligravities: value).raw == (value < 0 ? Int32.min : Int32.max))
    #expect(Fraction(thousandths: value).raw == (value < 0 ? Int32.min : Int32.max))
  }

  @Test func intervalsAreRoundedToTheNearest() {
    for microseconds in Array(Int64(0)...3000) + stride(from: 3000, through: 1_000_000, by: 997) {
      let steps = Double(SampleInterval(TimeSpan(microseconds: microseconds)).secondsQ32)
      let truth = Double(microseconds) * 0x1p32 / 1e6
      // Half a step, and 8.3e-11 of the interval from the factor.
      #expect(abs(steps - truth) <= 0.5 + truth * 8.3e-11, "\(microseconds) µs")
    }
  }

  @Test func millisecondsRoundToNearest() {
    #expect(TimeSpan(microseconds: 1499).milliseconds == 1)
    #expect(TimeSpan(microseconds: 1500).milliseconds == 2)
    #expect(TimeSpan(microseconds: 0).milliseconds == 0)
  }

  @Test func aMinuteOfRateIntegratesWithoutDrift() {
    // 3.7 °/s at a rate whose interval has no short binary form.
    let rate = AngularRate(millidegreesPerSecond: 3700)
    let interval = SampleInterval(TimeSpan(microseconds: 4877))
    var sum = Angle.zero
    for _ in 0..<12_303 { sum += rate * interval }
    let truth = 3.7 * 0.004877 * 12_303
    // Each product is rounded to 1.5e-5°, unbiased over rates but alike for one rate.
    #expect(abs(Double(sum.raw) / 65536 - truth) < 12_303 * 0.5 / 65536)
  }

  @Test func fractionsScale() {
    #expect(Angle(degrees: 40).scaled(by: Fraction(1, over: 4)) == Angle(degrees: 10))
    #expect(Angle(degrees: -7).half.millidegrees == -3500)
    #expect(Fraction(3, over: 1).raw == Int32.max)
  }
}
