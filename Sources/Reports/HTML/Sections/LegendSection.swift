import HingeCore
import Training

/// How to read the page, and what it does not say.
struct LegendSection {
  let page: PageContext

  init(_ page: PageContext) { self.page = page }

  var markup: Markup {
    guard !page.log.sets.isEmpty else { return .none }
    let verdicts: [(Verdict, Markup)] = [
      (.held, ": no warning"), (.crept, ": a warning, or flexion that grew"), (.lost, ": an alarm"),
      (.noCall, ": data or calibration do not allow one"),
    ]
    let phases: [(String?, String, Markup)] = [
      (Patterns.lowering, "edge", "lowering"), (Patterns.dots, "edge", "bottom"),
      (nil, "f", "rise"), (nil, "edge", "top"),
    ]
    return .tag(
      "section", [], .tag("h2", "How to read this"),
      .tag(
        "p", [.class("key-row")],
        verdicts.map { verdict, words in .tag("span", VerdictMark.word(verdict), words) }),
      .tag(
        "p", [.class("key-row")],
        [.tag("span", "Flexion lines:")]
          + [Verdict.held, .crept, .lost, .noCall].map { verdict in
            .tag(
              "span",
              Drawing.decoration(
                "sw", width: 240, height: 100,
                [Drawing.line("t " + VerdictMark.name(verdict), 0, 50, 240, 50)]),
              Markup(verdict.word))
          }),
      .tag(
        "p", [.class("key-row")],
        [.tag("span", "Tempo:")]
          + phases.map { pattern, kind, name in
            let area = Drawing.rect(kind, x: 10, y: 10, width: 220, height: 80)
            let under =
              pattern.map { [Drawing.rect("", x: 10, y: 10, width: 220, height: 80, fill: $0)] }
              ?? []
            return .tag(
              "span", Drawing.decoration("sw", width: 240, height: 100, under + [area]), name)
          }),
      .tag("p", [.class("note")], Markup(words)))
  }

  private var words: String {
    var words =
      "Reserve: the way from the lifter's own neutral back (0 %) to their own fully rounded one (100 %)"
    if let warn = page.session.warnReservePermille, let alarm = page.session.alarmReservePermille {
      words += "; warning at \(page.figures.percent(warn)), alarm at \(page.figures.percent(alarm))"
    }
    words +=
      ". The limits are shares of that way, which begins where this lifter's neutral back would be at "
    words +=
      "each depth of the hinge; so they are drawn on the reserve, and not as degrees on the flexion lines, "
    words +=
      "where they would not be one height. A flexion line begins and ends with what its rep owns and is "
    words += "stretched so that lift-off and lockout of all reps coincide."
    return words
  }
}
