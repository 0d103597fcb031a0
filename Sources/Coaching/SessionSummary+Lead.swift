extension SessionSummary {
  /// The one cue to take from the session: of the counted sets' the first in the order of the rules, and
  /// among equals that of the latest set. Nil without a set.
  ///
  /// A set in which nothing was counted speaks only where no other did.
  package var leadingCue: (set: Int, cue: Cue)? {
    let counted = sets.filter { !$0.isExcluded }
    let spoke = counted.filter { $0.cue.rule != .nothingCounted }
    let order = CueRule.allCases
    let best = (spoke.isEmpty ? counted : spoke).reversed().min {
      (order.firstIndex(of: $0.cue.rule) ?? 0) < (order.firstIndex(of: $1.cue.rule) ?? 0)
    }
    return best.map { ($0.number, $0.cue) }
  }
}
