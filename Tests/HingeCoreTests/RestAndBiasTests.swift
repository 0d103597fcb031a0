import Testing

@testable import HingeCore

/// What passes for rest, and how large a bias can become.
@Suite struct RestAndBiasTests {
  private static let span = TimeSpan(milliseconds: 5)
  private static let limit: Int32 = 20 << 16

  /// Seconds of a steady reading until rest; nil where there is none within four.
  private func restAfter(_ rate: Vector3<AngularRate>) -> Int? {
    var detector = RestDetector()
    let force = Vector3(Acceleration.zero, .zero, .standardGravity)
    for index in 0..<800 {
      detector.update(
        rate: rate, force: force, interval: SampleInterval(Self.span), span: Self.span)
      if detector.isResting { return index * 5 }
    }
    return nil
  }

  @Test func aSteadyTurnBeyondAnyBiasIsNoRest() {
    for axis in 0..<3 {
      for sign in [Int32(1), -1] {
        func rate(_ raw: Int32) -> Vector3<AngularRate> {
          var parts: [Int32] = [0, 0, 0]
          parts[axis] = sign * raw
          return Vector3(
            AngularRate(raw: parts[0]), AngularRate(raw: parts[1]), AngularRate(raw: parts[2]))
        }
        #expect(restAfter(rate(0)) == 1500)
        #expect(restAfter(rate(Self.limit)) == 1500)
        #expect(restAfter(rate(Self.limit + 1)) == nil, "axis \(axis), \(sign)")
        #expect(restAfter(rate(100 << 16)) == nil, "axis \(axis), \(sign)")
      }
    }
  }

  /// About the vertical a turn shows in the gyro alone: it must not become a bias.
  @Test(arguments: [21.0, -40, 90, -300])
  func aSpinAboutTheVerticalIsNoBias(degreesPerSecond: Double) {
    var filter = OrientationFilter()
    for _ in 0..<400 {
      filter.update(rate: rateVector([0, 0, 0]), force: forceVector([0, 0, 1]), span: Self.span)
    }
    #expect(filter.isResting)
    var restingSteps = 0
    for step in 0..<2000 {
      // Up to speed within half a second.
      let rate = degreesPerSecond * min(1, Double(step) / 100)
      filter.update(
        rate: rateVector([0, 0, rate]), force: forceVector([0, 0, 1]), span: Self.span)
      if step >= 100 && filter.isResting { restingSteps += 1 }
    }
    #expect(restingSteps == 0)
    #expect(filter.bias.z.magnitude < AngularRate(millidegreesPerSecond: 100))
    #expect(degrees(filter.up, [0, 0, 1]) < 0.01)
  }

  @Test func noBiasIsLargerThanTwentyDegreesASecond() {
    let large = Vector3(
      AngularRate(degreesPerSecond: 150), AngularRate(degreesPerSecond: -150),
      AngularRate(degreesPerSecond: 5))
    let interval = SampleInterval(TimeSpan(milliseconds: 40))
    var estimator = GyroBiasEstimator()
    for _ in 0..<500 { estimator.rest(meanRate: large, interval: interval) }
    #expect(estimator.bias.x.raw == Self.limit)
    #expect(estimator.bias.y.raw == -Self.limit)
    #expect((estimator.bias.z - AngularRate(degreesPerSecond: 5)).magnitude.raw < 6554)
    // Nor by what motion says, for an hour.
    for _ in 0..<90_000 { estimator.motion(residual: large, interval: interval) }
    #expect(estimator.bias.x.raw == Self.limit)
    #expect(estimator.bias.y.raw == -Self.limit)
    #expect(estimator.bias.z.raw <= Self.limit)
  }

  @Test func aBiasAtTheLimitIsLearnt() {
    let bias = Vector3(
      AngularRate(degreesPerSecond: 19), AngularRate(degreesPerSecond: -19), .zero)
    let interval = SampleInterval(TimeSpan(milliseconds: 40))
    var estimator = GyroBiasEstimator()
    for _ in 0..<500 { estimator.rest(meanRate: bias, interval: interval) }
    #expect((estimator.bias.x - bias.x).magnitude < AngularRate(millidegreesPerSecond: 100))
    #expect((estimator.bias.y - bias.y).magnitude < AngularRate(millidegreesPerSecond: 100))
  }
}
