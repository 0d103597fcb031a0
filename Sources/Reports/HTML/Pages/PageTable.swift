/// A table whose lines become blocks where there is no room: each value then carries the head of its
/// column, and the roles are written out, since browsers forget them.
struct PageTable {
  struct Column {
    let head: String
    /// Set to the right.
    var isNumber = true
  }

  let kind: String
  let caption: String
  let columns: [Column]

  /// - Parameter rows: a cell for each column; the first is the head of its line.
  func markup(_ rows: [[Markup]]) -> Markup {
    let heads = columns.map { column -> Markup in
      .tag(
        "th",
        [.class(column.isNumber ? "n" : ""), .a("scope", "col"), .a("role", "columnheader")],
        Markup(column.head))
    }
    return .tag(
      "table", [.class(kind), .a("role", "table"), .a("aria-label", caption)],
      .tag("thead", [.a("role", "rowgroup")], .tag("tr", [.a("role", "row")], heads)), .lineBreak,
      .tag("tbody", [.a("role", "rowgroup")], rows.map(row)))
  }

  private func row(_ cells: [Markup]) -> Markup {
    // A line with less to say ends early: its last cell takes the rest.
    let left = columns.count - cells.count
    let drawn = zip(columns, cells).enumerated().map { index, cell -> Markup in
      index == 0
        ? .tag("th", [.a("scope", "row"), .a("role", "rowheader")], cell.1)
        : .tag(
          "td",
          [.class(cell.0.isNumber && left == 0 ? "n" : ""), .a("data-h", cell.0.head)]
            + (left > 0 && index == cells.count - 1 ? [.a("colspan", left + 1)] : [])
            + [.a("role", "cell")], cell.1)
    }
    return .tag("tr", [.a("role", "row")], drawn) + .lineBreak
  }
}
