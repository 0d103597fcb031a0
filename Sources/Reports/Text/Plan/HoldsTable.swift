import HingeCore
import Plan

/// The timed holds of a week, a line for each kind.
struct HoldsTable {
  private let week: WeekSummary
  private let options: RenderOptions

  init(_ week: WeekSummary, options: RenderOptions) {
    self.week = week
    self.options = options
  }

  var lines: [Line] {
    var heading = Line("")
    heading.add("held", .faint, column: 13)
    for (name, column) in [("times", 7), ("longest", 10), ("together", 11), ("steady", 9)] {
      heading.add(name, .faint, column: column, right: true)
    }
    return [heading] + week.holds.rows.map(row)
  }

  private func row(_ row: WeekHolds.Row) -> Line {
    var line = Line("")
    line.add("\(row.kind.token)".replacing("-", with: " "), column: 13)
    line.add("\(row.holds)", column: 7, right: true)
    line.add(Self.time(row.longestMS), column: 10, right: true)
    line.add(Self.time(row.heldMS), .strong, column: 11, right: true)
    line.add("\(row.steady) of \(row.holds)", column: 9, right: true)
    guard week.weeksBefore > 0 else { return line }
    let before = week.holdsBefore.rows.first { $0.kind == row.kind }?.heldMS ?? 0
    line.add("  \(Self.time(before / Int64(week.weeksBefore))) a week before", .faint)
    return line
  }

  /// "48 s", "2:05 min"
  static func time(_ ms: Int64) -> String {
    let seconds = (ms + 500) / 1000
    guard seconds >= 60 else { return "\(seconds) s" }
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest) min"
  }
}
