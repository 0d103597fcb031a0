package import Coaching
import HingeCore
import Training

/// Two groups of sets side by side as one HTML file: which of them held more, and what the numbers of both
/// are.
package struct ComparisonPage {
  private let comparison: Comparison
  private let names: (a: String, b: String)
  private let figures: PageFigures
  private let options: HTMLOptions

  package init(_ comparison: Comparison, a: String, b: String, options: HTMLOptions) {
    self.comparison = comparison
    self.options = options
    names = (a, b)
    figures = PageFigures(options)
  }

  /// Ends with a line break.
  package var text: String {
    PageShell(
      title: "\(names.a) and \(names.b)", version: options.version,
      patterns: PartPatterns.definitions, sheet: PageStyle.sheet
    ).text(head: head, [glance, shares, numbers])
  }

  private var isEstimated: Bool { comparison.a.hasEstimates || comparison.b.hasEstimates }

  private var head: Markup {
    var parts: [Markup] = []
    if comparison.a.hasSynthetic || comparison.b.hasSynthetic {
      parts.append(PageFlag.simulated(isInPart: true))
    }
    if isEstimated {
      parts.append(
        PageFlag.estimated(FlexionMode.estimated.errorBarDegrees, isInPart: true))
    }
    parts.append(.tag("h1", "Comparison"))
    parts.append(
      .tag(
        "p", [.class("facts")], .tag("span", .tag("b", "A"), " ", .person(names.a)),
        .tag("span", .tag("b", "B"), " ", .person(names.b))))
    return .tag("header", [], parts)
  }

  // MARK: What it comes to

  private var glance: Markup {
    let verdict = ComparisonVerdict(comparison)
    let name: Markup =
      verdict.isBetterB.map { isB in
        (isB ? "B, " : "A, ") + Markup.person(isB ? names.b : names.a)
      } ?? .none
    let caveats = comparison.caveats.map { Markup.tag("li", Markup($0.sentence)) }
    return .tag(
      "section", [.class("cards"), .a("aria-label", "At a glance")],
      .tag(
        "div", [.class("card wide course")], .tag("h2", "More held?"),
        .tag("p", [.class("big")], Markup(verdict.before) + name + Markup(verdict.after)),
        caveats.isEmpty ? .none : .tag("ul", [.class("crept")], caveats)),
      side("A", names.a, comparison.a), side("B", names.b, comparison.b))
  }

  private func side(_ letter: Markup, _ name: String, _ totals: Totals) -> Markup {
    let share = totals.heldShare
    let big: Markup =
      totals.verdicts.total == 0
      ? "No rep" : share.map { "\($0.count) of \($0.total) held" } ?? "Not judged"
    let marks = [
      totals.hasSynthetic ? "SIMULATED, at least in part" : nil,
      totals.hasEstimates ? "ESTIMATED, at least in part" : nil,
    ].compactMap { $0 }
    return .tag(
      "div", [.class("card")], .tag("h2", .tag("b", letter), " ", .person(name)),
      .tag("p", [.class("big")], big), GlanceSection.counts(totals.verdicts),
      marks.isEmpty ? .none : .tag("p", .tag("b", Markup(marks.joined(separator: "; ")))))
  }

  // MARK: Numbers

  private var shares: Markup {
    let chart = ShareBars(
      a: comparison.a.heldShare, b: comparison.b.heldShare, figures: figures)
    return .tag(
      "section", [], .tag("h2", "Held of judged reps"),
      .tag("figure", [], chart.markup()),
      .tag(
        "p", [.class("note")],
        "The line across the end of a bar is where the share may well lie: 95 % of such lines hold the "
          + "true share. Only where the two lines do not meet is one share called larger. Reps of one set "
          + "are alike, so the lines are at best that short."))
  }

  private var numbers: Markup {
    func head(_ letter: Markup, _ name: String) -> Markup {
      .tag("th", [.class("n"), .a("scope", "col")], .tag("b", letter), " ", .person(name))
    }
    let rows = ComparisonRow.all(comparison, unit: options.unit).map { row -> Markup in
      func value(_ text: String, _ totals: Totals) -> Markup {
        let label =
          row.isOfReserve && totals.hasEstimates && text != Figures.unknown ? "est. " : ""
        // "60% (42-75)" breaks before its interval and nowhere else.
        return Markup(label)
          + .join(text.split(separator: " ").map { .tag("span", [.class("w")], "\($0)") }, " ")
      }
      return .tag(
        "tr", .tag("th", [.a("scope", "row")], Markup(row.name)),
        .tag("td", [.class("n")], value(row.a, comparison.a)),
        .tag("td", [.class("n")], value(row.b, comparison.b)),
        .tag(
          "td", [.class("n")],
          Markup(
            row.isOfReserve && isEstimated && row.difference.first.map { "+-".contains($0) } == true
              ? "est. " + row.difference : row.difference))) + .lineBreak
    }
    return .tag(
      "section", [], .tag("h2", "Side by side"),
      .tag(
        "table", [.class("sides")],
        .tag(
          "thead",
          .tag(
            "tr", .tag("th", [.class("name"), .a("scope", "col")], "Of counted reps"),
            head("A", names.a), head("B", names.b),
            .tag("th", [.class("n less"), .a("scope", "col")], "B less A"))), .lineBreak,
        .tag("tbody", [], rows)))
  }
}
