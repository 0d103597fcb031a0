package import Foundation

/// Days, weeks and months of a place, as spans of milliseconds since 1970.
package struct Days: Sendable {
  private let calendar: Calendar
  let zone: TimeZone

  package init(zone: TimeZone) {
    self.zone = zone
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    // ISO 8601: weeks begin on Monday, and the first of a year holds its first Thursday.
    calendar.firstWeekday = 2
    calendar.minimumDaysInFirstWeek = 4
    self.calendar = calendar
  }

  /// "2026-11-22" is a day, "2026-11" a month, "2026" a year; nil for anything else, and for days that
  /// no month has.
  package func span(_ text: String) -> Range<Int64>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let digits = zip(parts, [4, 2, 2]).allSatisfy { part, count in
      part.count == count && part.allSatisfy { $0.isASCII && $0.isNumber }
    }
    guard (1...3).contains(parts.count), digits else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard let year = numbers.first, (1970...9998).contains(year) else { return nil }
    let month = numbers.count > 1 ? numbers[1] : 1
    let day = numbers.count > 2 ? numbers[2] : 1
    let components = DateComponents(year: year, month: month, day: day)
    guard let date = calendar.date(from: components),
      calendar.dateComponents([.year, .month, .day], from: date) == components
    else { return nil }
    switch numbers.count {
    case 1: return self.year(date)
    case 2: return self.month(date)
    default: return self.day(date)
    }
  }

  package func day(_ date: Date) -> Range<Int64> { span(.day, date) }
  package func week(_ date: Date) -> Range<Int64> { span(.weekOfYear, date) }
  package func month(_ date: Date) -> Range<Int64> { span(.month, date) }
  package func year(_ date: Date) -> Range<Int64> { span(.year, date) }

  package func moved(_ date: Date, by unit: Calendar.Component, _ count: Int) -> Date {
    calendar.date(byAdding: unit, value: count, to: date) ?? date
  }

  private func span(_ unit: Calendar.Component, _ date: Date) -> Range<Int64> {
    guard let interval = calendar.dateInterval(of: unit, for: date) else {
      let moment = Self.ms(date)
      return moment..<moment
    }
    return Self.ms(interval.start)..<Self.ms(interval.end)
  }

  package static func ms(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970 * 1000) }
  package static func date(ms: Int64) -> Date { Date(timeIntervalSince1970: Double(ms) / 1000) }
}
