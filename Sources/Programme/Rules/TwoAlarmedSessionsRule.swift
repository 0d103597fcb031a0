/// Too many alarmed reps two sessions in a row: less weight.
struct TwoAlarmedSessionsRule: Rule {
  let name = RuleName.twoAlarmedSessions

  func advice(on situation: Situation) -> Advice? {
    let settings = situation.settings
    let last = situation.judged.suffix(2)
    guard let load = situation.load, last.count == 2,
      last.allSatisfy({ $0.isAlarmed(settings) }),
      // Where the load has been lowered since the first of them, the second is the first at it.
      let before = last.first?.workLoad(settings),
      !ProgrammeSettings.isLighter(load.grams, than: before)
    else { return nil }
    let sets = last.flatMap { $0.sets.filter { $0.isAlarmed(settings) } }
    return Advice(
      .backOff, name,
      "Two sessions in a row had a set with more than \(settings.alarmedPercent) % of its reps alarmed: \(settings.backOffPercent) % off \(load: load.grams), and build up again.",
      evidence: sets.map { Evidence($0, reps: $0.lostReps) },
      change: "At the lower load \(settings.flawlessSets) flawless sets raise it.",
      load: situation.fitted(
        Situation.lowered(load.grams, percent: Int64(settings.backOffPercent))),
      work: situation.fullRange)
  }
}
