import Training

/// What people said, in a terminal's report.
struct SaidLines {
  let options: RenderOptions

  /// Beside a set's counts.
  func items(_ set: SetRecord) -> [Line] {
    var items: [Line] = []
    if let tenths = set.said.rpeTenths { items.append(Line(Figures.rpe(tenths))) }
    if let pain = set.said.pain {
      items.append(Line("pain \(pain)/10", pain > 0 ? .caution : .plain))
    }
    if let style = set.said.style { items.append(Line(clean(style))) }
    if set.said.isExcluded { items.append(Line("not counted", .caution)) }
    return items
  }

  /// Below a set's reps: its notes and theirs.
  func remarks(_ set: SetRecord, _ reps: [RepRecord]) -> [Line] {
    var lines = set.said.notes.flatMap { note($0, indent: 2) }
    for rep in reps {
      if let pain = rep.said.pain { lines += note("rep \(rep.number): pain \(pain)/10", indent: 2) }
      lines += rep.said.notes.flatMap { note("rep \(rep.number): \($0)", indent: 2) }
    }
    return lines
  }

  func lines(_ said: SessionSaid) -> [Line] {
    var items: [Line] = []
    if let tenths = said.rpeTenths { items.append(Line("session " + Figures.rpe(tenths))) }
    if let pain = said.pain { items.append(Line("pain \(pain)/10", pain > 0 ? .caution : .plain)) }
    for soreness in said.soreness {
      let hours = soreness.hoursAfter.map { " after \($0) h" } ?? ""
      items.append(
        Line("sore \(soreness.value)/10\(hours)", soreness.value > 0 ? .caution : .plain))
    }
    if let logged = said.loggedLifter {
      items.append(Line("logged as \(logged.isEmpty ? "nobody" : clean(logged))", .faint))
    }
    if let logged = said.loggedStyle {
      items.append(Line("logged as \(logged.isEmpty ? "no style" : clean(logged))", .faint))
    }
    return flow(indent: 0).lines(items) + said.notes.flatMap { note($0, indent: 0) }
  }

  private func note(_ text: String, indent: Int) -> [Line] {
    flow(indent: indent).lines("Note: " + clean(text), .plain)
  }

  private func flow(indent: Int) -> Flow {
    var flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis)
    flow.indent = indent
    flow.hanging = indent + 2
    return flow
  }

  private func clean(_ text: String) -> String {
    DisplayWidth.cleaned(text, ascii: options.asciiText)
  }
}
