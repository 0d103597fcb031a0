import Coaching

enum VerdictLine {
  /// "3 held  1 crept  1 lost": only what occurred.
  static func counts(_ verdicts: VerdictCounts) -> Line {
    var line = Line()
    let all: [(Int, String, Tone)] = [
      (verdicts.held, "held", .good), (verdicts.crept, "crept", .caution),
      (verdicts.lost, "lost", .bad), (verdicts.noCall, "no call", .open),
    ]
    for (count, word, tone) in all where count > 0 {
      if !line.isEmpty { line.add("  ") }
      line.add("\(count) \(word)", tone)
    }
    return line
  }
}
