import HingeCore
import Training

/// The share of the reserve that a rep used, on the band of its limits: hatched from the warning on,
/// densely from the alarm on. The scale ends at 125 %; an arrow says that there was more.
struct ReserveGauge {
  let warnPermille: Int64?
  let alarmPermille: Int64?

  static let width = 1000
  static let height = 100
  private static let headHeight = 140
  private static let scale = Scale(values: 0...1250, from: 10, to: 990)

  /// Blank where the share is not known: an empty bar would read as nothing used.
  func markup(_ permille: Int64?, _ verdict: Verdict?) -> Markup {
    var parts: [Markup] = []
    if let permille {
      let end = Self.scale.place(permille)
      let kind = "f " + VerdictMark.name(verdict)
      parts = band
      parts.append(
        Drawing.rect(kind, x: 10, y: 30, width: max(end - 10, 12), height: 40))
      if permille > 1250 { parts.append(Drawing.path(kind, "M93 1L99.5 5L93 9Z")) }
    }
    return Drawing.decoration("bar", width: Self.width, height: Self.height, parts)
  }

  /// The numbers of the limits, for the head of the column.
  var head: Markup {
    var parts: [Markup] = []
    for (limit, anchor) in [(warnPermille, Drawing.Anchor.end), (alarmPermille, .start)] {
      guard let limit, (1..<1250).contains(limit) else { continue }
      let x = Self.scale.place(limit)
      parts.append(Drawing.line(anchor == .end ? "limit" : "limit a", x, 100, x, Self.headHeight))
      parts.append(
        Drawing.text("\((limit + 5) / 10)%", x + (anchor == .end ? 30 : -30), 90, anchor))
    }
    return Drawing.decoration("bar", width: Self.width, height: Self.headHeight, parts)
  }

  private var band: [Markup] {
    let bottom = Self.height
    var parts = [Drawing.rect("wash", x: 10, y: 10, width: Self.width - 20, height: bottom - 20)]
    if let warnPermille, let alarmPermille, warnPermille < alarmPermille {
      let warn = Self.scale.place(warnPermille)
      let alarm = Self.scale.place(alarmPermille)
      parts.append(
        Drawing.rect(
          "", x: warn, y: 10, width: alarm - warn, height: bottom - 20, fill: Patterns.warning))
      parts.append(
        Drawing.rect(
          "", x: alarm, y: 10, width: 990 - alarm, height: bottom - 20, fill: Patterns.alarm))
      parts.append(Drawing.line("limit", warn, 0, warn, bottom))
      parts.append(Drawing.line("limit a", alarm, 0, alarm, bottom))
    }
    return parts
  }
}
