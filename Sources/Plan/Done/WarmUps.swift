/// Which sets are work and which lead up to it: a set with less than three quarters of the heaviest load of its
/// style on that day is a warm-up. Without a load nothing tells one from the other, and it is work.
package enum WarmUps {
  package static let leastPermille: Int64 = 750

  /// For each set of one day, in their order.
  package static func areWarmUps(_ sets: [(style: String, loadGrams: Int64?)]) -> [Bool] {
    var heaviest: [String: Int64] = [:]
    for set in sets {
      heaviest[set.style] = max(heaviest[set.style] ?? 0, set.loadGrams.map(bounded) ?? 0)
    }
    return sets.map { set in
      guard let load = set.loadGrams, let most = heaviest[set.style] else { return false }
      return bounded(load) * 1000 < most * leastPermille
    }
  }

  /// Far beyond what any bar holds, so that no damaged log overflows a product.
  static func bounded(_ grams: Int64) -> Int64 { min(max(grams, 0), 1_000_000_000) }
}
