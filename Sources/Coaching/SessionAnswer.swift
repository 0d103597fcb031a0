package import Training

/// What somebody who opens a report wants first: how many good reps, which was the worst, why, and what
/// to do next.
package struct SessionAnswer: Sendable, Equatable {
  /// Of the reps that were judged; those without a call are told apart.
  package var held: Int
  package var judged: Int
  package var unjudged: Int
  package var worst: WorstRep?
  /// The cue that matters most, and its set.
  package var next: (set: Int, cue: Cue)?

  package init(_ log: SessionLog, _ summary: SessionSummary) {
    held = summary.verdicts.held
    judged = summary.verdicts.total - summary.verdicts.noCall
    unjudged = summary.verdicts.noCall
    worst = WorstRep(log)
    next = Self.next(summary.sets)
  }

  package static func == (a: SessionAnswer, b: SessionAnswer) -> Bool {
    a.held == b.held && a.judged == b.judged && a.unjudged == b.unjudged && a.worst == b.worst
      && a.next?.set == b.next?.set && a.next?.cue == b.next?.cue
  }

  /// In the order of the rules: what keeps numbers from being trusted first, praise last; of the same
  /// rule that of the latest set.
  private static func next(_ sets: [SetReview]) -> (set: Int, cue: Cue)? {
    let order = CueRule.allCases
    var best: (rank: Int, set: SetReview)?
    for set in sets where !set.isExcluded {
      // A set without a rep says little beside others.
      let rank =
        set.cue.rule == .nothingCounted ? order.count : order.firstIndex(of: set.cue.rule) ?? 0
      if best.map({ rank <= $0.rank }) ?? true { best = (rank, set) }
    }
    return best.map { ($0.set.number, $0.set.cue) }
  }
}
