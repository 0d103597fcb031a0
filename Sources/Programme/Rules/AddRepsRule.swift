/// Double progression, first half: reps are added inside the range before weight is.
struct AddRepsRule: Rule {
  let name = RuleName.addReps

  func advice(on situation: Situation) -> Advice? {
    let settings = situation.settings
    guard let fewest = situation.lastWork.map(\.reps).min(), fewest < settings.repsHigh,
      let streak = situation.streak, !streak.clean.isEmpty
    else { return nil }
    let goal = min(fewest + 1, settings.repsHigh)
    return situation.hold(
      name,
      "Form held, with \(Counted.reps(fewest)) in a set: add a rep before weight, up to \(settings.repsHigh) a set.",
      evidence: situation.lastWork.map { Evidence($0) },
      change:
        "\(streak.needed(settings)) flawless sets of \(settings.repsHigh) reps raise the load.",
      work: SetPlan(sets: settings.sets, reps: goal...goal))
  }
}
