package import Training

/// How one set went against the one before it, and how its rises slowed down. Nil where unknown.
package struct SetTrend: Sendable, Equatable {
  package var set: Int
  package var meanReserveUsedPermille: Int64?
  package var worstReserveUsedPermille: RepValue?
  /// Mean reserve used less that of the counted set before it: positive is more rounding.
  package var reserveChangePermille: Int64?
  package var meanRiseMS: Int64?
  /// Mean rise time against that of the counted set before it, as a share of that one.
  package var riseChangePermille: Int64?
  /// Milliseconds by which each rise was longer than the one before, by least squares; nil below
  /// three rises whose times hold.
  package var riseSlopeMSPerRep: Int64?
  package var riseSlowdownPermille: Int64?

  /// One for each set, in order. A set that is not to be counted has its own numbers and is passed
  /// over as the one before.
  package static func all(_ log: SessionLog, _ reviews: [SetReview]) -> [SetTrend] {
    var before: SetTrend?
    return zip(log.sets, reviews).map { set, review in
      var trend = SetTrend(set.1, review)
      guard !review.isExcluded, !log.said.isExcluded else { return trend }
      if let now = trend.meanReserveUsedPermille, let then = before?.meanReserveUsedPermille {
        trend.reserveChangePermille = bounded(now) - bounded(then)
      }
      if let now = trend.meanRiseMS, let then = before?.meanRiseMS, then > 0 {
        trend.riseChangePermille = (bounded(now) - bounded(then)) * 1000 / bounded(then)
      }
      before = trend
      return trend
    }
  }

  private init(_ reps: [RepRecord], _ review: SetReview) {
    let rises = reps.filter { !$0.said.isExcluded && $0.hasTrustedTiming }.map(\.concentricMS)
    set = review.number
    meanReserveUsedPermille = review.meanReserveUsedPermille
    worstReserveUsedPermille = review.worstReserveUsedPermille
    meanRiseMS = mean(rises)
    riseSlopeMSPerRep = Self.slope(rises)
    riseSlowdownPermille = review.riseSlowdownPermille
  }

  private static func bounded(_ value: Int64) -> Int64 { min(max(value, -86_400_000), 86_400_000) }

  private static func slope(_ values: [Int64]) -> Int64? {
    guard values.count >= 3 else { return nil }
    // Places are taken twice from the middle, so that they are whole: sum (2i - n + 1) v / 2 over
    // sum of squares / 4.
    let count = Int64(values.count)
    var product: Int64 = 0
    var squares: Int64 = 0
    for (index, value) in values.enumerated() {
      let place = 2 * Int64(index) - count + 1
      product += place * bounded(value)
      squares += place * place
    }
    return (2 * product + (product < 0 ? -squares / 2 : squares / 2)) / squares
  }
}
