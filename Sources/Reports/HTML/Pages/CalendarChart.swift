import Coaching
import HingeCore

/// Days as a field of marks: a column a week, a row a weekday. The mark says how the day went by the share
/// that held, its size how many reps there were.
struct CalendarChart {
  let strip: WeekStrip
  let calendar: TrendCalendar

  static let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let row = 140
  private static let top = 190
  private static let height = 190 + 7 * 140 + 20

  func markup() -> Markup {
    var parts = Self.names.enumerated().map { index, name in
      Drawing.text(name, WeekStrip.left - 50, Self.y(index) + 42, .end)
    }
    parts += months
    for (index, week) in strip.weeks.enumerated() {
      let days = calendar.days(of: week)
      for weekday in 0..<7 {
        parts.append(mark(days[weekday], strip.x(index), Self.y(weekday)))
      }
    }
    return Drawing.figure(
      width: WeekStrip.width, height: Self.height, title: "Days of training, \(strip.span)",
      description: "One mark for each day of training; the table of days has the numbers.", parts)
  }

  private static func y(_ weekday: Int) -> Int { top + weekday * row + row / 2 }

  private func mark(_ totals: Totals?, _ x: Int, _ y: Int) -> Markup {
    guard let totals else {
      return .empty(
        "circle",
        [
          .class("rest"), .a("cx", Drawing.number(x)), .a("cy", Drawing.number(y)), .a("r", "0.8"),
        ])
    }
    // Areas, not widths, stand for numbers.
    let reps = min(max(totals.verdicts.total, 0), calendar.mostReps)
    let size = 24 + Int((Double(reps) / Double(calendar.mostReps)).squareRoot() * 28)
    return VerdictMark.shape(
      ShareGrade.mark(totals.heldShare), x, y, size: min(size, strip.half + 10))
  }

  /// The month's name above its first week, where there is room.
  private var months: [Markup] {
    var last = ""
    var free = 0
    return strip.weeks.enumerated().compactMap { index, week in
      let month = strip.figures.month(PageFigures.last(week.span))
      defer { last = month }
      let x = strip.x(index)
      guard month != last, x >= free, x < WeekStrip.right - 150 else { return nil }
      free = x + 300
      return Drawing.text(month, x - strip.half, 110)
    }
  }
}

/// The days of the weeks that are shown.
struct TrendCalendar {
  let mostReps: Int
  private let byWeek: [Int64: [Int: Totals]]

  init(_ trend: Trend) {
    var byWeek: [Int64: [Int: Totals]] = [:]
    var week = 0
    for day in trend.days {
      while week < trend.weeks.count, trend.weeks[week].span.upperBound <= day.startMS { week += 1 }
      guard week < trend.weeks.count, trend.weeks[week].span.contains(day.startMS) else { continue }
      let start = trend.weeks[week].span.lowerBound
      let (offset, overflow) = day.startMS.subtractingReportingOverflow(start)
      // To the nearest: a day of the week may be an hour longer or shorter.
      let weekday = overflow ? 6 : min(6, (min(offset, 604_800_000) + 43_200_000) / 86_400_000)
      byWeek[start, default: [:]][Int(weekday)] = day.totals
    }
    self.byWeek = byWeek
    let totals = byWeek.values.flatMap(\.values).map(\.verdicts.total)
    mostReps = min(max(1, totals.max() ?? 1), 1_000_000)
  }

  /// From Monday to Sunday; nil without training.
  func days(of week: Trend.Week) -> [Totals?] {
    let found = byWeek[week.span.lowerBound] ?? [:]
    return (0..<7).map { found[$0] }
  }
}
