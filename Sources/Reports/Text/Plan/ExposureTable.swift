import Plan
import Training

/// How much was lifted on each day of a week, together, and in a week before it.
struct ExposureTable {
  private let week: WeekSummary
  private let options: RenderOptions

  init(_ week: WeekSummary, options: RenderOptions) {
    self.week = week
    self.options = options
  }

  var lines: [Line] {
    var heading = Line("")
    heading.add("", column: 16)
    for (name, column) in [
      ("sets", 6), ("work", 7), ("reps", 7), ("lifted", 10), ("RPE x min", 12),
    ] {
      heading.add(name, .faint, column: column, right: true)
    }
    var lines = [heading]
    for day in week.days where day.exposure.sets > 0 {
      lines.append(row(day.day.short, day.exposure, weeks: 1, .plain))
    }
    lines.append(row("together", week.total, weeks: 1, .strong))
    if week.weeksBefore > 0 {
      lines.append(row("a week before", week.totalBefore, weeks: week.weeksBefore, .faint))
    }
    var flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis)
    flow.hanging = 2
    for note in notes { lines += flow.lines(note, .faint) }
    return lines
  }

  /// The mean of so many weeks.
  private func row(_ name: String, _ exposure: Exposure, weeks: Int, _ tone: Tone) -> Line {
    var line = Line("")
    line.add(name, tone, column: 16)
    line.add(mean(exposure.sets, weeks), tone, column: 6, right: true)
    line.add(mean(exposure.workSets, weeks), tone, column: 7, right: true)
    line.add(mean(exposure.reps, weeks), tone, column: 7, right: true)
    let lifted =
      exposure.loadedSets > 0
      ? Figures.tonnage(exposure.tonnageGrams / Int64(max(1, weeks)), options.unit) : "-"
    line.add(lifted, tone, column: 10, right: true)
    let load = exposure.ratedSessions > 0 ? mean(Int(clamping: exposure.sessionLoad), weeks) : "-"
    line.add(load, tone, column: 12, right: true)
    return line
  }

  /// "12", "11.5"
  private func mean(_ sum: Int, _ weeks: Int) -> String {
    guard weeks > 1 else { return "\(sum)" }
    let tenths = (sum * 10 + weeks / 2) / weeks
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private var notes: [String] {
    var notes: [String] = []
    if week.weeksBefore > 0 {
      let weeks = week.weeksBefore == 1 ? "the week" : "the mean of \(week.weeksBefore) weeks"
      notes.append("\"a week before\" is \(weeks) before this one.")
    }
    let total = week.total
    if total.loadedSets < total.sets {
      notes.append(
        "The load of \(total.sets - total.loadedSets) of \(Figures.count(total.sets, "set", "sets")) is not known; "
          + "those count as work.")
    }
    if total.ratedSessions < total.sessions {
      notes.append(
        "RPE x min is of \(total.ratedSessions) of \(Figures.count(total.sessions, "session", "sessions")): it takes "
          + "the session's RPE (`hinge log SESSION:session --rpe`).")
    }
    return notes
  }
}
