import Coaching
import HingeCore
import Training

/// Set beside set: how much of the reserve the reps used, how long their rises took, and how each set
/// went against the one before. The table has what the charts show.
struct OverviewSection {
  let page: PageContext

  init(_ page: PageContext) { self.page = page }

  var markup: Markup {
    guard page.log.sets.contains(where: { !$0.1.isEmpty }) else { return .none }
    return .tag(
      "section", [], .tag("h2", "Set to set"),
      .tag("div", [.class("charts")], [reserveChart, riseChart].filter { !$0.isEmpty }), table)
  }

  // MARK: Charts

  private func groups(
    _ value: (RepRecord) -> Int64?, _ mean: (SetTrend) -> Int64?
  ) -> [StripChart.Group] {
    zip(page.log.sets, page.trends).map { set, trend in
      StripChart.Group(
        label: page.log.sets.count > 6 ? "\(set.0.number)" : "set \(set.0.number)",
        dots: set.1.map { StripChart.Dot(rep: $0, value: value($0)) }, mean: mean(trend),
        isCounted: page.isCounted(set.0))
    }
  }

  private var reserveChart: Markup {
    let groups = groups(\.trustedReserveUsedPermille, \.meanReserveUsedPermille)
    let values = groups.flatMap(\.dots).compactMap(\.value)
    guard let most = values.max() else { return .none }
    let alarm = page.session.alarmReservePermille
    let end = Int(clamping: min(max(most, alarm ?? 0, 500), 1500)) + 50
    let chart = StripChart(
      groups: groups, scale: 0...end, warn: page.session.warnReservePermille, alarm: alarm
    ) { "\($0 / 10)%" }
    return figure(
      chart.markup(
        title: "Reserve used, rep by rep",
        description: "One mark for each rep, set after set, with the mean of each set.",
        isEstimated: page.isEstimated),
      "Reserve used, rep by rep"
        + (alarm == nil ? "" : "; hatched from the warning on, densely from the alarm on"))
  }

  private var riseChart: Markup {
    let groups = groups({ $0.hasTrustedTiming ? $0.concentricMS : nil }, \.meanRiseMS)
    let values = groups.flatMap(\.dots).compactMap(\.value)
    guard let most = values.max() else { return .none }
    let end = Int(clamping: min(max(most, 500), 60_000)) * 11 / 10
    let chart = StripChart(groups: groups, scale: 0...end, warn: nil, alarm: nil) {
      $0 % 1000 == 0 ? "\($0 / 1000) s" : "\($0 / 1000).\($0 % 1000 / 100) s"
    }
    return figure(
      chart.markup(
        title: "Time of the rise, rep by rep",
        description:
          "One mark for each rep, set after set: a line that climbs is a lifter who tires.",
        isEstimated: false),
      "Time of the rise, rep by rep: a line that climbs is fatigue in the set")
  }

  private func figure(_ chart: Markup, _ caption: String) -> Markup {
    .tag("figure", [], .tag("figcaption", .tag("small", Markup(caption))), chart)
  }

  // MARK: Table

  /// The heads of the columns; on a phone, where a line is a block, each value carries its own.
  private static let heads = [
    "Set", "Load", "Held", "Reserve, mean", "Reserve, worst", "Change, points", "Rise, mean",
    "Last slower by", "Longer each rep",
  ]

  private var table: Markup {
    let heads = Self.heads.enumerated().map { index, head -> Markup in
      .tag(
        "th",
        [.class(index < 3 ? "" : "n"), .a("scope", "col"), .a("role", "columnheader")], Markup(head)
      )
    }
    let rows = zip(zip(page.log.sets, page.summary.sets), page.trends).map { row($0.0, $0.1, $1) }
    return .tag(
      "table", [.class("trend"), .a("role", "table")],
      .tag("thead", [.a("role", "rowgroup")], .tag("tr", [.a("role", "row")], heads)),
      .tag("tbody", [.a("role", "rowgroup")], rows))
  }

  private func row(_ set: (SetRecord, [RepRecord]), _ review: SetReview, _ trend: SetTrend)
    -> Markup
  {
    let figures = page.figures
    let isOut = !page.isCounted(set.0)
    let judged = review.verdicts.total - review.verdicts.noCall
    let name: Markup = isOut ? .tag("del", "\(set.0.number)") + " excluded" : "\(set.0.number)"
    let held: Markup =
      review.verdicts.total == 0
      ? "no rep" : judged == 0 ? "no call" : "\(review.verdicts.held) of \(judged)"
    let change = trend.reserveChangePermille.map {
      "\($0 < 0 ? "" : "+")\(($0 + ($0 < 0 ? -5 : 5)) / 10)"
    }
    let worst = trend.worstReserveUsedPermille.map { "\(page.reserve($0.value)), rep \($0.rep)" }
    let values: [Markup] = [
      set.0.loadGrams.map { Markup(page.load($0)) } ?? "not given", held,
      Markup(page.reserve(trend.meanReserveUsedPermille)), Markup(worst ?? Figures.unknown),
      Markup(change ?? Figures.unknown),
      Markup(figures.seconds(trend.meanRiseMS).map { $0 + " s" } ?? Figures.unknown),
      Markup(figures.percent(trend.riseSlowdownPermille.map { max($0, 0) })),
      Markup(slope(trend.riseSlopeMSPerRep)),
    ]
    let cells = zip(Self.heads.dropFirst(), values).enumerated().map { index, cell -> Markup in
      .tag(
        "td", [.class(index < 2 ? "" : "n"), .a("data-h", cell.0), .a("role", "cell")], cell.1)
    }
    return .tag(
      "tr", [.class(isOut ? "out" : ""), .a("role", "row")],
      [.tag("th", [.a("data-h", "Set"), .a("scope", "row"), .a("role", "rowheader")], name)] + cells
    )
      + .lineBreak
  }

  /// "+0.06 s": seconds that each rise took longer than the one before.
  private func slope(_ ms: Int64?) -> String {
    guard let ms else { return Figures.unknown }
    let hundredths = (min(ms.magnitude, 99_990) + 5) / 10
    let sign = ms < 0 && hundredths > 0 ? "-" : "+"
    return "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
  }
}
