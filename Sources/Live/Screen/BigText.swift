import Reports

/// A word or a number that is read from two metres: each dot of its letters is a block of cells.
struct BigText {
  /// Cells of a dot. A cell is about twice as high as wide.
  struct Scale: Equatable {
    var columns: Int
    var rows: Int

    static let all = [(8, 5), (8, 4), (6, 4), (6, 3), (5, 3), (4, 2), (3, 2), (2, 1), (1, 1)]
      .map { Scale(columns: $0.0, rows: $0.1) }
  }

  let text: String

  init(_ text: String) { self.text = text }

  /// Dots, with one between two letters.
  var dots: Int {
    let widths = text.map { BigLetters.rows($0)?.first?.count ?? 0 }
    return widths.reduce(0, +) + max(0, widths.count - 1)
  }

  func columns(_ scale: Scale) -> Int { dots * scale.columns }

  /// The largest that fits; nil where not even the smallest does.
  func scale(columns: Int, rows: Int) -> Scale? {
    Scale.all.first { self.columns($0) <= columns && BigLetters.height * $0.rows <= rows }
  }

  func draw(
    in grid: inout CellGrid, row: Int, column: Int, scale: Scale, block: String, _ tone: Tone
  ) {
    var left = column
    for character in text {
      guard let rows = BigLetters.rows(character) else { continue }
      for (y, dots) in rows.enumerated() {
        for (x, dot) in dots.enumerated() where dot == "#" {
          let first = left + x * scale.columns
          for line in 0..<scale.rows {
            grid.fill(
              row: row + y * scale.rows + line, columns: first..<first + scale.columns,
              with: block, tone)
          }
        }
      }
      left += ((rows.first?.count ?? 0) + 1) * scale.columns
    }
  }
}
