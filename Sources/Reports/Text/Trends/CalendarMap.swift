import Coaching
import Foundation
import Training

/// Days as a field of signs: a column a week, a row a weekday. The sign says how the day went, by its worst
/// share, the height how much was lifted.
struct CalendarMap {
  private let trend: Trend
  private let options: RenderOptions
  private let columns: Int

  init(_ trend: Trend, options: RenderOptions) {
    self.trend = trend
    self.options = options
    columns = min(trend.weeks.count, max(4, (options.width - 6) / 2))
  }

  private static let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  /// Held shares from which a day is good, and from which it is fair, in permille.
  static let good: Int64 = 900
  static let fair: Int64 = 700

  var lines: [Line] {
    let weeks = Array(trend.weeks.suffix(columns))
    let byDay = Dictionary(trend.days.map { ($0.startMS, $0.totals) }) { first, _ in first }
    var lines = [months(weeks)]
    let days = Days(zone: options.timeZone)
    for (weekday, name) in Self.names.enumerated() {
      var line = Line(name + "  ", .faint)
      for week in weeks {
        let noon = Days.date(ms: week.span.lowerBound + Int64(weekday) * 86_400_000 + 43_200_000)
        let totals = byDay[days.day(noon).lowerBound]
        let (sign, tone) = sign(totals)
        line.add(sign + " ", tone)
      }
      lines.append(line)
    }
    let glyphs = options.glyphs
    var legend = Line("     ")
    legend.add(glyphs.barFull, .good)
    legend.add(" 90% held or more  ", .faint)
    legend.add(glyphs.crept, .caution)
    legend.add(" 70%  ", .faint)
    legend.add(glyphs.lost, .bad)
    legend.add(" less  ", .faint)
    legend.add(glyphs.noCall, .open)
    legend.add(" not judged", .faint)
    return lines + [legend]
  }

  private func sign(_ totals: Totals?) -> (String, Tone) {
    guard let totals else { return (options.glyphs.barEmpty, .faint) }
    guard let share = totals.heldShare else { return (options.glyphs.noCall, .open) }
    if share.permille >= Self.good { return (options.glyphs.barFull, .good) }
    return share.permille >= Self.fair
      ? (options.glyphs.crept, .caution) : (options.glyphs.lost, .bad)
  }

  /// The month's name above its first week, where there is room.
  private func months(_ weeks: [Trend.Week]) -> Line {
    var text = ""
    var last = ""
    for (index, week) in weeks.enumerated() {
      let month = Figures.month(week.span.upperBound - 1, in: options.timeZone)
      if month != last, text.count <= index * 2 {
        text += String(repeating: " ", count: index * 2 - text.count) + month + " "
      }
      last = month
    }
    return Line("     " + text, .faint)
  }
}
