/// The share of the reserve a rep used, with marks where the warning and the alarm were set.
struct ReserveBar {
  let columns: Int
  let warnPermille: Int64?
  let alarmPermille: Int64?
  let glyphs: GlyphSet

  /// Blank where unknown: an empty bar would read as nothing used.
  func line(_ permille: Int64?) -> Line {
    guard let permille, columns > 0 else {
      return Line(String(repeating: " ", count: max(0, columns)))
    }
    let filled = Int(min(max(permille, 0), 1000)) * columns / 1000
    let marks = [warnPermille, alarmPermille].compactMap { $0.flatMap(column) }
    var line = Line()
    for column in 0..<columns {
      let isFilled = column < filled
      let sign =
        marks.contains(column)
        ? glyphs.barMark
        : permille > 1000 && column == columns - 1
          ? glyphs.barBeyond : isFilled ? glyphs.barFull : glyphs.barEmpty
      line.add(sign, isFilled ? tone(permille) : .faint)
    }
    return line
  }

  private func column(_ permille: Int64) -> Int? {
    guard (1..<1000).contains(permille) else { return nil }
    return Int(permille) * columns / 1000
  }

  private func tone(_ permille: Int64) -> Tone {
    if let alarmPermille, permille > alarmPermille { return .bad }
    if let warnPermille, permille > warnPermille { return .caution }
    return warnPermille == nil ? .plain : .good
  }
}
