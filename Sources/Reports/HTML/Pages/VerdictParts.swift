import Coaching
import HingeCore

/// The parts of a bar by verdict: full, hatched, cross-hatched, empty with a dashed edge.
enum VerdictParts {
  static func all(_ verdicts: VerdictCounts) -> [(Int, Verdict)] {
    func bounded(_ count: Int) -> Int { min(max(count, 0), 1_000_000_000) }
    return [
      (bounded(verdicts.held), .held), (bounded(verdicts.crept), .crept),
      (bounded(verdicts.lost), .lost), (bounded(verdicts.noCall), .noCall),
    ]
  }

  static func area(_ verdict: Verdict, x: Int, y: Int, width: Int, height: Int) -> Markup {
    let name = VerdictMark.name(verdict)
    switch verdict {
    case .held: return Drawing.rect("f " + name, x: x, y: y, width: width, height: height)
    case .noCall: return Drawing.rect("part " + name, x: x, y: y, width: width, height: height)
    case .crept, .lost:
      return Drawing.rect(
        "part " + name, x: x, y: y, width: width, height: height,
        fill: verdict == .lost ? PartPatterns.lost : PartPatterns.crept)
    }
  }

  /// "● 10 held ▨ 1 crept": what stands for which, below the charts.
  static var key: Markup {
    .tag(
      "p", [.class("key-row")],
      [.tag("span", "Reps:")]
        + [Verdict.held, .crept, .lost, .noCall].map { verdict in
          .tag(
            "span",
            Drawing.decoration(
              "sw", width: 240, height: 100, [area(verdict, x: 10, y: 10, width: 220, height: 80)]),
            Markup(verdict.word))
        })
  }
}
