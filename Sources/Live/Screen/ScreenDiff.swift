import Reports

/// From one screen to the next in as few bytes as are worth the trouble: what did not change is not
/// written, and where nothing changed nothing is.
package struct ScreenDiff: Sendable {
  private let palette: Palette

  package init(color: Bool) { palette = Palette(isOn: color) }

  /// `old` nil, or of another size: everything is written, from a cleared terminal on.
  ///
  /// Expects automatic margins to be off and the default look, and leaves the default look behind.
  package func bytes(from old: CellGrid?, to new: CellGrid) -> [UInt8] {
    var text = ""
    var base = old
    if old?.width != new.width || old?.height != new.height {
      base = CellGrid(width: new.width, height: new.height)
      text += "\u{1B}[0m\u{1B}[2J"
    }
    let isAnew = !text.isEmpty
    guard let base else { return [] }
    for row in 0..<new.height where isAnew || base.row(row) != new.row(row) {
      write(row, base, new, to: &text)
    }
    if text.isEmpty { return [] }
    // A terminal that knows these shows all of it at once; others pass over them.
    return Array("\u{1B}[?2026h\(text)\u{1B}[?2026l".utf8)
  }

  private func write(_ row: Int, _ old: CellGrid, _ new: CellGrid, to text: inout String) {
    // Half a wide character can't be exchanged: such a line is written whole.
    let isWide =
      old.row(row).contains { $0.text.isEmpty } || new.row(row).contains { $0.text.isEmpty }
    let isWhole = isWide && old.row(row) != new.row(row)
    var cursor: Int?
    var code: String?
    for column in 0..<new.width {
      let cell = new[row, column]
      if cell.text.isEmpty { continue }
      if !isWhole, cell == old[row, column] { continue }
      if let at = cursor, at <= column, column - at <= Self.bridge,
        isSame(new, row, at..<column, code)
      {
        for place in at..<column { text += new[row, place].text }
      } else if cursor != column {
        text += "\u{1B}[\(row + 1);\(column + 1)H"
      }
      let wanted = palette.code(cell.tone)
      if wanted != code {
        text += wanted.map { "\u{1B}[0;\($0)m" } ?? "\u{1B}[0m"
        code = wanted
      }
      text += cell.text
      cursor = column + (new[row, column + 1].text.isEmpty ? 2 : 1)
    }
    if code != nil { text += "\u{1B}[0m" }
  }

  /// Writing so many cells again is no longer than moving the cursor over them.
  private static let bridge = 5

  private func isSame(
    _ grid: CellGrid, _ row: Int, _ columns: Range<Int>, _ code: String?
  ) -> Bool {
    columns.allSatisfy {
      !grid[row, $0].text.isEmpty && palette.code(grid[row, $0].tone) == code
    }
  }
}
