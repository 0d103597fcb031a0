import Foundation
import Testing

@testable import HingeCore

@Suite struct MovementTimerTests {
  /// Rates shaped like bells, from a slow grinder's to a swing's.
  @Test(arguments: [0.6, 1, 1.7, 4], [15.0, 40, 75])
  func beginningAndEndAreTheTenthOfThePeak(seconds: Double, degrees: Double) {
    if degrees * 1.875 / seconds > 500 { return }
    for phase in [0, 0.007, 0.013] {
      var curve = PitchCurve()
      curve.wait(0.5 + phase)
      let start = curve.now
      curve.move(to: degrees, seconds)
      curve.wait(0.3)
      var timer = MovementTimer()
      curve.frames { timer.add(time: $0, rate: $2, pitch: $1) }
      let truth = PitchCurve.tenth(ofMoveLasting: seconds)
      let began = Double(timer.beginning()?.microseconds ?? 0) / 1e6 - start
      let ended = Double(timer.end.microseconds) / 1e6 - start
      // The lowest rung is 0.8 °/s: a tenth below that is found where the rung is passed.
      let bound = degrees * 1.875 / seconds < 8 ? 0.03 : 0.01
      #expect(abs(began - truth.lowerBound) < bound, "\(began) not \(truth.lowerBound)")
      #expect(abs(ended - truth.upperBound) < 0.01, "\(ended) not \(truth.upperBound)")
      #expect(abs(Double(timer.peak.raw) / 65536 - degrees * 1.875 / seconds) < degrees * 0.01)
    }
  }

  @Test func aWobbleIsNoBeginning() {
    var curve = PitchCurve()
    curve.wait(0.3)
    curve.move(to: 1, 0.2)
    curve.move(to: 0, 0.2)
    curve.wait(0.6)
    let start = curve.now
    curve.move(to: 50, 1)
    var timer = MovementTimer()
    curve.frames { timer.add(time: $0, rate: $2, pitch: $1) }
    let began = Double(timer.beginning()?.microseconds ?? 0) / 1e6 - start
    #expect(abs(began - PitchCurve.tenth(ofMoveLasting: 1).lowerBound) < 0.01, "\(began)")
  }

  @Test func nothingMovedHasNoBeginning() {
    var timer = MovementTimer()
    #expect(timer.beginning() == nil)
    for index in 0..<50 {
      timer.add(
        time: Timestamp(microseconds: Int64(index) * 20_000), rate: AngularRate(raw: 30_000),
        pitch: .zero)
    }
    #expect(timer.beginning() == nil)
    timer.restart()
    #expect(timer.peak == .zero)
  }
}
