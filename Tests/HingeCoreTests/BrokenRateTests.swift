import Testing

@testable import HingeCore

/// A rate at the end of the range: held where it jumped there, turned by where it came slowly.
@Suite struct BrokenRateTests {
  private static let span = TimeSpan(milliseconds: 5)

  /// A filter that has rested for a second; one that has not learnt anything yet.
  private func rested() -> OrientationFilter {
    var filter = OrientationFilter()
    for _ in 0..<200 { feed(&filter, [0, 0, 0]) }
    return filter
  }

  private func feed(
    _ filter: inout OrientationFilter, _ rate: [Double], isAtEnd: Bool = false
  ) {
    filter.update(
      rate: rateVector(rate), force: forceVector([0, 0, 1]), span: Self.span,
      saturation: Saturation(gyro: isAtEnd, accel: false))
  }

  @Test(arguments: [0, 1, 2])
  func aJumpToTheEndIsHeld(axis: Int) {
    for sign in [1.0, -1] {
      func rate(_ value: Double) -> [Double] {
        var parts = [0.0, 0, 0]
        parts[axis] = sign * value
        return parts
      }
      var filter = rested()
      feed(&filter, rate(100), isAtEnd: true)
      #expect(!filter.isHolding)
      filter = rested()
      feed(&filter, rate(100 + 0x1p-16), isAtEnd: true)
      #expect(filter.isHolding)
      #expect(filter.rate == .zero)
      // Far away, but not at the end of the range: a reading.
      filter = rested()
      feed(&filter, rate(400))
      #expect(!filter.isHolding)
      #expect(filter.rate == rateVector(rate(400)))
    }
  }

  /// Held for as long as it stays there; up moves by nothing of it.
  @Test func aBrokenReadingIsNotTurnedBy() {
    var filter = rested()
    for _ in 0..<20 {
      feed(&filter, [-2000, 0, 2000], isAtEnd: true)
      #expect(filter.isHolding)
      #expect(degrees(filter.up, [0, 0, 1]) < 0.01)
    }
    feed(&filter, [0, 0, 0])
    #expect(!filter.isHolding)
    #expect(degrees(filter.up, [0, 0, 1]) < 0.01)
  }

  /// The rate before it goes on: a turn of 90 °/s is not stopped by one broken reading.
  @Test func theRateBeforeHolds() {
    var filter = rested()
    feed(&filter, [0, 60, 0])
    feed(&filter, [0, 90, 0])
    feed(&filter, [0, -500, 0], isAtEnd: true)
    #expect(filter.isHolding)
    #expect(filter.rate == rateVector([0, 90, 0]))
    feed(&filter, [0, 80, 0])
    #expect(!filter.isHolding)
    #expect(filter.rate == rateVector([0, 80, 0]))
  }

  @Test func aSlowApproachToTheEndIsTurnedBy() {
    var filter = rested()
    for rate in [90.0, 180, 270, 360, 450] { feed(&filter, [0, rate, 0]) }
    for _ in 0..<20 {
      feed(&filter, [0, 500, 0], isAtEnd: true)
      #expect(!filter.isHolding)
    }
    #expect(filter.rate == rateVector([0, 500, 0]))
  }

  @Test func theFirstReadingIsNoJump() {
    var filter = OrientationFilter()
    feed(&filter, [500, 0, 0], isAtEnd: true)
    #expect(!filter.isHolding)
    filter = rested()
    filter.restart()
    feed(&filter, [500, 0, 0], isAtEnd: true)
    #expect(!filter.isHolding)
  }
}
