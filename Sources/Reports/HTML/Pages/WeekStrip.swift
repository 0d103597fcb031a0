import Coaching

/// Half a year of weeks side by side: the axis that the charts of weeks share. Longer times are more
/// strips, all with the same scales, so that each is as readable as one.
struct WeekStrip {
  let weeks: [Trend.Week]
  let figures: PageFigures

  static let most = 26
  /// Strips that are drawn; the table has all weeks.
  static let mostStrips = 4

  static let left = 430
  static let right = 3330
  static let width = 3400

  /// The newest, oldest first.
  static func all(_ weeks: [Trend.Week], _ figures: PageFigures) -> [WeekStrip] {
    let drawn = Array(weeks.suffix(most * mostStrips))
    guard !drawn.isEmpty else { return [] }
    // As even as can be: no strip of one week beside one of 26.
    let count = (drawn.count + most - 1) / most
    return (0..<count).map { index in
      let range = index * drawn.count / count..<(index + 1) * drawn.count / count
      return WeekStrip(weeks: Array(drawn[range]), figures: figures)
    }
  }

  /// "2 Nov 2026 to 3 Jan 2027".
  var span: String {
    guard let first = weeks.first, let last = weeks.last else { return "" }
    return "\(figures.day(first.span.lowerBound)) to \(figures.day(PageFigures.last(last.span)))"
  }

  /// Of few weeks no bar is wider than of eight.
  private var slots: Int { max(weeks.count, 8) }
  private var step: Int { (Self.right - Self.left) / slots }

  /// The middle of a week.
  func x(_ index: Int) -> Int { Self.left + index * step + step / 2 }

  /// Half the width of a bar.
  var half: Int { max(28, step * 36 / 100) }

  /// Dates below the axis, as many as there is room for.
  func dates(_ y: Int) -> [Markup] {
    let apart = max(1, (520 + step - 1) / step)
    return stride(from: 0, to: weeks.count, by: apart).filter { x($0) <= Self.width - 200 }.map {
      Drawing.text(figures.shortDay(weeks[$0].span.lowerBound), x($0), y, .middle)
    }
  }

  /// Lines and numbers of a panel's own axis.
  static func axis(_ y: Scale, ticks: [Int], _ words: (Int) -> String) -> [Markup] {
    // More of them would touch one another in a panel.
    let shown = ticks.count > 5 ? ticks.enumerated().filter { $0.0 % 2 == 0 }.map(\.1) : ticks
    return shown.flatMap { value in
      [
        Drawing.line(
          value == y.values.lowerBound ? "axis" : "grid", left, y.place(value), right,
          y.place(value)),
        Drawing.text(words(value), left - 40, y.place(value) + 40, .end),
      ]
    }
  }
}

/// What the charts' axes end at, over all strips.
struct WeekScales {
  let reps: Int
  let reservePermille: Int
  let slowdownPermille: Int
  let tonnageGrams: Int
  let loadGrams: Int

  init(_ weeks: [Trend.Week]) {
    let totals = weeks.map(\.totals)
    reps = max(4, totals.map { Int(clamping: Self.total($0)) }.max() ?? 0)
    let reserves = totals.compactMap(\.meanReservePermille)
    reservePermille = Int(min(max(reserves.max() ?? 0, 500), 1500))
    let slower = totals.compactMap(\.meanSlowdownPermille)
    slowdownPermille = Int(min(max(slower.max() ?? 0, 200), 1000))
    tonnageGrams = Int(
      clamping: max(1000, totals.map { PageFigures.bounded($0.tonnageGrams) }.max() ?? 0))
    let loads = totals.flatMap { [$0.heaviestGrams, $0.bestE1RM?.grams] }.compactMap { $0 }
    loadGrams = Int(clamping: max(1000, loads.map(PageFigures.bounded).max() ?? 0))
  }

  private static func total(_ totals: Totals) -> Int64 {
    PageFigures.bounded(Int64(clamping: totals.verdicts.total))
  }
}
