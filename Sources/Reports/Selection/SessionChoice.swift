package import Foundation

/// Which sessions somebody means: by number, by date, or by a word.
package enum SessionChoice: Equatable, Sendable {
  /// The last one, or with 1 the one before it.
  case last(before: Int)
  case numbers(ClosedRange<Int64>)
  /// Begun within, in milliseconds since 1970.
  case span(Range<Int64>)

  package static let form =
    "a session is named by its number, last, last-1, all, today, yesterday, week, month, a date such as "
    + "2026-11-22 or 2026-11, or a range such as 3..7 or 2026-11-01..2026-11-15"

  /// Nil for what is none of these. Days begin at midnight in `zone`, weeks on Monday.
  package init?(_ text: String, now: Date, zone: TimeZone) {
    let days = Days(zone: zone)
    if let word = Self.word(text, days, now) {
      self = word
      return
    }
    let ends = text.components(separatedBy: "..")
    guard ends.count == 2 else {
      if let number = Self.number(text) {
        self = .numbers(number...number)
      } else if let span = days.span(text) {
        self = .span(span)
      } else {
        return nil
      }
      return
    }
    if let first = Self.number(ends[0]), let last = Self.number(ends[1]), first <= last {
      self = .numbers(first...last)
    } else if let first = days.span(ends[0]), let last = days.span(ends[1]),
      first.lowerBound <= last.lowerBound
    {
      self = .span(first.lowerBound..<last.upperBound)
    } else {
      return nil
    }
  }

  /// What is wrong with words that name no session, as a sentence.
  package static func problem(with text: String, zone: TimeZone) -> String {
    let ends = text.components(separatedBy: "..")
    let days = Days(zone: zone)
    let isEach: (String) -> Bool = { number($0) != nil || days.span($0) != nil }
    if ends.count == 2, ends.allSatisfy(isEach),
      (number(ends[0]) == nil) == (number(ends[1]) == nil)
    {
      return "'\(text)' ends before it begins; the earlier one comes first: \(ends[1])..\(ends[0])."
    }
    return "'\(text)' names no session: \(form)."
  }

  private static func word(_ text: String, _ days: Days, _ now: Date) -> SessionChoice? {
    switch text {
    case "last": return .last(before: 0)
    case "all": return .numbers(1...Int64.max)
    case "today": return .span(days.day(now))
    case "yesterday": return .span(days.day(days.moved(now, by: .day, -1)))
    case "week": return .span(days.week(now))
    case "month": return .span(days.month(now))
    default: break
    }
    guard text.hasPrefix("last-"), let back = number(String(text.dropFirst(5))), back <= 100_000
    else { return nil }
    return .last(before: Int(back))
  }

  private static func number(_ text: String) -> Int64? {
    guard text.count <= 12, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int64(text).flatMap { $0 > 0 ? $0 : nil }
  }
}
