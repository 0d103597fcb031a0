package import Reports

/// One place of a terminal: what stands there, and what it means.
package struct Cell: Equatable, Sendable {
  /// One character with its marks; empty: the right half of the wide one before it.
  package var text: String
  package var tone: Tone

  package init(_ text: String, _ tone: Tone = .plain) {
    self.text = text
    self.tone = tone
  }

  package static let blank = Cell(" ")
}

/// A screen as cells. Drawing outside is cut off, never an error: what fits is shown.
package struct CellGrid: Equatable, Sendable {
  package let width: Int
  package let height: Int
  package private(set) var cells: [Cell]

  package init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  package subscript(row: Int, column: Int) -> Cell {
    guard (0..<height).contains(row), (0..<width).contains(column) else { return .blank }
    return cells[row * width + column]
  }

  package func row(_ row: Int) -> ArraySlice<Cell> { cells[row * width..<(row + 1) * width] }

  /// Writes one line. - Returns: the column behind it.
  @discardableResult
  package mutating func put(
    _ text: String, _ tone: Tone = .plain, row: Int, column: Int, limit: Int? = nil
  ) -> Int {
    let end = min(width, limit.map { column + $0 } ?? width)
    var column = column
    for character in text {
      let part = String(character)
      let columns = DisplayWidth.of(part)
      if columns == 0 { continue }
      if column + columns > end { break }
      if column >= 0 {
        set(Cell(part, tone), row, column)
        if columns > 1 { set(Cell("", tone), row, column + 1) }
      }
      column += columns
    }
    return column
  }

  /// The same, ending at `end`.
  package mutating func put(_ text: String, _ tone: Tone = .plain, row: Int, endingAt end: Int) {
    put(text, tone, row: row, column: max(0, end - DisplayWidth.of(text)))
  }

  package mutating func fill(
    row: Int, columns: Range<Int>, with text: String = " ", _ tone: Tone = .plain
  ) {
    for column in columns.clamped(to: 0..<width) { set(Cell(text, tone), row, column) }
  }

  private mutating func set(_ cell: Cell, _ row: Int, _ column: Int) {
    guard (0..<height).contains(row), (0..<width).contains(column) else { return }
    let place = row * width + column
    // Half of a wide character does not stay behind.
    if cells[place].text.isEmpty, !cell.text.isEmpty, column > 0 { cells[place - 1] = .blank }
    if !cells[place].text.isEmpty, column + 1 < width, cells[place + 1].text.isEmpty {
      cells[place + 1] = .blank
    }
    cells[place] = cell
  }

  /// As plain text, blanks at line ends dropped.
  package var text: String {
    (0..<height).map { row in
      var line = self.row(row).map(\.text).joined()
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
