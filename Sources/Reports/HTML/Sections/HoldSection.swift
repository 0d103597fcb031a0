import Training

/// Timed holds of the session, below its sets.
struct HoldSection {
  let page: PageContext

  init(_ page: PageContext) { self.page = page }

  var markup: Markup {
    let holds = page.log.holds
    guard !holds.isEmpty else { return .none }
    let head = ["Hold", "Held", "Sag", "Turn", "Sway", "How"].map { Markup.tag("th", Markup($0)) }
    let rows = holds.map { hold in
      let cells = [
        hold.title, HoldReport.seconds(hold.heldMS) + " s", Self.angle(hold.sagMdeg),
        Self.angle(hold.rotationMdeg), Self.angle(hold.swayMdeg),
        ([HoldReport.word(hold)] + HoldReport.details(hold)).joined(separator: ", "),
      ]
      return Markup.tag("tr", [], cells.map { Markup.tag("td", Markup($0)) })
    }
    let pelvis =
      holds.contains { !$0.hasLumbar }
      ? Markup.tag(
        "p",
        "Sag of the pelvis alone, from one sensor: a back that gives where the pelvis does not turn is not seen."
      ) : .none
    return .tag(
      "section", [.class("holds")], .tag("h2", "Holds"),
      .tag("p", "Furthest from each hold's own first steady seconds, in degrees."),
      .tag("table", .tag("thead", .tag("tr", [], head)), .tag("tbody", [], rows)), pelvis)
  }

  private static func angle(_ mdeg: Int64) -> String { HoldReport.seconds(mdeg) }
}
