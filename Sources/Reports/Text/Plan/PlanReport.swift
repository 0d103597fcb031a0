import Coaching
package import Plan
import Training

/// A plan for a terminal: what to do today, then the week as planned and as done.
package struct PlanReport {
  private let standing: PlanStanding
  private let stop: String?
  private let options: RenderOptions
  private let flow: Flow

  /// - Parameter stop: why nothing is to be lifted, which goes before all that is planned.
  package init(_ standing: PlanStanding, stop: String? = nil, options: RenderOptions) {
    self.stop = stop
    self.standing = standing
    self.options = options
    flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis, hanging: 2)
  }

  package var text: String {
    var lines = head + [Line(), title]
    for day in standing.week.days { lines += block(day) }
    for day in standing.week.beside { lines += beside(day) }
    if standing.week.days.isEmpty, standing.week.beside.isEmpty {
      lines += flow.lines("Nothing is planned in this week, and nothing was lifted.", .faint)
    }
    let notes = self.notes
    if !notes.isEmpty { lines += [Line()] + notes }
    return lines.map { $0.rendered(options) + "\n" }.joined()
  }

  private var head: [Line] {
    let due = DueText(standing: standing, unit: options.unit)
    var lines = stop.map { flow.lines("Stop, whatever is planned. \($0)", .bad) } ?? []
    lines += flow.lines(due.first, stop == nil ? .strong : .faint)
    if stop == nil, let pain = due.pain { lines += flow.lines(pain, .caution) }
    if let close = due.close { lines += flow.lines(close, .caution) }
    if let next = due.next { lines += flow.lines(next) }
    if case .over = standing.due {
      lines += flow.lines("`hinge plan default` is a plan to start the next one from.")
    }
    return lines
  }

  private var title: Line {
    let week = standing.week
    var line = Line(DisplayWidth.cleaned(standing.lifter, ascii: options.asciiText), .strong)
    if let number = week.number {
      line.add(", week \(number)" + (standing.plan.weeks.map { " of \($0)" } ?? ""))
    }
    line.add(", \(week.monday.dayAndMonth) to \(week.monday.advanced(by: 6).long)")
    guard standing.isSynthetic else { return line }
    line.add("  ")
    line.add(" SIMULATED ", .notice)
    return line
  }

  // MARK: A planned day

  private func block(_ day: PlannedDay) -> [Line] {
    let (sign, tone) = sign(day.state)
    var line = Line(sign + " ", tone)
    line.add(day.date.short, .strong)
    if let time = day.session.time { line.add(" \(time)") }
    line.add("  ")
    line.add(words(day), tone)
    var lines = [line]
    for result in day.work {
      switch result {
      case .sets(let sets):
        let text = WorkText.text(
          .sets(sets.planned), unit: options.unit, targetGrams: sets.targetGrams)
        lines += row(text, indent: 4)
        if day.doneOn != nil {
          lines += row(
            DoneText(unit: options.unit).text(sets), indent: 6, sets.isMade ? .plain : .caution)
        }
      case .hold(let hold):
        lines += row(WorkText.text(.hold(hold.planned), unit: options.unit), indent: 4)
        if day.doneOn != nil {
          lines += row(
            DoneText(unit: options.unit).text(hold), indent: 6, hold.isMade ? .plain : .caution)
        }
      }
    }
    return lines
  }

  private func words(_ day: PlannedDay) -> String {
    let on = day.isMoved ? day.doneOn.map { " on \($0.short)" } ?? "" : ""
    let isToday = day.doneOn == standing.week.today
    switch day.state {
    case .done: return "done" + on
    case .more: return "done\(on), more than planned"
    case .partly: return "partly done" + on + (isToday ? " so far" : "")
    case .missed: return "missed"
    case .before: return "before anything was logged"
    case .due: return "today"
    case .ahead:
      let days = day.date.days(since: standing.week.today)
      return days == 1 ? "tomorrow" : "in \(days) days"
    }
  }

  private func sign(_ state: PlannedDay.State) -> (String, Tone) {
    let glyphs = options.glyphs
    switch state {
    case .done, .more: return (glyphs.held, .good)
    case .partly: return (glyphs.crept, .caution)
    case .missed: return (glyphs.lost, .bad)
    case .due: return (glyphs.cue, .strong)
    case .before, .ahead: return (glyphs.barEmpty, .faint)
    }
  }

  private func beside(_ done: DoneDay) -> [Line] {
    var line = Line(options.glyphs.held + " ", .open)
    line.add(done.day.short, .strong)
    line.add("  ")
    line.add("beside the plan", .open)
    var styles: [String] = []
    for set in done.sets where !styles.contains(set.style) { styles.append(set.style) }
    let texts = styles.map { style in
      let sets = done.sets.filter { $0.style == style }
      let reps = sets.reduce(0) { $0 + $1.reps }
      let name = style.isEmpty ? "no style" : DisplayWidth.cleaned(style, ascii: options.asciiText)
      return "\(name): \(Figures.count(sets.count, "set", "sets")), "
        + Figures.count(reps, "rep", "reps")
    }
    return [line] + row(texts.joined(separator: "; "), indent: 4)
  }

  // MARK: What has to be said beside it

  private var notes: [Line] {
    var texts = standing.advice.map(\.sentence)
    for style in standing.targets.missing(standing.plan) {
      texts.append(
        "No one-rep load of \(style) is estimated from the 12 weeks before: it takes a set of at most ten reps "
          + "with its load (`hinge log --load`) and none lost. Percentages of it are not compared.")
    }
    for (style, best) in standing.targets.bests.sorted(by: { $0.key < $1.key })
    where usesPercent(style) {
      texts.append(
        "Percentages of \(style) are of \(WorkText.about(best.grams, options.unit)), estimated from "
          + "\(Figures.load(best.loadGrams, options.unit)) for \(best.repsText) (session \(best.sessionID))."
      )
    }
    if standing.syntheticLeftOut > 0 {
      let count = Figures.count(
        standing.syntheticLeftOut, "simulated session", "simulated sessions")
      texts.append("\(count) of this week left out.")
    }
    let lines = texts.flatMap { flow.lines($0, .faint) }
    return standing.bounded > 0
      ? lines + flow.lines(Self.bounded(standing.bounded), .caution) : lines
  }

  static func bounded(_ count: Int) -> String {
    "\(Figures.count(count, "session of the week is", "sessions of the week are")) at the earliest day that "
      + "\(count == 1 ? "it" : "they") can be of: the clock was not set."
  }

  private func usesPercent(_ style: String) -> Bool {
    standing.plan.sessions.flatMap(\.work).contains { work in
      guard case .sets(let sets) = work, case .percent? = sets.effort else { return false }
      return sets.style.name == style
    }
  }

  private func row(_ text: String, indent: Int, _ tone: Tone = .plain) -> [Line] {
    var flow = flow
    flow.indent = indent
    flow.hanging = indent + 2
    return flow.lines(text, tone)
  }
}
