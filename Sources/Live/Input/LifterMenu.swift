/// Whom the belt can be worn by, to be picked from.
package struct LifterMenu: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package var lifter: String
    package var style: String
    /// Such as how good the calibration is.
    package var detail: String

    package init(lifter: String, style: String, detail: String = "") {
      self.lifter = lifter
      self.style = style
      self.detail = detail
    }
  }

  package let entries: [Entry]
  package private(set) var picked = 0

  /// Begins at who wears it now.
  package init(_ entries: [Entry], lifter: String, style: String) {
    self.entries = entries
    picked = entries.firstIndex { $0.lifter == lifter && $0.style == style } ?? 0
  }

  package mutating func move(_ step: Int) {
    picked = min(max(0, picked + step), max(0, entries.count - 1))
  }

  /// The first nine have a number.
  package mutating func pick(_ number: Int) -> Bool {
    guard entries.indices.contains(number - 1) else { return false }
    picked = number - 1
    return true
  }

  package var panel: Panel {
    Panel(
      title: "Who lifts, and how? Up, down or a number, then Enter; Esc leaves it as it is.",
      lines: entries.enumerated().map { index, entry in
        let number = index < 9 ? "\(index + 1)  " : "   "
        let detail = entry.detail.isEmpty ? "" : "   \(entry.detail)"
        return "\(number)\(entry.lifter), \(entry.style)\(detail)"
      }, picked: picked)
  }
}
