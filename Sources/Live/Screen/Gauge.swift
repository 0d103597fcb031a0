import Reports

/// How much of the reserve is in use, on a bar from none to all of it, with the limits on it and below.
struct Gauge {
  /// Share of the reserve; nil: not known.
  var share: Double?
  /// Percent; nil: nothing is judged by them.
  var warnPercent: Double?
  var alarmPercent: Double?
  let glyphs: GlyphSet

  /// Nil: below the warning, or nothing is judged.
  var step: (word: String, tone: Tone)? {
    guard let share, let warnPercent, let alarmPercent else { return nil }
    if share * 100 >= alarmPercent { return ("ABOVE ALARM", .bad) }
    return share * 100 >= warnPercent ? ("above warning", .caution) : nil
  }

  private var tone: Tone { step?.tone ?? (warnPercent == nil ? .plain : .good) }

  func draw(in grid: inout CellGrid, row: Int, rows: Int, columns: Range<Int>) {
    let width = columns.count
    let filled = Int((min(max(share ?? 0, 0), 1) * Double(width)).rounded())
    let marks = [warnPercent, alarmPercent].map { $0.flatMap { mark($0, width) } }
    for line in row..<row + rows {
      grid.fill(
        row: line, columns: columns.lowerBound..<columns.lowerBound + filled, with: glyphs.barFull,
        tone)
      grid.fill(
        row: line, columns: columns.lowerBound + filled..<columns.upperBound,
        with: share == nil ? " " : glyphs.barEmpty, .faint)
      if let share, share > 1 {
        grid.fill(
          row: line, columns: columns.upperBound - 1..<columns.upperBound, with: glyphs.barBeyond,
          tone)
      }
      for mark in marks.compactMap({ $0 }) {
        let column = columns.lowerBound + mark
        grid.fill(row: line, columns: column..<column + 1, with: glyphs.barMark, .strong)
      }
    }
    drawScale(in: &grid, row: row + rows, columns: columns, marks: marks)
  }

  private func drawScale(
    in grid: inout CellGrid, row: Int, columns: Range<Int>, marks: [Int?]
  ) {
    var free = columns.lowerBound
    for (mark, word) in zip(marks, ["warn", "ALARM"]) {
      guard let mark else { continue }
      let column = max(free, columns.lowerBound + mark - word.count / 2)
      if column + word.count > columns.upperBound { continue }
      grid.put(word, mark == marks[0] ? .caution : .bad, row: row, column: column)
      free = column + word.count + 1
    }
  }

  private func mark(_ percent: Double, _ width: Int) -> Int? {
    guard percent > 0, percent < 100 else { return nil }
    return min(width - 1, Int(percent / 100 * Double(width)))
  }
}
