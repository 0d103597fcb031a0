import Coaching
import Training

/// The parts of the score with the numbers they rest on, and then the score.
struct ScoreSection {
  let page: PageContext

  init(_ page: PageContext) { self.page = page }

  var markup: Markup {
    guard !page.log.sets.isEmpty else { return .none }
    let score = page.score
    let rows = score.parts.map(row)
    let head: Markup = .tag(
      "tr", .tag("th", [.a("scope", "col")], "Part"),
      .tag("th", [.class("n"), .a("scope", "col")], "Points"),
      .tag("th", [.a("scope", "col"), .class("wide-only")], "of 100"),
      .tag("th", [.a("scope", "col")], "rests on"))
    return .tag(
      "section", [], .tag("h2", "Form consistency"),
      score.refusal == nil
        ? .tag("table", .tag("thead", head), .tag("tbody", [], rows)) : .none,
      .tag("p", [.class("score")], total))
  }

  private var total: Markup {
    if let refusal = page.score.refusal {
      return .tag("span", [.class("cue")], Markup(refusal.sentence))
    }
    guard let score = page.score.score else { return "No score." }
    let weights = FormScore.Name.allCases.map { "\($0.title.lowercased()) \($0.weight)" }
    return "Score " + Markup.tag("b", "\(score) of 100")
      + .tag(
        "span", [.class("note")],
        Markup(
          "the parts that are known, weighted: \(weights.joined(separator: ", ")). How alike the reps "
            + "were, against this lifter's own calibration\(page.isEstimated ? ", ESTIMATED from one sensor" : "")"
            + "; not a measure of safety, and not for comparing lifters."))
  }

  private func row(_ part: FormScore.Part) -> Markup {
    let points = part.points.map { min(max($0, 0), 100) }
    let bar =
      points.map { points in
        Drawing.decoration(
          "bar", width: 1020, height: 70,
          [
            Drawing.rect("wash", x: 10, y: 10, width: 1000, height: 50),
            Drawing.rect("f", x: 10, y: 10, width: Int(points) * 10, height: 50),
            Drawing.rect("edge", x: 10, y: 10, width: 1000, height: 50),
          ])
      } ?? .none
    return .tag(
      "tr", .tag("th", [.a("scope", "row")], Markup(part.name.title)),
      .tag("td", [.class("n")], points.map { .tag("b", "\($0)") } ?? "-"),
      .tag("td", [.class("wide-only meter")], bar),
      .tag("td", Markup(part.basis.words(isEstimated: page.isEstimated))))
  }
}
