/// Whether form gets better: the last four weeks beside the four before them.
///
/// Says what the numbers say and no more: with few reps, or a difference that chance explains, that it can't
/// be told.
package struct Course: Sendable, Equatable {
  package enum Direction: String, Sendable {
    case better
    case same
    case worse
    /// Too few judged reps in one of the spans.
    case unknown
  }

  package var direction: Direction
  package var before: Share?
  package var now: Share?
  package var beforeReservePermille: Int64?
  package var nowReservePermille: Int64?

  package static let weeks = 4
  /// Judged reps that each span needs.
  package static let leastReps = 20

  init(_ weeks: [Trend.Week]) {
    let now = weeks.suffix(Self.weeks)
    let before = weeks.dropLast(Self.weeks).suffix(Self.weeks)
    self.now = Self.share(now)
    self.before = Self.share(before)
    nowReservePermille = mean(now.map(\.totals.meanReservePermille))
    beforeReservePermille = mean(before.map(\.totals.meanReservePermille))
    guard let first = self.before, let second = self.now, first.total >= Self.leastReps,
      second.total >= Self.leastReps
    else {
      direction = .unknown
      return
    }
    direction =
      !second.differs(from: first) ? .same : second.permille > first.permille ? .better : .worse
  }

  private static func share(_ weeks: ArraySlice<Trend.Week>) -> Share? {
    let shares = weeks.compactMap(\.totals.heldShare)
    guard !shares.isEmpty else { return nil }
    return Share(shares.reduce(0) { $0 + $1.count }, of: shares.reduce(0) { $0 + $1.total })
  }

  package var sentence: String {
    func percent(_ share: Share) -> String { "\((share.permille + 5) / 10)% of \(share.total)" }
    func reps(_ share: Share) -> String { share.total == 1 ? "rep" : "reps" }
    guard let now else { return "No judged rep in the last four of these weeks." }
    guard let before else {
      return
        "Held \(percent(now)) judged \(reps(now)) in the last four of these weeks; there is nothing before to compare."
    }
    let both =
      "\(percent(now)) judged \(reps(now)) held in the last four of these weeks, \(percent(before)) before"
    switch direction {
    case .better: return "Better: \(both)."
    case .worse: return "Worse: \(both)."
    case .same: return "No clear change: \(both), which chance alone could make."
    case .unknown: return "Too few reps to tell: \(both)."
    }
  }
}
