/// Pain in the last session, short of what stops.
struct PainRule: Rule {
  let name = RuleName.pain

  func advice(on situation: Situation) -> Advice? {
    guard let pain = situation.history.pain.hold, let value = pain.value else { return nil }
    return situation.hold(
      name,
      "Pain \(value) of 10 was said in session \(pain.sessionID): no more weight while it is there.",
      evidence: [Evidence(pain.sessionID, set: pain.set)],
      change:
        "Pain below \(situation.settings.painHold) in the next session; sharp or radiating pain (`--pain-kind`) ends advice."
    )
  }
}
