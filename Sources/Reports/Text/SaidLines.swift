import Training

/// What people said, in a terminal's report.
struct SaidLines {
  let options: RenderOptions

  /// Beside a set's counts.
  func items(_ set: SetRecord) -> [Line] {
    var items: [Line] = []
    if let tenths = set.said.rpeTenths { items.append(Line(Figures.rpe(tenths))) }
    items += pain(set.said.pain, set.said.painKind)
    if let style = set.said.style { items.append(Line(clean(style))) }
    if set.said.isExcluded { items.append(Line("not counted", .caution)) }
    return items
  }

  /// Below a set's reps: its notes and theirs.
  func remarks(_ set: SetRecord, _ reps: [RepRecord]) -> [Line] {
    var lines = set.said.notes.flatMap { note($0, indent: 2) }
    for rep in reps {
      for line in pain(rep.said.pain, rep.said.painKind) {
        let text = line.pieces.map(\.text).joined()
        lines += flow(indent: 2).lines("Note: rep \(rep.number): \(text)", .plain)
      }
      lines += rep.said.notes.flatMap { note("rep \(rep.number): \($0)", indent: 2) }
    }
    return lines
  }

  func lines(_ said: SessionSaid) -> [Line] {
    var items: [Line] = []
    if let tenths = said.rpeTenths { items.append(Line("session " + Figures.rpe(tenths))) }
    items += pain(said.pain, said.painKind)
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

  /// "pain 4/10, sharp"; what it was like is no matter once there is none.
  private func pain(_ value: Int64?, _ kind: PainKind?) -> [Line] {
    switch (value, kind) {
    case (0?, _): [Line("pain 0/10")]
    case (let value?, let kind?): [Line("pain \(value)/10, \(kind.rawValue)", .caution)]
    case (let value?, nil): [Line("pain \(value)/10", .caution)]
    case (nil, let kind?): [Line("\(kind.rawValue) pain", .caution)]
    case (nil, nil): []
    }
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
