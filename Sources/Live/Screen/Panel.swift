import Reports

/// Lines that stand in the middle of the screen while they are needed: help, or a list to pick from.
package struct Panel: Equatable, Sendable {
  package var title: String
  package var lines: [String]
  /// The line that Enter takes; nil: nothing is picked here.
  package var picked: Int?

  package init(title: String, lines: [String], picked: Int? = nil) {
    self.title = title
    self.lines = lines
    self.picked = picked
  }

  func draw(in grid: inout CellGrid, rows: Range<Int>, look: ScreenLook) {
    grid.put(look.fit(title, grid.width), .strong, row: rows.lowerBound, column: 0)
    let room = rows.count - 2
    guard room > 0 else { return }
    // The picked line is always among those that are seen.
    let first = min(max(0, (picked ?? 0) - room + 1), max(0, lines.count - room))
    for (row, index) in (first..<min(lines.count, first + room)).enumerated() {
      let isPicked = index == picked
      let text = picked == nil ? lines[index] : (isPicked ? "> " : "  ") + lines[index]
      grid.put(
        look.fit(text, grid.width), isPicked ? .strong : .plain, row: rows.lowerBound + 2 + row,
        column: 0)
    }
  }
}
