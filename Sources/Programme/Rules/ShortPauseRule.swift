/// A longer break than usual, and no pause yet: the load is repeated first.
struct ShortPauseRule: Rule {
  let name = RuleName.shortPause

  func advice(on situation: Situation) -> Advice? {
    guard let days = situation.idleDays, days >= situation.settings.repeatAfterDays,
      let last = situation.sessions.last
    else { return nil }
    return situation.hold(
      name,
      "The last session of this style is \(days) days ago: repeat the load before adding to it.",
      evidence: [Evidence(last.id)], change: "One session at it.")
  }
}
