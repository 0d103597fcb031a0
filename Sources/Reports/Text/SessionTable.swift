import Coaching
package import Training

/// Many sessions, a line each.
package struct SessionTable {
  private let rows: [(session: SessionRecord, totals: Totals)]
  private let excluded: Set<Int64>
  private let options: RenderOptions

  /// - Parameters:
  ///   - points: the sets of those sessions.
  ///   - excluded: sessions that somebody said are not to be counted.
  package init(
    _ sessions: [SessionRecord], points: [SetPoint], excluded: Set<Int64> = [],
    options: RenderOptions
  ) {
    self.excluded = excluded
    let bySession = Dictionary(grouping: points, by: \.sessionID)
    rows = sessions.map { ($0, Totals(bySession[$0.id] ?? [])) }
    self.options = options
  }

  package var text: String {
    let glyphs = options.glyphs
    let width = rows.map { "\($0.session.id)".count }.max() ?? 1
    let lines = rows.map { session, totals in
      var line = Line("")
      line.add("\(session.id)", .strong, column: max(width, 3), right: true)
      line.add("  ")
      let day =
        session.hasKnownDate
        ? Figures.day(session.startedAtWallMS, in: options.timeZone) : "date unknown"
      line.add(day, column: 14)
      let name = DisplayWidth.cleaned(session.lifter, ascii: options.asciiText)
      line.add(DisplayWidth.clipped(name, to: 12, ellipsis: glyphs.ellipsis), column: 14)
      line.add(DisplayWidth.clipped(session.style, to: 12, ellipsis: glyphs.ellipsis), column: 14)
      if excluded.contains(session.id) {
        line.add("not counted", .caution)
        return line
      }
      line.add("\(totals.verdicts.total)", column: 4, right: true)
      line.add(" reps  ")
      line.add(signs(totals.verdicts))
      if let load = totals.heaviestGrams {
        line.add("  " + Figures.load(load, options.unit), .faint)
      }
      return line
    }
    let made = rows.filter { $0.session.isSynthetic }.map { Int(clamping: $0.session.id) }
    var notes: [Line] = []
    if !made.isEmpty {
      notes.append(
        Line(
          " SIMULATED: " + NumberList.text(made, singular: "session", plural: "sessions") + " ",
          .notice))
    }
    let foot = Line(
      "\(Figures.count(rows.count, "session", "sessions")); `hinge report NUMBER` shows one.",
      .faint)
    return (lines + [Line()] + notes + [legend, foot]).map { $0.rendered(options) + "\n" }.joined()
  }

  /// "+37 ~2 x1": only what occurred.
  private func signs(_ verdicts: VerdictCounts) -> Line {
    let glyphs = options.glyphs
    var line = Line("")
    let all: [(Int, String, Tone)] = [
      (verdicts.held, glyphs.held, .good), (verdicts.crept, glyphs.crept, .caution),
      (verdicts.lost, glyphs.lost, .bad), (verdicts.noCall, glyphs.noCall, .open),
    ]
    for (count, sign, tone) in all where count > 0 { line.add("\(sign)\(count) ", tone) }
    return line
  }

  private var legend: Line {
    let glyphs = options.glyphs
    return Line(
      "\(glyphs.held) held  \(glyphs.crept) crept  \(glyphs.lost) lost  \(glyphs.noCall) no call",
      .faint)
  }
}
