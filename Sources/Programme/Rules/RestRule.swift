/// So many hours between two hinge sessions, of whatever style. A day on which they end is no day of rest.
struct RestRule: Rule {
  let name = RuleName.rest

  func advice(on situation: Situation) -> Advice? {
    guard let last = Self.last(situation), let until = Self.end(situation),
      until >= situation.day.endMS
    else { return nil }
    let style = last.style.isEmpty || last.style == situation.style ? "" : " (\(last.style))"
    var advice = Advice(
      .rest, name,
      "Session \(last.id)\(style) was less than \(situation.settings.restHours) h before: that long lies between two hinge sessions.",
      evidence: [Evidence(last.id)],
      change: "Time. Lighter work that does not load the hinge is not meant.")
    advice.restUntilMS = until
    return advice
  }

  private static func last(_ situation: Situation) -> WorkSession? {
    situation.history.sessions.last { $0.isDateKnown }
  }

  /// When the rest after the last session ends, milliseconds since 1970; nil where its date is not known.
  static func end(_ situation: Situation) -> Int64? {
    last(situation)?.startMS.map { $0 + Int64(situation.settings.restHours) * Span.hour }
  }
}
