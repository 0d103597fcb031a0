import Coaching
import Training

/// How much was lifted, above the heaviest load and the load that could be lifted once.
struct WeekLoadChart {
  let strip: WeekStrip
  let scales: WeekScales

  private static let height = 2330

  /// Nothing where no load is known.
  func markup() -> Markup {
    let totals = strip.weeks.map(\.totals)
    guard totals.contains(where: { $0.loadedSets > 0 }) else { return .none }
    let unit = strip.figures.options.unit
    let lifted = Scale(values: 0...shown(scales.tonnageGrams), from: 1000, to: 150)
    let loads = Scale(values: 0...shown(scales.loadGrams), from: 2130, to: 1230)
    let isInTonnes = unit == .kg && scales.tonnageGrams >= 4_000_000
    var parts = WeekStrip.axis(lifted, ticks: lifted.ticks) { value in
      isInTonnes ? Self.tenths(value / 100_000) : "\(value / 1000)"
    }
    parts.append(
      Drawing.text(
        "lifted, \(isInTonnes ? "t" : unit.rawValue)", WeekStrip.left, 100, .start, "key"))
    parts += WeekStrip.axis(loads, ticks: loads.ticks) { "\($0 / 1000)" }
    parts.append(
      Drawing.text(
        "heaviest ●, one-rep est. ○, \(unit.rawValue)", WeekStrip.left, 1180, .start, "key"))
    for (index, week) in totals.enumerated() where week.loadedSets > 0 {
      let height = lifted.place(shown(Int(PageFigures.bounded(week.tonnageGrams))))
      parts.append(
        Drawing.rect(
          "rest", x: strip.x(index) - strip.half, y: height, width: strip.half * 2,
          height: 1000 - height))
    }
    let heaviest = totals.enumerated().map { index, week in
      week.heaviestGrams.map { place(index, $0, loads) }
    }
    parts.append(Drawing.run("run", heaviest))
    for (index, week) in totals.enumerated() {
      if let best = week.bestE1RM {
        parts.append(dot("o no_call", place(index, best.grams, loads)))
      }
    }
    parts += heaviest.compactMap { point in point.map { dot("rest", $0) } }
    parts += strip.dates(Self.height - 50)
    return Drawing.figure(
      width: WeekStrip.width, height: Self.height,
      title: "Load, week by week, \(strip.span)",
      description:
        "What was lifted in a week, its heaviest load, and the load that could be lifted once as "
        + "estimated from its best set; the table of weeks has the numbers.", parts)
  }

  /// Thousandths of the unit in which it is shown.
  private func shown(_ grams: Int) -> Int {
    Int(
      clamping: strip.figures.options.unit.thousandths(
        grams: PageFigures.bounded(Int64(clamping: grams))))
  }

  private func place(_ index: Int, _ grams: Int64, _ y: Scale) -> (x: Int, y: Int) {
    (x: strip.x(index), y: y.place(shown(Int(clamping: grams))))
  }

  private func dot(_ kind: String, _ at: (x: Int, y: Int)) -> Markup {
    .empty(
      "circle",
      [
        .class(kind), .a("cx", Drawing.number(at.x)), .a("cy", Drawing.number(at.y)), .a("r", "3"),
      ])
  }

  /// "2.5" of 25.
  private static func tenths(_ value: Int) -> String {
    value % 10 == 0 ? "\(value / 10)" : "\(value / 10).\(value % 10)"
  }
}
