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
    next = log.said.isExcluded || summary.verdicts.total == 0 ? nil : Self.next(summary, worst)
  }

  /// Of the cues of a gravity the one of the set with the worst rep: what to do is then about what was
  /// just told.
  private static func next(
    _ summary: SessionSummary, _ worst: WorstRep?
  ) -> (set: Int, cue: Cue)? {
    let grave: [CueRule] = [
      .alarmsAtLiftoff, .alarmsInTheRise, .alarmsInTheLowering, .alarms,
    ]
    guard let lead = summary.leadingCue, grave.contains(lead.cue.rule),
      let own = summary.sets.first(where: { $0.number == worst?.set.number }),
      grave.contains(own.cue.rule)
    else { return summary.leadingCue }
    return (own.number, own.cue)
  }

  package static func == (a: SessionAnswer, b: SessionAnswer) -> Bool {
    a.held == b.held && a.judged == b.judged && a.unjudged == b.unjudged && a.worst == b.worst
      && a.next?.set == b.next?.set && a.next?.cue == b.next?.cue
  }
}
