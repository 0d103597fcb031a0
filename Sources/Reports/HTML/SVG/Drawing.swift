/// Pieces of an SVG. Lengths are whole tenths of the drawing's own unit, so that the same numbers give
/// the same bytes on every machine.
enum Drawing {
  /// "12.3" of 123, "12" of 120.
  static func number(_ tenths: Int) -> String {
    let size = tenths.magnitude
    let text = size % 10 == 0 ? "\(size / 10)" : "\(size / 10).\(size % 10)"
    return tenths < 0 ? "-" + text : text
  }

  /// A drawing that says what it shows to those who do not see it.
  static func figure(
    width: Int, height: Int, title: String, description: String, _ parts: [Markup]
  ) -> Markup {
    // The title is the name by itself; a label keeps readers from spelling out every text inside.
    .tag(
      "svg",
      [
        .a("viewBox", "0 0 \(number(width)) \(number(height))"), .a("role", "img"),
        .a("aria-label", "\(title). \(description)"),
      ], [.tag("title", [], Markup(title)), .tag("desc", [], Markup(description))] + parts)
  }

  /// A drawing beside the same in words.
  static func decoration(_ kind: String, width: Int, height: Int, _ parts: [Markup]) -> Markup {
    .tag(
      "svg",
      [
        .class(kind), .a("viewBox", "0 0 \(number(width)) \(number(height))"),
        .a("aria-hidden", "true"),
      ], parts)
  }

  static func line(_ kind: String, _ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int) -> Markup {
    path(kind, "M\(number(x1)) \(number(y1))L\(number(x2)) \(number(y2))")
  }

  static func path(_ kind: String, _ data: String) -> Markup {
    .empty("path", [.class(kind), .a("d", data)])
  }

  static func rect(
    _ kind: String, x: Int, y: Int, width: Int, height: Int, fill: String? = nil
  ) -> Markup {
    let place: [Markup.Attribute] = [
      .a("x", number(x)), .a("y", number(y)), .a("width", number(max(0, width))),
      .a("height", number(max(0, height))),
    ]
    let look: [Markup.Attribute] =
      (kind.isEmpty ? [] : [.class(kind)]) + (fill.map { [.a("fill", "url(#\($0))")] } ?? [])
    return .empty("rect", look + place)
  }

  enum Anchor: String { case start, middle, end }

  static func text(
    _ text: String, _ x: Int, _ y: Int, _ anchor: Anchor = .start, _ kind: String = ""
  ) -> Markup {
    var attributes: [Markup.Attribute] = [.a("x", number(x)), .a("y", number(y))]
    if anchor != .start { attributes.append(.a("text-anchor", anchor.rawValue)) }
    if !kind.isEmpty { attributes.append(.class(kind)) }
    return .tag("text", attributes, Markup(text))
  }

  /// Lines through the points; a nil is a gap.
  static func run(_ kind: String, _ points: [(x: Int, y: Int)?]) -> Markup {
    var data = ""
    var isDown = false
    for point in points {
      guard let point else {
        isDown = false
        continue
      }
      data += "\(isDown ? "L" : "M")\(number(point.x)) \(number(point.y))"
      isDown = true
    }
    return data.isEmpty ? .none : path(kind, data)
  }
}

/// A number line: values along it become lengths, and what lies beyond its ends stays at them.
struct Scale {
  let values: ClosedRange<Int>
  /// Lengths of the lower and the upper end.
  let from: Int
  let to: Int

  /// Values beyond a million millions, which nothing here has, are taken for that.
  init(values: ClosedRange<Int>, from: Int, to: Int) {
    self.values = values.clamped(to: -1_000_000_000_000...1_000_000_000_000)
    self.from = from
    self.to = to
  }

  func place(_ value: Int) -> Int {
    let span = values.upperBound - values.lowerBound
    guard span > 0 else { return from }
    let bounded = min(max(value, values.lowerBound), values.upperBound)
    return from + (bounded - values.lowerBound) * (to - from) / span
  }

  func place(_ value: Int64) -> Int { place(Int(clamping: value)) }

  /// Round values along it, four to seven of them: steps of 1, 2 or 5 times a power of ten.
  var ticks: [Int] {
    let span = values.upperBound - values.lowerBound
    guard span > 0 else { return [values.lowerBound] }
    var step = 1
    var factors = [2, 5, 10]
    var power = 1
    while span / step > 6 {
      if factors.isEmpty {
        power *= 10
        factors = [2, 5, 10]
      }
      step = power * factors.removeFirst()
    }
    let low = values.lowerBound
    let first = low <= 0 ? low / step * step : (low + step - 1) / step * step
    return Array(stride(from: first, through: values.upperBound, by: step))
  }
}
