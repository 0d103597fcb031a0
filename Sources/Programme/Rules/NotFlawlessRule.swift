/// Something short of a repeat: a warning too many, one alarm, a rise that slowed down.
struct NotFlawlessRule: Rule {
  let name = RuleName.notFlawless

  func advice(on situation: Situation) -> Advice? {
    guard let set = situation.streak?.breaker, let working = situation.working,
      set.sessionID == working.id
    else { return nil }
    let clean = situation.streak?.clean.count ?? 0
    let flaws = set.flaws(situation.settings).map(\.words).joined(separator: ", ")
    let since = clean > 0 ? " \(Counted.of(clean, "flawless set")) since." : ""
    return situation.hold(
      name,
      "Set \(set.number) of session \(set.sessionID) was not flawless (\(flaws)): hold.\(since)",
      evidence: [Evidence(set, reps: (set.lostReps + set.creptReps).sorted())],
      change:
        "\(situation.streak?.needed(situation.settings) ?? situation.settings.flawlessSets) flawless sets in a row."
    )
  }
}
