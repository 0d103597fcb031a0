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
        "figure", [], .tag("figcaption", .tag("small", Markup(strip.span))),
        CalendarChart(strip: strip, calendar: calendar).markup())
    }
    let drawn = strips.reduce(0) { $0 + $1.weeks.count }
    let earlier = Array(trend.weeks.dropLast(drawn))
    let spans =
      stride(from: 0, to: earlier.count, by: WeekStrip.most).map {
        Array(earlier[$0..<min($0 + WeekStrip.most, earlier.count)])
      } + strips.map(\.weeks)
    let tables = spans.map { table($0, calendar) }.filter { !$0.isEmpty }
    // Of half a year the numbers stand beside the marks; of more, half years beside each other.
    let body: Markup =
      charts.count == 1
      ? .tag("div", [.class("charts")], [.tag("div", [], charts + [key])] + tables)
      : .tag("div", [.class("charts")], charts) + key + .tag("div", [.class("charts")], tables)
    return .tag(
      "section", [], .tag("h2", "Days"), body,
      .tag(
        "p", [.class("note")],
        "In the table: held of judged reps, day by day; weeks without training are left out."))
  }

  /// "18/20" in the column of its weekday.
  private func table(_ weeks: [Trend.Week], _ calendar: TrendCalendar) -> Markup {
    let heads = ["Week of"] + CalendarChart.names
    let rows = weeks.compactMap { week -> Markup? in
      let days = calendar.days(of: week)
      guard days.contains(where: { $0 != nil }) else { return nil }
      return .tag(
        "tr", [],
        [
          .tag("th", [.a("scope", "row")], Markup(figures.shortDay(week.span.lowerBound)))
        ] + days.map { .tag("td", $0.map(cell) ?? .none) }) + .lineBreak
    }
    guard !rows.isEmpty else { return .none }
    let year = weeks.first.map { figures.day($0.span.lowerBound) } ?? ""
    return .tag(
      "table", [.class("days")], .tag("caption", Markup("From \(year)")),
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
