import Coaching
import HingeCore
import Training

/// The first lines of a report: how many good reps, which was the worst, why, and what to do next.
struct AnswerLines {
  private let log: SessionLog
  private let summary: SessionSummary
  private let answer: SessionAnswer
  private let figures: Figures
  private let options: RenderOptions

  init(
    _ log: SessionLog, _ summary: SessionSummary, figures: Figures, options: RenderOptions
  ) {
    self.log = log
    self.summary = summary
    self.figures = figures
    self.options = options
    answer = SessionAnswer(log, summary)
  }

  /// Columns of the names.
  private static let name = 11

  var lines: [Line] {
    if log.said.isExcluded {
      return [Line("This session is not counted, as was said later.", .caution)]
    }
    guard summary.verdicts.total > 0 else {
      let out = log.sets.reduce(0) { $0 + $1.1.count }
      return out > 0
        ? row("Good reps", [Line("none counted: all \(out) were taken out", .caution)]) : []
    }
    var lines = row("Good reps", goodReps)
    if let worst = answer.worst {
      lines += row(
        worst.rep.knownVerdict == .held ? "Closest" : "Worst rep",
        [
          Line("set \(worst.set.number) rep \(worst.rep.number)", .strong),
          Line(worst.rep.knownVerdict?.word ?? "", worst.rep.knownVerdict?.tone ?? .open),
        ])
      lines += row("Why", sentence(worst.reason.sentence))
    }
    if let next = answer.next {
      let place = summary.sets.count > 1 ? " (set \(next.set))" : ""
      lines += row("Next", sentence(next.cue.sentence + place, .strong))
    }
    return lines + row("Form", form)
  }

  /// The parts first, the score second.
  private var form: [Line] {
    let score = FormScore(log)
    if let refusal = score.refusal { return sentence(refusal.sentence, .faint) }
    var words = score.parts.map { part in
      "\(part.name.title.lowercased()) \(part.points.map { "\($0)" } ?? "?"),"
    }
    words.append("together \(score.score.map { "\($0)" } ?? "?") of 100")
    return words.flatMap { $0.split(separator: " ") }.map { Line(String($0), .faint) }
  }

  private var goodReps: [Line] {
    let sets = Figures.count(summary.sets.count { !$0.isExcluded }, "set", "sets")
    var first = Line("\(answer.held) of \(answer.judged)", .strong)
    if answer.judged == 0 {
      first = Line("none of \(answer.unjudged) judged", .open)
    } else {
      first.add(" judged")
    }
    return [first, VerdictLine.counts(summary.verdicts), Line("in " + sets)]
  }

  private func sentence(_ text: String, _ tone: Tone = .plain) -> [Line] {
    let clean = DisplayWidth.cleaned(text, ascii: options.asciiText)
    let capital = clean.prefix(1).uppercased() + clean.dropFirst()
    return capital.split(separator: " ").map { Line(String($0), tone) }
  }

  /// The name in front, what follows wrapped beside it.
  private func row(_ name: String, _ items: [Line]) -> [Line] {
    var flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis)
    flow.hanging = Self.name
    flow.indent = Self.name
    flow.gap = name == "Good reps" || name == "Worst rep" || name == "Closest" ? "   " : " "
    flow.gapTone = items.last?.pieces.first?.tone ?? .plain
    return flow.lines(items).enumerated().map { index, line in
      guard index == 0 else { return line }
      var named = Line(name, .faint)
      named.add(String(repeating: " ", count: Self.name - name.count))
      // The indent is a piece of its own only where the first item has another tone.
      var rest = line
      rest.dropBlanks(Self.name)
      named.add(rest)
      return named
    }
  }
}
