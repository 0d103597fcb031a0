import Coaching
import HingeCore

/// Hatchings that tell areas apart without color, defined once a page.
enum Patterns {
  static let warning = "h-warn"
  static let alarm = "h-alarm"
  static let lowering = "h-low"
  static let dots = "h-dot"

  /// First in the body, without a size: one that is not displayed would not be painted from.
  static let definitions = Markup.tag(
    "svg",
    [
      .a("width", "0"), .a("height", "0"), .a("aria-hidden", "true"),
      .a("style", "position:absolute"),
    ],
    .tag(
      "defs", [],
      stripes(warning, "zone", step: 60, slant: "M0 6L6 0", width: 8),
      stripes(alarm, "zone", step: 30, slant: "M0 3L3 0", width: 9),
      stripes(lowering, "edge", step: 40, slant: "M0 0L4 4", width: 13),
      .tag(
        "pattern", square(dots, 40),
        .empty("circle", [.class("f"), .a("cx", "2"), .a("cy", "2"), .a("r", "0.9")]))))

  private static func square(_ name: String, _ step: Int) -> [Markup.Attribute] {
    [
      .a("id", name), .a("width", Drawing.number(step)), .a("height", Drawing.number(step)),
      .a("patternUnits", "userSpaceOnUse"),
    ]
  }

  private static func stripes(
    _ name: String, _ kind: String, step: Int, slant: String, width: Int
  ) -> Markup {
    .tag(
      "pattern", square(name, step),
      .empty(
        "path",
        [
          .class(kind), .a("d", slant), .a("style", "stroke-width:\(Drawing.number(width))"),
          .a("stroke-linecap", "square"),
        ]))
  }
}

/// The shape that stands for a verdict in every chart and table: circle, triangle, square, ring.
enum VerdictMark {
  /// About `x`, `y`, `size` half its width, tenths.
  static func shape(_ verdict: Verdict?, _ x: Int, _ y: Int, size: Int) -> Markup {
    let kind = name(verdict)
    switch verdict {
    case .held: return circle("f " + kind, x, y, size)
    case .crept:
      let low = Drawing.number(y + size)
      return Drawing.path(
        "f " + kind,
        "M\(Drawing.number(x)) \(Drawing.number(y - size - 6))L\(Drawing.number(x + size + 6)) \(low)"
          + "H\(Drawing.number(x - size - 6))Z")
    case .lost:
      return Drawing.rect(
        "f " + kind, x: x - size, y: y - size, width: size * 2, height: size * 2)
    case .noCall, nil: return circle("o " + kind, x, y, size)
    }
  }

  private static func circle(_ kind: String, _ x: Int, _ y: Int, _ size: Int) -> Markup {
    .empty(
      "circle",
      [
        .class(kind), .a("cx", Drawing.number(x)), .a("cy", Drawing.number(y)),
        .a("r", Drawing.number(size)),
      ])
  }

  /// The shape with the sign of the terminal's report in it, for beside a word.
  static func icon(_ verdict: Verdict?) -> Markup {
    let sign: Markup =
      switch verdict {
      case .held: Drawing.path("w", "M3.6 7.2L6.2 9.8L10.6 4.6")
      case .crept: Drawing.path("w", "M7 6V9.2M7 11.4V11.6")
      case .lost: Drawing.path("w", "M4 4L10 10M10 4L4 10")
      case .noCall, nil: Drawing.path("axis", "M4.5 7H9.5")
      }
    return Drawing.decoration(
      "icon", width: 140, height: 140, [shape(verdict, 70, 72, size: 60), sign])
  }

  static func name(_ verdict: Verdict?) -> String { (verdict ?? .noCall).token.description }

  /// "● held", colored.
  static func word(_ verdict: Verdict?) -> Markup {
    .tag("span", [.class("v " + name(verdict))], icon(verdict), " \((verdict ?? .noCall).word)")
  }
}
