import Coaching

/// Two shares as bars, one full and one hatched, each with where it may well lie as a line across its end.
struct ShareBars {
  let a: Share?
  let b: Share?
  let figures: PageFigures

  private static let x = Scale(values: 0...1000, from: 270, to: 3150)
  private static let height = 1120

  func markup() -> Markup {
    var parts: [Markup] = [0, 250, 500, 750, 1000].flatMap { share in
      [
        Drawing.line(
          share == 0 ? "axis" : "grid", Self.x.place(share), 60, Self.x.place(share), 930),
        Drawing.text("\(share / 10)%", Self.x.place(share), 1070, .middle),
      ]
    }
    parts += bar("A", a, top: 200) + bar("B", b, top: 640)
    return Drawing.figure(
      width: 3400, height: Self.height, title: "Held of judged reps, A and B",
      description: "A: \(words(a)). B: \(words(b)).", parts)
  }

  private func bar(_ name: String, _ share: Share?, top: Int) -> [Markup] {
    let height = 220
    let start = Self.x.from
    var parts = [Drawing.text(name, start - 60, top + 160, .end, "key")]
    guard let share else {
      return parts + [Drawing.text("no judged rep", start + 60, top + 160, .start, "key")]
    }
    let end = Self.x.place(share.permille)
    if name == "A" {
      parts.append(
        Drawing.rect("rest", x: start, y: top, width: end - start, height: height))
    } else {
      parts.append(
        Drawing.rect(
          "", x: start, y: top, width: end - start, height: height, fill: Patterns.lowering))
      parts.append(Drawing.rect("edge", x: start, y: top, width: end - start, height: height))
    }
    let (low, high) = (
      Self.x.place(share.interval.lowerBound), Self.x.place(share.interval.upperBound)
    )
    let middle = top + height / 2
    let data =
      "M\(Drawing.number(low)) \(Drawing.number(middle))H\(Drawing.number(high))"
      + "M\(Drawing.number(low)) \(Drawing.number(middle - 60))V\(Drawing.number(middle + 60))"
      + "M\(Drawing.number(high)) \(Drawing.number(middle - 60))V\(Drawing.number(middle + 60))"
    parts.append(Drawing.path("halo", data))
    parts.append(Drawing.path("whisker", data))
    parts.append(
      Drawing.text(
        "\(figures.percent(share.permille)), may be \(figures.interval(share))",
        start + 30, top - 40, .start, "key"))
    return parts
  }

  private func words(_ share: Share?) -> String {
    guard let share else { return "no judged rep" }
    return "\(share.count) of \(share.total), \(figures.percent(share.permille)), may well be "
      + figures.interval(share)
  }
}
