/// The loads that can be made: a bar with plates on both sides, or a row of kettlebells.
package struct Rack: Sendable, Equatable {
  /// Nil where nothing is loaded on a bar.
  package let barGrams: Int64?
  /// Lightest first, each with the plates of one side, heaviest first.
  private let loads: [Load]

  private struct Load: Sendable, Equatable {
    var grams: Int64
    var plates: [Int64]
  }

  /// More pairs than anybody's; the sums of many odd ones are too many to list.
  package static let mostPairs = 16

  /// - Parameter pairs: one for each pair of plates that is there. Pairs beyond the most are left out.
  package init(barGrams: Int64, pairs: [Int64]) {
    self.barGrams = barGrams
    var sides: [Int64: [Int64]] = [0: []]
    for plate in pairs.sorted(by: >).prefix(Self.mostPairs) where plate > 0 {
      for (sum, plates) in sides {
        let more = sum + plate
        // Of two ways to a load the one with fewer plates, then the one with the heavier.
        let made = plates + [plate]
        guard let known = sides[more] else {
          sides[more] = made
          continue
        }
        let isBetter =
          made.count < known.count
          || (made.count == known.count && known.lexicographicallyPrecedes(made))
        if isBetter { sides[more] = made }
      }
    }
    loads = sides.map { Load(grams: barGrams + 2 * $0.key, plates: $0.value) }
      .sorted { $0.grams < $1.grams }
  }

  package init(bells: [Int64]) {
    barGrams = nil
    loads = Set(bells).sorted().map { Load(grams: $0, plates: []) }
  }

  package var lightest: Int64? { loads.first?.grams }
  package var heaviest: Int64? { loads.last?.grams }

  package func highest(notAbove grams: Int64) -> Int64? {
    loads.last { $0.grams <= grams }?.grams
  }

  package func lowest(above grams: Int64) -> Int64? { loads.first { $0.grams > grams }?.grams }

  /// On one side, heaviest first; nil for a load that can't be made.
  package func plates(for grams: Int64) -> [Int64]? {
    loads.first { $0.grams == grams }?.plates
  }
}
