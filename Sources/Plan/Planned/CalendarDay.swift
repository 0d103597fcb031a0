/// A day of the calendar without a time zone: which day a moment falls on is for the caller to say.
package struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970.
  package let number: Int

  package init(number: Int) { self.number = number }

  /// Nil for days that no month has, and for years that four digits do not hold.
  package init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    self.init(number: Self.number(year, month, day))
    // 30 February would be another day.
    guard parts == (year, month, day) else { return nil }
  }

  /// "2026-11-30", and nothing else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let isFormed = zip(parts, [4, 2, 2]).allSatisfy { part, count in
      part.utf8.count == count && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    let numbers = parts.compactMap { Int($0) }
    guard isFormed, numbers.count == 3 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  package static let years = 1970...9998

  /// Days from civil and back by 400 years at a time (Hinnant 2013), with years that begin in March, so that
  /// the leap day is the last.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let leaps = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leaps) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let place = (5 * dayOfYear + 2) / 153
    let month = place < 10 ? place + 3 : place - 9
    let day = dayOfYear - (153 * place + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  package var weekday: Weekday {
    // 1 January 1970 was a Thursday.
    let index = ((number + 3) % 7 + 7) % 7
    return Weekday(rawValue: index) ?? .monday
  }

  /// The first day of its week.
  package var monday: CalendarDay { advanced(by: -weekday.rawValue) }

  package func advanced(by days: Int) -> CalendarDay { CalendarDay(number: number + days) }
  package func days(since other: CalendarDay) -> Int { number - other.number }

  package static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }
}

extension CalendarDay: CustomStringConvertible {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// "2026-11-30"
  package var description: String {
    let (year, month, day) = parts
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  /// "20261130"
  var compact: String { description.filter { $0 != "-" } }

  /// "30 Nov"
  package var dayAndMonth: String {
    let (_, month, day) = parts
    return "\(day) \(Self.months.indices.contains(month - 1) ? Self.months[month - 1] : "?")"
  }

  /// "Mon 30 Nov"
  package var short: String { "\(weekday.short) \(dayAndMonth)" }
  /// "30 Nov 2026"
  package var long: String { "\(dayAndMonth) \(parts.year)" }

  package static func padded(_ value: Int, _ count: Int) -> String {
    let digits = "\(value)"
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
