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
    next = log.said.isExcluded ? nil : summary.leadingCue
  }

  package static func == (a: SessionAnswer, b: SessionAnswer) -> Bool {
    a.held == b.held && a.judged == b.judged && a.unjudged == b.unjudged && a.worst == b.worst
      && a.next?.set == b.next?.set && a.next?.cue == b.next?.cue
  }
}
