/// Double progression, second half: weight.
struct RaiseRule: Rule {
  let name = RuleName.raise

  func advice(on situation: Situation) -> Advice? {
    let settings = situation.settings
    guard let raise = RaiseStep(situation), let grams = raise.grams, let load = situation.load,
      let streak = situation.streak
    else { return nil }
    let sets = Array(streak.full.prefix(raise.sets).reversed())
    var made = AdvisedLoad(due: grams, on: situation.rack)
    made.dueGrams = raise.dueGrams
    return Advice(
      .raise, name,
      "\(sets.count) flawless sets in a row at \(load: load.grams), each with \(settings.repsHigh) reps or more.",
      evidence: sets.map { Evidence($0) },
      change:
        "Pain or soreness holds the load; more than \(settings.alarmedPercent) % alarmed reps in a set repeat it.",
      load: made, work: situation.fullRange)
  }
}
