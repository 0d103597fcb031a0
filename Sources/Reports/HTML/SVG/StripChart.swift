import Coaching
import HingeCore
import Training

/// A number of every rep of the session, in order, set beside set, with the mean of each set: how a set
/// went, and how the next one went against it.
struct StripChart {
  struct Dot {
    let rep: RepRecord
    let value: Int64?
  }

  struct Group {
    let label: String
    let dots: [Dot]
    let mean: Int64?
    let isCounted: Bool
  }

  let groups: [Group]
  /// What the axis ends at, in the values' own unit.
  let scale: ClosedRange<Int>
  let warn: Int64?
  let alarm: Int64?
  /// A tick of the axis in words.
  let tick: (Int) -> String

  private static let left = 390
  private static let right = 3330
  private static let top = 140
  private static let bottom = 1270

  func markup(title: String, description: String, isEstimated: Bool) -> Markup {
    let y = Scale(values: scale, from: Self.bottom, to: Self.top)
    var parts = band(y)
    parts += y.ticks.flatMap { value in
      [
        Drawing.line(
          value == scale.lowerBound ? "axis" : "grid", Self.left, y.place(value), Self.right,
          y.place(value)),
        Drawing.text(tick(value), Self.left - 40, y.place(value) + 40, .end),
      ]
    }
    let slots = groups.reduce(0) { $0 + max($1.dots.count, 1) + 1 }
    let step = (Self.right - Self.left) * 10 / max(slots, 1)
    var slot = 0
    for (index, group) in groups.enumerated() {
      let start = slot
      parts += draw(group, y) { Self.left + ((start + $0 + 1) * step) / 10 }
      slot += max(group.dots.count, 1) + 1
      // Twenty labels side by side would run into one another.
      if groups.count <= 12 || index % 2 == 0 {
        let middle = Self.left + ((start + slot) * step) / 20
        parts.append(Drawing.text(group.label, middle, Self.bottom + 140, .middle))
      }
    }
    if isEstimated { parts.append(Drawing.text("ESTIMATED", Self.right, 115, .end, "key")) }
    return Drawing.figure(
      width: 3400, height: 1460, title: title, description: description, parts)
  }

  private func draw(_ group: Group, _ y: Scale, _ x: (Int) -> Int) -> [Markup] {
    let points = group.dots.enumerated().map { index, dot in
      dot.value.map { (x: x(index), y: y.place($0)) }
    }
    var parts = [Drawing.run("run", points)]
    if let mean = group.mean, group.isCounted {
      let height = y.place(mean)
      let half = group.dots.count > 1 ? 0 : 40
      parts.append(
        Drawing.line("mean", x(0) - half, height, x(max(group.dots.count - 1, 0)) + half, height))
    }
    let size = groups.reduce(0, { $0 + $1.dots.count }) > 70 ? 16 : 32
    for (dot, point) in zip(group.dots, points) {
      let isCounted = group.isCounted && !dot.rep.said.isExcluded
      guard let point else { continue }
      // One that is not to be counted is a small cross in the verdicts' stead.
      parts.append(
        isCounted
          ? VerdictMark.shape(dot.rep.knownVerdict, point.x, point.y, size: size)
          : Drawing.path(
            "axis",
            "M\(Drawing.number(point.x - 25)) \(Drawing.number(point.y - 25))l5 5m0-5l-5 5"))
    }
    return parts
  }

  private func band(_ y: Scale) -> [Markup] {
    guard let warn, let alarm, warn < alarm else { return [] }
    let low = y.place(warn)
    let high = y.place(alarm)
    let width = Self.right - Self.left
    return [
      Drawing.rect(
        "soft", x: Self.left, y: high, width: width, height: low - high, fill: Patterns.warning),
      Drawing.rect(
        "soft", x: Self.left, y: Self.top, width: width, height: high - Self.top,
        fill: Patterns.alarm),
      Drawing.line("limit", Self.left, low, Self.right, low),
      Drawing.line("limit a", Self.left, high, Self.right, high),
    ]
  }
}
