import Coaching
import HingeCore

/// On which days there was training and how it went: the field of marks, and the same as numbers.
struct CalendarSection {
  let trend: Trend
  let figures: PageFigures
  let strips: [WeekStrip]

  var markup: Markup {
    let calendar = TrendCalendar(trend)
    let charts = strips.map { strip in
      Markup.tag(
        "figure", [],
        .tag("figcaption", .tag("small", Markup(strip.span))),
        CalendarChart(strip: strip, calendar: calendar).markup())
    }
    return .tag(
      "section", [], .tag("h2", "Days"),
      .tag("div", [.class("charts")], [.tag("div", [], charts + [key]), table(calendar)]))
  }

  /// "18/20" in the column of its weekday; weeks without training are left out.
  private func table(_ calendar: TrendCalendar) -> Markup {
    let heads = ["Week of"] + CalendarChart.names
    let rows = trend.weeks.compactMap { week -> Markup? in
      let days = calendar.days(of: week)
      guard days.contains(where: { $0 != nil }) else { return nil }
      return .tag(
        "tr", [],
        [
          .tag("th", [.a("scope", "row")], Markup(figures.shortDay(week.span.lowerBound)))
        ] + days.map { .tag("td", $0.map(cell) ?? .none) }) + .lineBreak
    }
    guard !rows.isEmpty else { return .none }
    return .tag(
      "table", [.class("days")],
      .tag("caption", "Held of judged reps, day by day. Weeks without training are left out."),
      .tag("thead", .tag("tr", [], heads.map { .tag("th", [.a("scope", "col")], Markup($0)) })),
      .lineBreak, .tag("tbody", [], rows))
  }

  private func cell(_ totals: Totals) -> Markup {
    guard let share = totals.heldShare else { return "n.j." }
    return Markup("\(share.count)/\(share.total)")
  }

  private var key: Markup {
    let marks: [(Verdict, String)] = [
      (.held, "90% held or more"), (.crept, "70% or more"), (.lost, "less"),
      (.noCall, "not judged (n.j.)"),
    ]
    return .tag(
      "p", [.class("key-row")],
      marks.map { verdict, words in
        .tag(
          "span", [.class(VerdictMark.name(verdict))],
          Drawing.decoration(
            "icon", width: 140, height: 140, [VerdictMark.shape(verdict, 70, 72, size: 50)]),
          Markup(" " + words))
      } + [.tag("span", "Larger is more reps.")])
  }
}
