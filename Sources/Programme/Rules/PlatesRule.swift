/// A raise is earned that the plates do not make.
struct PlatesRule: Rule {
  let name = RuleName.plates

  func advice(on situation: Situation) -> Advice? {
    let settings = situation.settings
    guard let raise = RaiseStep(situation), raise.grams == nil, let load = situation.load,
      let streak = situation.streak
    else { return nil }
    let due: LoadSentence = "\(load: raise.dueGrams) is earned"
    let evidence = streak.full.map { Evidence($0) }
    let top = SetPlan(sets: settings.sets, reps: settings.repsHigh...settings.repsHigh)
    guard let next = situation.rack.lowest(above: load.grams) else {
      return situation.hold(
        name, "\(due), and what is in `plates` makes no more than \(load: load.grams).",
        evidence: evidence, change: "More plates, named in the settings.", work: top)
    }
    guard next - load.grams <= settings.raiseMostGrams else {
      return situation.hold(
        name,
        "\(due), and the next load that your plates make is \(load: next), more than \(load: settings.raiseMostGrams) away.",
        evidence: evidence, change: "Smaller plates, named in `plates` of the settings.", work: top)
    }
    let sets = raise.setsFor(next)
    return situation.hold(
      name,
      "\(due); your plates make \(load: next) next, a larger step, which \(sets) flawless sets earn: \(streak.full.count) so far.",
      evidence: evidence,
      change: "\(Counted.of(sets - streak.full.count, "flawless set")) more, or smaller plates.",
      work: top)
  }
}
