import Coaching
import Training

/// Load against quality, with its break point, over this session and those before it.
struct LoadSection {
  let page: PageContext

  init(_ page: PageContext) { self.page = page }

  var markup: Markup {
    let style = page.session.style
    let own = page.log.loadPoints.filter { $0.style == style }
    let before = page.history.filter { $0.style == style }
    // A load that nobody judged a rep at has no quality.
    let points = (own + before).filter { $0.judgedReps > 0 }
    guard !points.isEmpty else { return .none }
    let quality = LoadQuality(points)
    let chart = LoadChart(quality: quality, current: Set(own.map(\.loadGrams)), load: page.load)
    return .tag(
      "section", [], .tag("h2", "Load against quality"),
      .tag("p", [.class("cue")], Markup(quality.sentence(page.load))),
      .tag("p", [.class("note")], Markup(note(before))),
      .tag(
        "div", [.class("charts")],
        [chart.markup(title: "Share of judged reps that held, load by load"), table(quality, own)]
          .filter { !$0.isEmpty }))
  }

  private func note(_ before: [LoadPoint]) -> String {
    let dates = before.compactMap(\.wallMS).min().map {
      " since " + Figures.date(wallMS: $0, in: page.options.timeZone)
    }
    let span =
      before.isEmpty
      ? "This session alone" : "This session (marked on the axis) and those before it\(dates ?? "")"
    return "\(span). A load held where 80 % of at least \(LoadQuality.leastReps) judged reps did. "
      + "Larger marks are more reps; a ring has too few."
  }

  private func table(_ quality: LoadQuality, _ own: [LoadPoint]) -> Markup {
    // As many as a page takes: the lightest of a long history are the least telling.
    let shown = quality.levels.suffix(12)
    let left = quality.levels.count - shown.count
    let rows = shown.map { level -> Markup in
      let now = own.first { $0.loadGrams == level.loadGrams && $0.judgedReps > 0 }
      let share = level.heldSharePermille.map { page.figures.percent(Int64($0)) }
      return .tag(
        "tr", .tag("th", [.a("scope", "row")], Markup(page.load(level.loadGrams))),
        .tag("td", [.class("n")], "\(level.heldReps) of \(level.judgedReps)"),
        .tag("td", [.class("n")], Markup(level.hasEnoughReps ? share ?? "-" : "too few")),
        .tag("td", [.class("n")], now.map { "\($0.heldReps) of \($0.judgedReps)" } ?? "-"))
    }
    let head: Markup = .tag(
      "tr", .tag("th", [.a("scope", "col")], "Load"),
      .tag("th", [.class("n"), .a("scope", "col")], "held, all"),
      .tag("th", [.class("n"), .a("scope", "col")], "share"),
      .tag("th", [.class("n"), .a("scope", "col")], "held, now"))
    return .tag(
      "div",
      .tag("table", .tag("thead", head), .tag("tbody", [], rows))
        + (left > 0 ? .tag("p", [.class("note")], "\(left) lighter loads not listed.") : .none))
  }
}
