import Coaching
import Training

/// Load against quality, style by style, and the load that could be lifted once.
struct TrendLoadSection {
  let trend: Trend
  let figures: PageFigures

  var markup: Markup {
    // A load that nobody judged a rep at has no quality.
    let styles = trend.quality.filter { $0.loads.levels.contains { $0.judgedReps > 0 } }
    let parts = [best, missing].filter { !$0.isEmpty }
    guard !styles.isEmpty || !parts.isEmpty else { return .none }
    let note: Markup =
      styles.isEmpty
      ? .none
      : .tag(
        "p", [.class("note")],
        Markup(
          "A load held where 80 % of at least \(LoadQuality.leastReps) judged reps did. Larger marks are "
            + "more reps; a ring has too few."))
    // One style has its chart beside its table, several stand beside each other.
    let blocks =
      styles.count > 1
      ? .tag("div", [.class("charts")], styles.map { .tag("div", [], block($0)) })
      : Markup.join(styles.map { block($0).reduce(.none, +) })
    return .tag("section", [.class("loads")], [.tag("h2", "Load")] + parts + [blocks, note])
  }

  private func block(_ quality: Trend.StyleQuality) -> [Markup] {
    let chart = LoadChart(quality: quality.loads, current: [], load: figures.load).markup(
      title: "Share of judged reps that held, load by load"
        + (quality.style.isEmpty ? "" : ", \(quality.style)"))
    let figure: Markup = chart.isEmpty ? .none : .tag("figure", [], chart)
    return [
      .tag("h3", quality.style.isEmpty ? "no profile" : .person(quality.style)),
      .tag("p", [.class("cue")], Markup(quality.loads.sentence(figures.load))),
      .tag("div", [.class("charts")], [figure, table(quality.loads)].filter { !$0.isEmpty }),
    ]
  }

  private func table(_ quality: LoadQuality) -> Markup {
    let rows = quality.levels.map { level -> Markup in
      let share = level.heldSharePermille.map { figures.percent(Int64($0)) }
      return .tag(
        "tr", .tag("th", [.a("scope", "row")], Markup(figures.load(level.loadGrams))),
        .tag("td", [.class("n")], "\(level.heldReps) of \(level.judgedReps)"),
        .tag(
          "td", [.class("n")],
          Markup(level.hasEnoughReps ? share ?? Figures.unknown : "too few"))) + .lineBreak
    }
    return .tag(
      "table",
      .tag(
        "thead",
        .tag(
          "tr", .tag("th", [.a("scope", "col")], "Load"),
          .tag("th", [.class("n"), .a("scope", "col")], "held of judged"),
          .tag("th", [.class("n"), .a("scope", "col")], "share"))), .lineBreak,
      .tag("tbody", [], rows))
  }

  private var best: Markup {
    guard let best = trend.all.bestE1RM else { return .none }
    return .tag(
      "p", "Best estimated one-rep load: ", .tag("b", Markup(figures.load(best.grams))),
      Markup(
        ", from \(figures.load(best.loadGrams)) for \(best.repsText) "
          + "(session \(best.sessionID), set \(best.setNumber)). By Epley's formula, from sets of at most "
          + "ten reps, those left by the RPE among them, with none lost; nobody lifted it."))
  }

  private var missing: Markup {
    let sets = trend.all.sets
    let (missing, overflow) = sets.subtractingReportingOverflow(trend.all.loadedSets)
    guard !overflow, missing > 0 else { return .none }
    return .tag(
      "p", [.class("note")],
      Markup(
        "\(missing) of \(Figures.count(sets, "set", "sets")) have no load: `hinge log PLACE --load` or "
          + "`hinge log merge FILE` gives them one."))
  }
}
