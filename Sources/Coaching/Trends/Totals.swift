package import Training

/// Sets added up: a week, a style, everything.
package struct Totals: Sendable, Equatable {
  package var sessions = 0
  package var sets = 0
  package var verdicts = VerdictCounts()
  /// Load times reps, of sets whose load is known, and how many sets those are.
  package var tonnageGrams: Int64 = 0
  package var loadedSets = 0
  package var heaviestGrams: Int64?
  /// Over reps.
  package var meanLoadGrams: Int64?
  /// Mean share of the reserve over reps, and the largest of all.
  package var meanReservePermille: Int64?
  package var mostReservePermille: Int64?
  /// Spread of the sets' means: the root mean square of what they are off by.
  package var reserveSpreadPermille: Int64?
  /// Mean over sets of how much slower the last rise was than the fastest: a stand-in for velocity loss.
  package var meanSlowdownPermille: Int64?
  package var meanRiseMS: Int64?
  package var meanLoweringMS: Int64?
  /// From the floor to the floor, as far as it was timed.
  package var underTensionMS: Int64 = 0
  package var bestE1RM: E1RM?
  package var hasEstimates = false
  package var hasSynthetic = false

  package init(_ points: [SetPoint]) {
    sessions = Set(points.map(\.sessionID)).count
    sets = points.count
    for point in points {
      verdicts.held += point.held
      verdicts.crept += point.crept
      verdicts.lost += point.lost
      verdicts.noCall += point.noCall
      tonnageGrams += point.tonnageGrams ?? 0
      underTensionMS += point.riseSumMS + point.loweringSumMS
      hasEstimates = hasEstimates || point.isEstimated
      hasSynthetic = hasSynthetic || point.isSynthetic
    }
    loadedSets = points.count { $0.loadGrams != nil }
    let loaded = points.filter { $0.loadGrams != nil }
    meanLoadGrams = ratio(tonnageGrams, Int64(loaded.reduce(0) { $0 + $1.reps }))
    heaviestGrams = points.compactMap(\.loadGrams).max()
    let reserves = points.filter { $0.reserveCount > 0 }
    meanReservePermille = ratio(
      reserves.reduce(0) { $0 + $1.reserveSumPermille },
      Int64(reserves.reduce(0) { $0 + $1.reserveCount }))
    mostReservePermille = reserves.compactMap(\.reserveMostPermille).max()
    reserveSpreadPermille = Self.spread(
      reserves.map { $0.reserveSumPermille / Int64($0.reserveCount) })
    meanSlowdownPermille = mean(points.map(\.riseSlowdownPermille))
    meanRiseMS = ratio(
      points.reduce(0) { $0 + $1.riseSumMS }, Int64(points.reduce(0) { $0 + $1.timedCount }))
    meanLoweringMS = ratio(
      points.reduce(0) { $0 + $1.loweringSumMS }, Int64(points.reduce(0) { $0 + $1.loweringCount })
    )
    bestE1RM = points.compactMap { E1RM($0) }.max { $0.grams < $1.grams }
  }

  /// Of the judged reps; nil where none was judged.
  package var heldShare: Share? {
    let judged = verdicts.total - verdicts.noCall
    return judged > 0 ? Share(verdicts.held, of: judged) : nil
  }

  private static func spread(_ means: [Int64]) -> Int64? {
    guard means.count >= 2, let middle = mean(means.map { Optional($0) }) else { return nil }
    let squares = means.reduce(0.0) { $0 + Double($1 - middle) * Double($1 - middle) }
    return Int64((squares / Double(means.count - 1)).squareRoot().rounded())
  }
}

/// The nearest whole number; nil of nothing.
private func ratio(_ sum: Int64, _ count: Int64) -> Int64? {
  count > 0 ? (sum + (sum < 0 ? -(count / 2) : count / 2)) / count : nil
}
