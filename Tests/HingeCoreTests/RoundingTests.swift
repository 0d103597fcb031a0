import HingeCore
import Simulation
import Testing

@Suite struct RoundingTests {
  /// Nearest, ties to even, by exact division: the definition.
  private func nearest(_ value: Int, over divisor: Int) -> Int {
    let floor = value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    let twice = 2 * (value - floor * divisor)
    if twice > divisor { return floor + 1 }
    if twice < divisor { return floor }
    return floor % 2 == 0 ? floor : floor + 1
  }

  @Test(arguments: Int8(1)...6)
  func everyByteIsRoundedExactly(_ bits: Int8) {
    for value in Int8.min...Int8.max {
      #expect(
        Int(value.roundedShift(right: bits)) == nearest(Int(value), over: 1 << Int(bits)),
        "\(value) / 2^\(bits)")
    }
  }

  /// Every byte that leaves room for the half that is added.
  @Test(arguments: Int8(1)...6)
  func everyByteGoesToTheNearestAndTiesUp(_ bits: Int8) {
    let half = 1 << (Int(bits) - 1)
    for value in Int8.min...(Int8.max - Int8(half)) {
      let floor = (Double(value) / Double(1 << Int(bits)) + 0.5).rounded(.down)
      #expect(Int(value.nearestShift(right: bits)) == Int(floor), "\(value) / 2^\(bits)")
    }
  }

  @Test func everyPairOfBytesSaturates() {
    var wrong = 0
    for a in Int8.min...Int8.max {
      for b in Int8.min...Int8.max {
        let sum = min(max(Int(a) + Int(b), -128), 127)
        let difference = min(max(Int(a) - Int(b), -128), 127)
        if Int(a.addingSaturated(b)) != sum { wrong += 1 }
        if Int(a.subtractingSaturated(b)) != difference { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test func everyTwoBytesAreNarrowedToTheNearestByte() {
    var wrong = 0
    for value in Int16.min...Int16.max {
      let byte: Int8 = narrowed(value)
      if Int(byte) != min(max(Int(value), -128), 127) { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test func theTableOfTheComment() {
    let values: [Int64] = [5, 6, 10, -6, -7]
    #expect(values.map { $0.roundedShift(right: 2) } == [1, 2, 2, -2, -2])
  }

  @Test func theEndsOfSixtyFourBitsDoNotOverflow() {
    #expect(Int64.max.roundedShift(right: 1) == Int64(1) << 62)
    #expect(Int64.min.roundedShift(right: 1) == -(Int64(1) << 62))
    #expect(Int64.max.roundedShift(right: 62) == 2)
    #expect(Int64.min.roundedShift(right: 62) == -2)
  }

  private static let edges: [Int32] = [
    .min, .min + 1, .min / 2 - 1, .min / 2, -65536, -2, -1, 0, 1, 2, 65535, .max / 2, .max / 2 + 1,
    .max - 1, .max,
  ]

  @Test func saturatingOperationsStopAtTheEnds() {
    var draws = SeededGenerator(seed: 11)
    let random = (0..<200).map { _ in Int32(truncatingIfNeeded: draws.next()) }
    for a in Self.edges + random {
      for b in Self.edges {
        let sum = Int64(a) + Int64(b)
        let difference = Int64(a) - Int64(b)
        #expect(a.addingSaturated(b) == Int32(clamping: sum), "\(a) + \(b)")
        #expect(a.subtractingSaturated(b) == Int32(clamping: difference), "\(a) - \(b)")
        #expect(a.widened(times: b) == Int64(a) * Int64(b))
        #expect(Int32(saturating: Int64(a) * Int64(b)) == Int32(clamping: Int64(a) * Int64(b)))
      }
    }
  }

  @Test func magnitudeOfTheMostNegativeIsTheMostPositive() {
    #expect(Angle(raw: .min).magnitude.raw == Int32.max)
    #expect((-Angle(raw: .min)).raw == Int32.max)
  }
}
