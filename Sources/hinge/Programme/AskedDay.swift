import Foundation
import Programme
import Reports
import Setup

/// The day that advice is asked for, in the zone of this machine.
struct AskedDay {
  let day: TrainingDay
  /// "2026-11-22"
  let name: String
  private let zone: TimeZone

  init(_ text: String, now: Date, zone: TimeZone) throws(Problem) {
    let days = Days(zone: zone)
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
    self.zone = zone
    day = TrainingDay(
      number: Self.number(span.lowerBound, zone), startMS: span.lowerBound, endMS: span.upperBound)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents(
      [.year, .month, .day], from: Days.date(ms: span.lowerBound))
    let words = [parts.year, parts.month, parts.day].map { part -> String in
      let number = part ?? 0
      return number < 10 ? "0\(number)" : "\(number)"
    }
    name = words.joined(separator: "-")
  }

  /// Of any moment.
  var number: @Sendable (Int64) -> Int {
    let zone = zone
    return { Self.number($0, zone) }
  }

  /// Days since 1970 by the clocks of the place.
  private static func number(_ ms: Int64, _ zone: TimeZone) -> Int {
    let seconds = ms / 1000 + Int64(zone.secondsFromGMT(for: Days.date(ms: ms)))
    let day: Int64 = 86_400
    return Int((seconds - (seconds % day + day) % day) / day)
  }
}
