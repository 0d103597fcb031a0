package import Foundation
package import Plan
package import Programme
import Reports
package import Setup

/// The day that something is asked for, in the zone of this machine.
package struct AskedDay: Sendable {
  package let day: TrainingDay
  package let calendarDay: CalendarDay
  private let days: Days

  /// - Parameter text: today, tomorrow, yesterday or a date such as 2026-11-22.
  package init(_ text: String, now: Date, zone: TimeZone) throws(Problem) {
    days = Days(zone: zone)
    let moved: [String: Int] = ["yesterday": -1, "today": 0, "tomorrow": 1]
    let span: Range<Int64>?
    if let count = moved[text] {
      span = days.day(days.moved(now, by: .day, count))
    } else {
      span = text.count == 10 ? days.span(text) : nil
    }
    guard let span else {
      throw Problem(
        "--on '\(text)' is no day; give one such as 2026-11-22, today, tomorrow or yesterday.",
        exitCode: 64)
    }
    calendarDay = days.calendarDay(ms: span.lowerBound)
    day = TrainingDay(
      number: calendarDay.number, startMS: span.lowerBound, endMS: span.upperBound)
  }

  /// "2026-11-22"
  package var name: String { calendarDay.description }

  /// Days since 1970 by the clocks of the place, of any moment.
  package var number: @Sendable (Int64) -> Int {
    let days = days
    return { days.calendarDay(ms: $0).number }
  }
}
