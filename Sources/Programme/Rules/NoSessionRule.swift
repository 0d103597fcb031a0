/// Nothing that counts was lifted in the style.
struct NoSessionRule: Rule {
  let name = RuleName.noSession

  func advice(on situation: Situation) -> Advice? {
    guard situation.sessions.isEmpty else { return nil }
    let simulated = situation.history.leftOut.simulatedSessions > 0
    return Advice(
      .missing, name,
      simulated
        ? "No real session of this style is in the log, and simulated ones are no ground for advice."
        : "No session of this style that counts is in the log up to this day.",
      change: "One session with the belt, with the load said of its sets.")
  }
}
