/// A step onto a load at which form was lost not long ago needs twice as many flawless sets.
struct BreakPointRule: Rule {
  let name = RuleName.breakPoint

  func advice(on situation: Situation) -> Advice? {
    guard let raise = RaiseStep(situation), let streak = situation.streak,
      let load = situation.load, let grams = raise.grams,
      let lost = situation.lostAbove(load.grams), grams >= lost
    else { return nil }
    let needed = 2 * streak.needed(situation.settings)
    guard streak.full.count < needed else { return nil }
    return situation.hold(
      name,
      "Form was lost at \(load: lost) in the last \(situation.settings.breakPointWeeks) weeks: \(needed) flawless sets at \(load: load.grams) before that load again, \(streak.full.count) so far.",
      evidence: streak.full.map { Evidence($0) },
      change: "\(Counted.of(needed - streak.full.count, "flawless set")) more at this load.",
      work: SetPlan(
        sets: situation.settings.sets,
        reps: situation.settings.repsHigh...situation.settings.repsHigh))
  }
}
