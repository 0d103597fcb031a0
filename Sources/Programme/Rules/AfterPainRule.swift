/// The first session of a style after pain that stopped advice: it is said to be gone, and that is not yet
/// known under load.
struct AfterPainRule: Rule {
  let name = RuleName.afterPain

  func advice(on situation: Situation) -> Advice? {
    let settings = situation.settings
    guard let load = situation.load, let last = situation.sessions.last,
      let painful = situation.history.pain.grave.max(), painful >= last.id
    else { return nil }
    return Advice(
      .backOff, name,
      "The pain of session \(painful) is said to be gone: begin \(settings.backOffPercent) % below \(load: load.grams) and see how that goes.",
      evidence: [Evidence(painful)],
      change: "One session without it. If it comes back, say so: `hinge log session --pain-kind`.",
      load: situation.fitted(
        Situation.lowered(load.grams, percent: Int64(settings.backOffPercent))),
      work: situation.fullRange)
  }
}
