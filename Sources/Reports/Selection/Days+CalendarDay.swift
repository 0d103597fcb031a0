package import Foundation
package import Plan

extension Days {
  /// The day on which a moment falls, there where the lifter is.
  package func calendarDay(_ date: Date) -> CalendarDay {
    // Midnight there, as if it were midnight in Greenwich.
    let moment = date.addingTimeInterval(TimeInterval(zone.secondsFromGMT(for: date)))
    return CalendarDay(number: Int((moment.timeIntervalSince1970 / 86_400).rounded(.down)))
  }

  package func calendarDay(ms: Int64) -> CalendarDay { calendarDay(Self.date(ms: ms)) }
}
