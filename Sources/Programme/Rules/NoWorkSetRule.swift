/// Singles and tests only.
struct NoWorkSetRule: Rule {
  let name = RuleName.noWorkSet

  func advice(on situation: Situation) -> Advice? {
    let settings = situation.settings
    guard situation.sessions.allSatisfy({ $0.workLoad(settings) == nil }),
      let last = situation.sessions.last
    else { return nil }
    return Advice(
      .missing, name,
      "No session has \(Counted.reps(settings.leastWorkReps)) at one load, which is what work begins with.",
      evidence: [Evidence(last.id)],
      change: "\(situation.fullRange.words) at a load that you choose, with the belt.")
  }
}
