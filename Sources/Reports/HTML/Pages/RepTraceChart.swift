import Coaching
import HingeCore
import Training

/// The flexion of one rep in time, with lift-off, lockout and the moments at which something was raised.
///
/// No limit is drawn, for the reason that `TraceChart` gives.
struct RepTraceChart {
  let rep: RepRecord
  /// What was raised within it, in the order of their numbers.
  let alerts: [AlertRecord]
  let isEstimated: Bool

  static let most = 240
  private static let left = 720
  private static let right = 6350
  private static let top = 700
  private static let bottom = 3500
  private static let width = 6400
  private static let height = 3920

  /// Nothing where no flexion was known.
  func markup() -> Markup {
    let clock = RepClock(rep)
    let points = TracePoint.all(rep, clock: clock, most: Self.most)
    let values = points.compactMap(\.decideg)
    guard let least = values.min(), let highest = values.max(), values.count >= 2 else {
      return .none
    }
    let y = Scale(
      // At least ten degrees: less would blow up the noise of a quiet back.
      values: max(min(0, least), -900)...min(max(100, highest + 20), 1800), from: Self.bottom,
      to: Self.top)
    let end = max(1, clock?.lengthMS ?? points.last?.ms ?? 1)
    let x = Scale(values: 0...Int(end), from: Self.left, to: Self.right)
    var parts = axes(x, y, clock)
    parts += moments(x, clock)
    parts.append(
      Drawing.run(
        "t " + VerdictMark.name(rep.knownVerdict),
        points.map { point in point.decideg.map { (x: x.place(point.ms), y: y.place($0)) } }))
    parts += marks(x, y, points, clock)
    if isEstimated {
      parts.append(Drawing.text("ESTIMATED", Self.right, 180, .end, "key"))
    }
    return .tag(
      "svg",
      [
        .class("large"),
        .a("viewBox", "0 0 \(Drawing.number(Self.width)) \(Drawing.number(Self.height))"),
        .a("role", "img"), .a("aria-label", "\(title). \(description)"),
      ],
      [.tag("title", [], Markup(title)), .tag("desc", [], Markup(description))] + parts)
  }

  private var title: String { "Flexion of rep \(rep.number) in time" }

  private var description: String {
    let figures = Figures(glyphs: .unicode, isEstimated: isEstimated)
    let raised = alerts.enumerated().map { index, alert in
      "\(index + 1): \(alert.kind) \(alert.grade) at \(RepClock.fromLiftoff(alert.timeUS, rep))"
    }
    return "Peak \(figures.angle(rep.peakFlexionMdeg)). "
      + (raised.isEmpty ? "Nothing was raised." : raised.joined(separator: "; ") + ".")
      + " The table of moments has the values."
  }

  private func axes(_ x: Scale, _ y: Scale, _ clock: RepClock?) -> [Markup] {
    var parts: [Markup] = y.ticks.flatMap { tick in
      [
        Drawing.line(
          tick == 0 ? "axis" : "grid", Self.left, y.place(tick), Self.right, y.place(tick)),
        Drawing.text("\(tick / 10)°", Self.left - 50, y.place(tick) + 60, .end),
      ]
    }
    // Seconds from lift-off, so that one rep is read as another.
    guard let clock else { return parts }
    let values = -Int(clock.liftoffMS)...Int(clock.lengthMS - clock.liftoffMS)
    let seconds = Scale(values: values, from: Self.left, to: Self.right)
    for tick in ticks(values) {
      let place = seconds.place(tick)
      parts.append(Drawing.line("axis", place, Self.bottom, place, Self.bottom + 50))
      parts.append(
        Drawing.text(
          Self.seconds(tick), place, Self.bottom + 280, place > Self.right - 200 ? .end : .middle))
    }
    return parts
  }

  /// Four to seven round moments, zero among them.
  private func ticks(_ values: ClosedRange<Int>) -> [Int] {
    let span = values.upperBound - values.lowerBound
    let steps = [100, 200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000, 900_000]
    let step = steps.first { span / $0 <= 6 } ?? 3_600_000
    return Array(
      stride(from: values.lowerBound / step * step, through: values.upperBound, by: step))
  }

  private static func seconds(_ ms: Int) -> String {
    let tenths = ms.magnitude / 100
    let text = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    return (ms < 0 ? "-" : "") + text + " s"
  }

  private func moments(_ x: Scale, _ clock: RepClock?) -> [Markup] {
    guard let clock else { return [] }
    let liftoff = x.place(clock.liftoffMS)
    let lockout = x.place(clock.lockoutMS)
    let isNarrow = lockout - liftoff < 1800
    return [
      Drawing.line("moment", liftoff, Self.top - 60, liftoff, Self.bottom),
      Drawing.line("moment", lockout, Self.top - 60, lockout, Self.bottom),
      // On two heights where they are near each other.
      Drawing.text(
        "lift-off", min(max(liftoff, 400), Self.right - 500), Self.top - 110, .middle, "key"),
      Drawing.text(
        "lockout", min(max(lockout, 900), Self.right - 500), Self.top - (isNarrow ? 310 : 110),
        .middle, "key"),
    ]
  }

  /// A triangle for a warning, a square for an alarm, on the line, with its number above.
  private func marks(
    _ x: Scale, _ y: Scale, _ points: [TracePoint], _ clock: RepClock?
  ) -> [Markup] {
    guard let clock else { return [] }
    var taken: [(x: Int, y: Int)] = []
    return alerts.prefix(12).enumerated().flatMap { index, alert -> [Markup] in
      guard let ms = clock.ms(alert.timeUS) else { return [] }
      let nearest = points.filter { $0.decideg != nil }.min {
        ($0.ms - ms).magnitude < ($1.ms - ms).magnitude
      }
      let place = (x: x.place(ms), y: y.place(nearest?.decideg ?? 0))
      var label = place.y - 130
      while taken.contains(where: { abs($0.x - place.x) < 220 && abs($0.y - label) < 190 }) {
        label += 200
      }
      taken.append((place.x, label))
      let verdict: Verdict = alert.grade == "alarm" ? .lost : .crept
      return [
        VerdictMark.shape(verdict, place.x, place.y, size: 80),
        Drawing.text("\(index + 1)", place.x, label, .middle, "key"),
      ]
    }
  }
}
