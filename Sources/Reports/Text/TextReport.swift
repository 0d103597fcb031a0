import Coaching
package import Training

/// One session at a glance for a terminal: who, when and how it was measured, then for each set
/// its numbers, its reps and one cue. No line is wider than the options say.
package struct TextReport {
  private let log: SessionLog
  private let summary: SessionSummary
  private let options: RenderOptions
  private let earlierWallMS: Int64?
  private let figures: Figures
  private let flow: Flow
  private let words: SaidLines

  /// - Parameter earlierWallMS: the latest known date of the sessions before this one, for one whose own
  ///   date is not known; milliseconds since 1970.
  package init(_ log: SessionLog, options: RenderOptions, earlierWallMS: Int64? = nil) {
    self.log = log
    self.options = options
    self.earlierWallMS = earlierWallMS
    summary = SessionSummary(log)
    figures = Figures(glyphs: options.glyphs, isEstimated: log.session.isEstimated)
    flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis)
    words = SaidLines(options: options)
  }

  /// Ends with a line break.
  package var text: String {
    let table = RepTable(log, figures: figures, options: options)
    var lines = head
    for (review, set) in zip(summary.sets, log.sets) {
      lines.append(Line())
      lines += setHead(review, set.0)
      if !set.1.isEmpty {
        lines.append(table.heading)
        lines += set.1.map { table.line($0, of: set.0) }
      }
      lines += words.remarks(set.0, set.1)
      let isTakenOut = review.verdicts.total == 0 && !set.1.isEmpty
      if !review.isExcluded, !isTakenOut { lines += cue(review.cue) }
    }
    lines += HoldReport(options: options).lines(log.holds)
    lines += foot(table)
    return lines.map { $0.rendered(options) + "\n" }.joined()
  }

  // MARK: Session

  private var head: [Line] {
    let session = log.session
    let style = session.style.isEmpty ? "no profile" : session.style
    var lines = flow.lines([
      Line(Figures.date(of: session, after: earlierWallMS, in: options.timeZone), .strong),
      item(session.lifter.isEmpty ? "lifter not named" : session.lifter),
      item(style), Line(summary.durationMS.map(Figures.duration) ?? ""),
      Line("session \(session.id)", .faint),
    ])
    if session.isSynthetic {
      var line = Line(" SIMULATED ", .notice)
      line.add(" not measured on a body")
      lines += flow.lines([line, Line("source: " + clean(session.source), .faint)])
    }
    lines += flow.lines(origin)
    if let silence = session.silentReason { lines += flow.lines(silence.sentence, .caution) }
    lines += words.lines(log.said)
    lines += AnswerLines(log, summary, figures: figures, options: options).lines
    if summary.durationMS == nil {
      lines += flow.lines("The end was not logged: the session goes on, or was cut off.", .caution)
    }
    let sensor = summary.faults.filter { PowerTrouble.kinds[$0.kind] == nil }
    if !sensor.isEmpty {
      let list = sensor.map { "\($0.count) \(clean($0.kind))" }.joined(separator: ", ")
      lines += flow.lines("Sensor faults: \(list).", .caution)
    }
    for fault in summary.faults {
      if let sentence = PowerTrouble.kinds[fault.kind]?.sentence {
        lines += flow.lines(sentence, .caution)
      }
    }
    return lines
  }

  /// How flexion was obtained, on every report: an estimate must not pass for a measurement.
  private var origin: [Line] {
    let session = log.session
    if session.style.isEmpty, session.calibrationGrade.isEmpty {
      return [Line("no calibration: every hinge counts as a rep, nothing is judged", .caution)]
    }
    let grade = session.calibrationGrade.isEmpty ? "ungraded" : clean(session.calibrationGrade)
    let glyphs = options.glyphs
    // Nobody has measured it on a body.
    let error =
      ", \(glyphs.plusMinus)\(session.flexionErrorDegrees)\(glyphs.degree) in simulation"
    return [
      session.isEstimated
        ? Line("flexion ESTIMATED from one sensor" + error, .caution)
        : Line("flexion measured with two sensors" + error),
      item("calibration grade \(grade)"),
      session.rounding == "judged" ? Line() : Line("rounding not judged", .caution),
    ]
  }

  // MARK: Sets

  private func setHead(_ set: SetReview, _ record: SetRecord) -> [Line] {
    let load =
      set.loadGrams.map { Line(Figures.load($0, options.unit), .strong) }
      ?? Line("load not given", .faint)
    let reps = Figures.count(set.verdicts.total, "rep", "reps")
    let end = set.hasEnded ? Line() : Line("not ended", .caution)
    var lines = flow.lines(
      [
        Line("Set \(set.number)", .strong), load, Line(reps, .strong),
        VerdictLine.counts(set.verdicts), end,
      ] + words.items(record))
    guard set.verdicts.total > 1 else { return lines }
    var inner = flow
    inner.indent = 2
    inner.hanging = 2
    lines += inner.lines(means(set))
    return lines
  }

  private func means(_ set: SetReview) -> [Line] {
    var items = [Line("mean " + figures.tempo(set.meanTempo), .faint)]
    if let peak = set.meanPeakFlexionMdeg {
      let drift = set.flexionDriftMdeg.map { ", last rep \(figures.angle($0, signed: true))" } ?? ""
      items.append(Line("peak " + figures.angle(peak) + drift, .faint))
    }
    if let reserve = set.meanReserveUsedPermille {
      items.append(Line("reserve " + figures.percent(reserve), .faint))
    }
    if let slowdown = set.riseSlowdownPermille, slowdown > 0 {
      items.append(Line("last rise \(figures.percent(slowdown)) slower", .faint))
    }
    return items
  }

  private func cue(_ cue: Cue) -> [Line] {
    var inner = flow
    inner.indent = 2
    inner.hanging = 4
    return inner.lines("\(options.glyphs.cue) " + clean(cue.sentence), .strong)
  }

  // MARK: Foot

  private func foot(_ table: RepTable) -> [Line] {
    if log.sets.isEmpty, !log.holds.isEmpty { return [] }
    if log.sets.isEmpty {
      return [Line()]
        + flow.lines(
          "No set was started in this session. A set arms by itself at the first lift; if you did "
            + "lift, `hinge status` shows what the sensors see.")
    }
    guard summary.verdicts.total > 0 else { return [] }
    var words = "Tempo in seconds: eccentric, bottom, concentric, top."
    if table.showsBar {
      words += " Reserve: the way from your neutral back to your own limit"
      if let warn = log.session.warnReservePermille, let alarm = log.session.alarmReservePermille {
        words += "; marks: warning \(figures.percent(warn)), alarm \(figures.percent(alarm))"
      }
      words += "."
    }
    if table.showsTrace {
      words += " Flexion: the rep from its start to its end, on one scale for the session."
    }
    if FormScore(log).score != nil {
      words += " Form: even reserve and tempo are how alike the reps of a set were."
    }
    if ["A", "B", "C"].contains(log.session.calibrationGrade) {
      words += " Calibration grades: A, B and C, A the best."
    }
    if table.isOverruled { words += " *: called so afterwards, not by the belt." }
    words +=
      " Held: no warning. Crept: a warning, or growing flexion. Lost: an alarm. No call: data "
    words += "or calibration do not allow one."
    return [Line()] + flow.lines(words, .faint)
  }

  private func clean(_ text: String) -> String {
    DisplayWidth.cleaned(text, ascii: options.asciiText)
  }

  private func item(_ text: String) -> Line {
    Line(
      DisplayWidth.clipped(clean(text), to: options.width / 2, ellipsis: options.glyphs.ellipsis))
  }
}

extension TextReport {
  /// For a question that no session answers.
  package static let noSessions =
    "No session matches. `hinge report` shows the last one, `hinge report all` lists what there is.\n"

  /// For a log in which nothing is yet.
  package static let nothingYet =
    "No session is in the log yet. One begins when hinged runs, and a set at the first lift; "
    + "`hinge status` shows whether it runs.\n"
}
