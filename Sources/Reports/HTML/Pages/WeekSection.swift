import Coaching
import Training

/// Week beside week: charts, and the table that has what they show.
struct WeekSection {
  let trend: Trend
  let figures: PageFigures
  let strips: [WeekStrip]

  var markup: Markup {
    let scales = WeekScales(trend.weeks)
    // Half years of one kind stand beside each other.
    let charts =
      (strips.map { WeekQualityChart(strip: $0, scales: scales).markup() }
      + strips.map { WeekEffortChart(strip: $0, scales: scales).markup() }
      + strips.map { WeekLoadChart(strip: $0, scales: scales).markup() })
      .filter { !$0.isEmpty }.map { Markup.tag("figure", [], $0) }
    let left = trend.weeks.count - strips.reduce(0) { $0 + $1.weeks.count }
    return .tag(
      "section", [], .tag("h2", "Week by week"), VerdictParts.key,
      .tag("div", [.class("charts")], charts),
      .tag(
        "p", [.class("note")],
        "A mark is the share of judged reps that held, on the line where it may well lie: 95 % of such "
          + "lines hold the true share. Reps of one set are alike, so it is at best that narrow."
          + Markup(
            left > 0
              ? " \(Figures.count(left, "earlier week is", "earlier weeks are")) in the table alone."
              : "")),
      table)
  }

  private var hasLoads: Bool { trend.weeks.contains { $0.totals.loadedSets > 0 } }

  private var table: Markup {
    var columns = [
      PageTable.Column(head: "Week of", isNumber: false), .init(head: "Reps"),
      .init(head: "Held / crept / lost / no call"), .init(head: "Held of judged"),
      .init(head: "95 %"), .init(head: "Reserve, mean"), .init(head: "Last rise slower"),
    ]
    if hasLoads {
      columns += [.init(head: "Lifted"), .init(head: "Heaviest"), .init(head: "One-rep, est.")]
    }
    return PageTable(kind: "weeks", caption: "Weeks", columns: columns).markup(
      trend.weeks.map { row($0, columns.count) })
  }

  private func row(_ week: Trend.Week, _ count: Int) -> [Markup] {
    let totals = week.totals
    let day = Markup(figures.day(week.span.lowerBound))
    guard totals.sets > 0 else {
      // What there is none of has no numbers, not zeros; a line of blocks needs no more than that.
      return [day, .tag("span", [.class("soft")], "no training")]
    }
    let verdicts = totals.verdicts
    let share = totals.heldShare
    var cells: [Markup] = [
      day, "\(verdicts.total)",
      "\(verdicts.held) / \(verdicts.crept) / \(verdicts.lost) / \(verdicts.noCall)",
      Markup(share.map { figures.percent($0.permille) } ?? "not judged"),
      Markup(share.map(figures.interval) ?? Figures.unknown),
      Markup(figures.reserve(totals.meanReservePermille, isEstimated: totals.hasEstimates)),
      Markup(figures.percent(totals.meanSlowdownPermille)),
    ]
    if count > cells.count {
      cells += [
        Markup(figures.tonnage(totals)),
        Markup(totals.heaviestGrams.map(figures.load) ?? Figures.unknown),
        Markup(totals.bestE1RM.map { figures.load($0.grams) } ?? Figures.unknown),
      ]
    }
    return cells
  }
}
