package import Coaching
import HingeCore
import Training

/// Weeks of training as one HTML file: whether form gets better, the days, the weeks, load against quality.
package struct TrendPage {
  private let trend: Trend
  private let title: String
  private let figures: PageFigures
  private let options: HTMLOptions

  /// - Parameter title: whose and of what, such as "ana, conventional".
  package init(_ trend: Trend, title: String, options: HTMLOptions) {
    self.trend = trend
    self.title = title
    self.options = options
    figures = PageFigures(options)
  }

  /// Ends with a line break.
  package var text: String {
    PageShell(
      title: title.isEmpty ? "weeks" : title, version: options.version,
      patterns: PartPatterns.definitions, sheet: PageStyle.sheet
    ).text(head: head, sections)
  }

  private var sections: [Markup] {
    guard trend.all.sets > 0 else {
      return [
        .tag(
          "section", [.class("cards")],
          .tag(
            "div", [.class("card wide")], .tag("p", [.class("big")], "No set"),
            .tag("p", "No set that counts is in this time. --since and --weeks reach further back.")
          ))
      ]
    }
    let strips = WeekStrip.all(trend.weeks, figures)
    return [
      glance, CalendarSection(trend: trend, figures: figures, strips: strips).markup,
      WeekSection(trend: trend, figures: figures, strips: strips).markup,
      TrendLoadSection(trend: trend, figures: figures).markup,
      TrendBasisSection(trend: trend, figures: figures).markup,
    ]
  }

  private var head: Markup {
    var parts: [Markup] = []
    if trend.all.hasSynthetic { parts.append(PageFlag.simulated(isInPart: true)) }
    if trend.all.hasEstimates {
      parts.append(
        PageFlag.estimated(FlexionMode.estimated.errorBarDegrees, isInPart: true))
    }
    parts.append(.tag("h1", "Weeks of training"))
    var facts: [Markup] = [title.isEmpty ? "lifter not named" : .person(title)]
    if let first = trend.weeks.first, let last = trend.weeks.last {
      facts.append(
        .tag(
          "b",
          Markup(
            "\(figures.day(first.span.lowerBound)) to \(figures.day(PageFigures.last(last.span)))"))
      )
    }
    facts.append(Markup(Figures.count(trend.weeks.count, "week", "weeks")))
    parts.append(.tag("p", [.class("facts")], facts.map { .tag("span", $0) }))
    return .tag("header", [], parts)
  }

  /// The course first: it is what the page is opened for.
  private var glance: Markup {
    let all = trend.all
    var facts = [
      Figures.count(all.sessions, "session", "sessions"), Figures.count(all.sets, "set", "sets"),
      Figures.count(all.verdicts.total, "rep", "reps"),
    ]
    if all.loadedSets > 0 { facts.append("lifted \(figures.tonnage(all))") }
    return .tag(
      "section", [.class("cards"), .a("aria-label", "At a glance")],
      .tag(
        "div", [.class("card wide course")], .tag("h2", "Course"),
        .tag("p", [.class("big")], sign + Markup(trend.course.sentence))),
      .tag(
        "div", [.class("card wide")], .tag("h2", "All weeks"),
        .tag("p", [.class("facts")], facts.map { .tag("span", Markup($0)) }),
        GlanceSection.counts(all.verdicts)))
  }

  /// An arrow beside the word, which says the same.
  private var sign: Markup {
    switch trend.course.direction {
    case .better: .tag("span", [.class("held"), .a("aria-hidden", "true")], "↗ ")
    case .worse: .tag("span", [.class("lost"), .a("aria-hidden", "true")], "↘ ")
    case .same: .tag("span", [.class("no_call"), .a("aria-hidden", "true")], "→ ")
    case .unknown: .none
    }
  }
}
