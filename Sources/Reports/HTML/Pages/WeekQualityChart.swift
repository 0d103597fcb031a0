import Coaching
import Training

/// The share of judged reps that held, with where it may well lie, above how many reps there were and
/// what became of them.
struct WeekQualityChart {
  let strip: WeekStrip
  let scales: WeekScales

  private static let height = 2330

  func markup() -> Markup {
    let share = Scale(values: 0...1000, from: 1000, to: 150)
    let reps = Scale(values: 0...scales.reps, from: 2130, to: 1230)
    var parts = WeekStrip.axis(share, ticks: [0, 500, 1000]) { "\($0 / 10)%" }
    parts.append(Drawing.text("held of judged", WeekStrip.left, 100, .start, "key"))
    parts += WeekStrip.axis(reps, ticks: reps.ticks) { "\($0)" }
    parts.append(Drawing.text("reps", WeekStrip.left, 1180, .start, "key"))
    let shares = strip.weeks.map(\.totals.heldShare)
    for (index, found) in shares.enumerated() {
      if let found { parts.append(whisker(found, strip.x(index), share)) }
    }
    parts.append(
      Drawing.run(
        "run",
        shares.enumerated().map { index, found in
          found.map { (x: strip.x(index), y: share.place($0.permille)) }
        }))
    for (index, found) in shares.enumerated() {
      guard let found else { continue }
      parts.append(
        VerdictMark.shape(
          ShareGrade.mark(found), strip.x(index), share.place(found.permille), size: 30))
    }
    for (index, week) in strip.weeks.enumerated() {
      parts += stack(week.totals.verdicts, strip.x(index), reps)
    }
    parts += strip.dates(Self.height - 50)
    return Drawing.figure(
      width: WeekStrip.width, height: Self.height,
      title: "Held share and reps, week by week, \(strip.span)", description: description, parts)
  }

  private func whisker(_ share: Share, _ x: Int, _ y: Scale) -> Markup {
    let low = Drawing.number(y.place(share.interval.lowerBound))
    let high = Drawing.number(y.place(share.interval.upperBound))
    let (left, right) = (Drawing.number(x - 22), Drawing.number(x + 22))
    return Drawing.path(
      "whisker",
      "M\(left) \(low)H\(right)M\(left) \(high)H\(right)M\(Drawing.number(x)) \(low)V\(high)")
  }

  private func stack(_ verdicts: VerdictCounts, _ x: Int, _ y: Scale) -> [Markup] {
    var below = 0
    return VerdictParts.all(verdicts).compactMap { count, verdict in
      guard count > 0 else { return nil }
      let (from, to) = (y.place(below), y.place(below + count))
      below += count
      return VerdictParts.area(
        verdict, x: x - strip.half, y: to, width: strip.half * 2, height: from - to)
    }
  }

  private var description: String {
    let weeks = strip.weeks.filter { $0.totals.verdicts.total > 0 }.map { week in
      let share = week.totals.heldShare.map {
        "\(strip.figures.percent($0.permille)) held (\(strip.figures.interval($0)))"
      }
      return "\(strip.figures.shortDay(week.span.lowerBound)): "
        + "\(week.totals.verdicts.total) reps, \(share ?? "not judged")"
    }
    return weeks.isEmpty ? "No rep." : weeks.joined(separator: "; ") + "."
  }
}
