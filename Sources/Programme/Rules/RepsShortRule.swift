/// Fewer reps than the range begins with.
struct RepsShortRule: Rule {
  let name = RuleName.repsShort

  func advice(on situation: Situation) -> Advice? {
    let settings = situation.settings
    let short = situation.lastWork.filter { $0.reps < settings.repsLow }
    guard let set = short.first else { return nil }
    return situation.hold(
      name,
      "Set \(set.number) of session \(set.sessionID) made \(set.reps) of at least \(settings.repsLow) reps: the same load until all are made.",
      evidence: short.map { Evidence($0) },
      change: "All sets with \(settings.repsLow) reps or more.")
  }
}
