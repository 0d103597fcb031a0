import Programme
import Testing

/// Which plates make which load.
@Suite struct RackTests {
  private let common = PlateShed().rack(for: "conventional")

  @Test(
    arguments: [
      (20_000, []), (22_500, [1250]), (60_000, [20_000]), (100_000, [20_000, 20_000]),
      (102_500, [20_000, 20_000, 1250]), (130_000, [20_000, 20_000, 15_000]),
      (142_500, [20_000, 20_000, 20_000, 1250]),
    ] as [(Int64, [Int64])])
  func fewestPlatesHeaviestFirst(load: Int64, plates: [Int64]) {
    #expect(common.plates(for: load) == plates)
  }

  @Test func everyStepOfTwoAndAHalfUpToAllPlates() {
    #expect(common.lightest == 20_000 && common.heaviest == 207_500)
    for load in stride(from: Int64(20_000), through: 207_500, by: 2500) {
      #expect(common.plates(for: load) != nil, "\(load)")
    }
    #expect(common.plates(for: 101_000) == nil)
    #expect(common.highest(notAbove: 101_000) == 100_000)
    #expect(common.lowest(above: 101_000) == 102_500)
    #expect(common.highest(notAbove: 19_999) == nil && common.lowest(above: 207_500) == nil)
  }

  /// Where taking the heaviest first would miss a load.
  @Test func sumsNotGreed() {
    let rack = Rack(barGrams: 20_000, pairs: [25_000, 20_000, 20_000])
    #expect(rack.plates(for: 100_000) == [20_000, 20_000])
    #expect(rack.plates(for: 110_000) == [25_000, 20_000])
  }

  @Test func pounds() {
    let rack = Rack(barGrams: 20_412, pairs: [20_412, 20_412, 11_340, 2268])
    #expect(rack.plates(for: 20_412 + 2 * 20_412) == [20_412])
    #expect(rack.highest(notAbove: 62_000) == 61_236)
  }

  @Test func bellsAreLoadsByThemselves() {
    let rack = PlateShed().rack(for: "kettlebell")
    #expect(rack.barGrams == nil && rack.plates(for: 24_000) == [])
    #expect(rack.highest(notAbove: 23_000) == 20_000)
  }

  @Test func morePairsThanAnybodyHasAreBounded() {
    let odd = (0..<40).map { Int64(1000 + 137 * $0) }
    #expect(Rack(barGrams: 20_000, pairs: odd).heaviest ?? 0 > 20_000)
  }
}
