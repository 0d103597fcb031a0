import Coaching

/// How much of the reserve the reps used, above how much slower the last rise of a set was.
struct WeekEffortChart {
  let strip: WeekStrip
  let scales: WeekScales

  private static let height = 2330

  /// Nothing where neither is known.
  func markup() -> Markup {
    let totals = strip.weeks.map(\.totals)
    let used = totals.map { $0.meanReservePermille }
    let slower = totals.map { $0.meanSlowdownPermille }
    guard (used + slower).contains(where: { $0 != nil }) else { return .none }
    let top = Scale(values: 0...scales.reservePermille, from: 1000, to: 150)
    let bottom = Scale(values: 0...scales.slowdownPermille, from: 2130, to: 1230)
    var parts = WeekStrip.axis(top, ticks: top.ticks) { "\($0 / 10)%" }
    let isEstimated = totals.contains(where: \.hasEstimates)
    parts.append(
      Drawing.text(
        "reserve used, mean\(isEstimated ? ", ESTIMATED" : "")", WeekStrip.left, 100, .start, "key")
    )
    parts += WeekStrip.axis(bottom, ticks: bottom.ticks) { "\($0 / 10)%" }
    parts.append(Drawing.text("last rise slower by", WeekStrip.left, 1180, .start, "key"))
    parts += line(used, top) + line(slower, bottom) + strip.dates(Self.height - 50)
    return Drawing.figure(
      width: WeekStrip.width, height: Self.height,
      title: "Reserve used and slowing down, week by week, \(strip.span)",
      description: "Means over a week's reps and sets; the table of weeks has the numbers.", parts)
  }

  private func line(_ values: [Int64?], _ y: Scale) -> [Markup] {
    let points = values.enumerated().map { index, value in
      value.map { (x: strip.x(index), y: y.place($0)) }
    }
    return [Drawing.run("run", points)]
      + points.compactMap { point in
        point.map {
          .empty(
            "circle",
            [
              .class("rest"), .a("cx", Drawing.number($0.x)), .a("cy", Drawing.number($0.y)),
              .a("r", "3"),
            ])
        }
      }
  }
}
