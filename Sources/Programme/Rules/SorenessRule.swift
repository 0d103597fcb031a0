/// Soreness that is still there days after.
struct SorenessRule: Rule {
  let name = RuleName.soreness

  func advice(on situation: Situation) -> Advice? {
    guard let sore = situation.history.soreness, sore.holds else { return nil }
    let when: LoadSentence =
      sore.hoursAfter.map { "\($0) h after session \(sore.sessionID)" }
      ?? "after session \(sore.sessionID), nobody knows how long"
    return situation.hold(
      name, "Soreness \(sore.value) of 10 \(when): do not progress before it is gone.",
      evidence: [Evidence(sore.sessionID)],
      change: "`hinge log \(sore.sessionID):session --soreness 0` once it is gone.")
  }
}
