/// Flawless so far, and not often enough.
struct NotYetRule: Rule {
  let name = RuleName.notYet

  func advice(on situation: Situation) -> Advice? {
    let settings = situation.settings
    guard let streak = situation.streak, streak.rounds(settings) == 0 else { return nil }
    let needed = streak.needed(settings)
    let open =
      streak.open.isEmpty
      ? ""
      : " \(Counted.of(streak.open.count, "set")) with a rep without a verdict counts neither way."
    return situation.hold(
      name,
      "\(streak.full.count) of \(needed) flawless sets in a row at this load: the same again.\(open)",
      evidence: streak.full.map { Evidence($0) },
      change: "\(Counted.of(needed - min(streak.full.count, needed), "flawless set")) more.",
      work: SetPlan(sets: settings.sets, reps: settings.repsHigh...settings.repsHigh))
  }
}
