/// What a lifter owns: bars, plates and kettlebells.
package struct PlateShed: Sendable, Equatable {
  package var barGrams: Int64
  package var trapBarGrams: Int64
  package var pairs: [Int64]
  package var kettlebells: [Int64]

  package init(
    barGrams: Int64 = 20_000, trapBarGrams: Int64 = 25_000, pairs: [Int64] = Self.commonPairs,
    kettlebells: [Int64] = Self.commonBells
  ) {
    self.barGrams = barGrams
    self.trapBarGrams = trapBarGrams
    self.pairs = pairs
    self.kettlebells = kettlebells
  }

  package static let commonPairs: [Int64] = [
    20_000, 20_000, 20_000, 15_000, 10_000, 5000, 2500, 1250,
  ]
  package static let commonBells: [Int64] = [
    8000, 12_000, 16_000, 20_000, 24_000, 28_000, 32_000,
  ]

  package func rack(for style: String) -> Rack {
    switch style {
    case "kettlebell": Rack(bells: kettlebells)
    case "trap-bar": Rack(barGrams: trapBarGrams, pairs: pairs)
    default: Rack(barGrams: barGrams, pairs: pairs)
    }
  }
}
