/// After weeks without the style: begin lighter, the more the longer it was.
struct PauseRule: Rule {
  let name = RuleName.pause

  func advice(on situation: Situation) -> Advice? {
    let settings = situation.settings
    guard let load = situation.load, let last = situation.sessions.last,
      let days = situation.idleDays, days > settings.pauseWeeks * 7
    else { return nil }
    let steps = Int64(days / max(7, settings.pauseWeeks * 7))
    let percent = min(
      max(1, steps) * Int64(settings.pausePercent),
      max(ProgrammeSettings.pauseMostPercent, Int64(settings.pausePercent)))
    return Advice(
      .backOff, name,
      "The last session of this style is \(days / 7) weeks ago: begin \(percent) % below the \(load: load.grams) of then.",
      evidence: [Evidence(last.id)],
      change: "From there each \(settings.flawlessSets) flawless sets raise it again.",
      load: situation.fitted(Situation.lowered(load.grams, percent: percent)),
      work: situation.fullRange)
  }
}
