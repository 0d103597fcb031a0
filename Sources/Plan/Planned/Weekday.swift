/// A day of the week; weeks begin on Monday (ISO 8601).
package enum Weekday: Int, CaseIterable, Comparable, Sendable {
  case monday = 0
  case tuesday, wednesday, thursday, friday, saturday, sunday

  package var word: String {
    switch self {
    case .monday: "monday"
    case .tuesday: "tuesday"
    case .wednesday: "wednesday"
    case .thursday: "thursday"
    case .friday: "friday"
    case .saturday: "saturday"
    case .sunday: "sunday"
    }
  }

  /// "Monday", as in a sentence.
  package var name: String { word.prefix(1).uppercased() + word.dropFirst() }
  /// "Mon"
  package var short: String { String(name.prefix(3)) }
  /// "MO", as calendar files have it.
  var calendarCode: String { word.prefix(2).uppercased() }

  /// The whole word or its first three letters, in any case.
  package init?(word: String) {
    let word = word.lowercased()
    guard let found = Self.allCases.first(where: { $0.word == word || $0.word.prefix(3) == word })
    else { return nil }
    self = found
  }

  package static func < (a: Weekday, b: Weekday) -> Bool { a.rawValue < b.rawValue }
}
