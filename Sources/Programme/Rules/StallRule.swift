/// Session after session at a load without a clean one: a little less, and up again with better form.
struct StallRule: Rule {
  let name = RuleName.stall

  func advice(on situation: Situation) -> Advice? {
    let settings = situation.settings
    guard let load = situation.load else { return nil }
    // Lighter days between do not count.
    let run = situation.judged[...load.index].filter { session in
      session.workLoad(settings).map { !ProgrammeSettings.isLighter($0, than: load.grams) } ?? false
    }.suffix(settings.stallSessions)
    let isStalled = run.allSatisfy { session in
      session.workLoad(settings).map { ProgrammeSettings.isSame($0, load.grams) } ?? false
        && session.sets(at: load.grams).contains { !$0.flaws(settings).isEmpty }
    }
    guard run.count == settings.stallSessions, isStalled else { return nil }
    return Advice(
      .backOff, name,
      "\(run.count) sessions at \(load: load.grams), none of them flawless: \(settings.stallPercent) % off, and up again from there.",
      evidence: run.map { Evidence($0.id) },
      change: "\(settings.flawlessSets) flawless sets at the lower load.",
      load: situation.fitted(Situation.lowered(load.grams, percent: Int64(settings.stallPercent))),
      work: situation.fullRange)
  }
}
