/// Too many alarmed reps in a set of the last session: the same load again.
struct AlarmedSetRule: Rule {
  let name = RuleName.alarmedSet

  func advice(on situation: Situation) -> Advice? {
    let settings = situation.settings
    // Also where no load was said of it, or nothing else of its session was judged.
    guard let last = situation.sessions.last, last.isAlarmed(settings) else { return nil }
    let sets = last.sets.filter { $0.isAlarmed(settings) }
    return situation.hold(
      name,
      "Session \(last.id) had a set with more than \(settings.alarmedPercent) % of its reps alarmed: repeat the load.",
      evidence: sets.map { Evidence($0, reps: $0.lostReps) },
      change: "The same once more takes \(settings.backOffPercent) % off; a clean session goes on.")
  }
}
