import Training

/// The four parts of a rep as lengths, in the fixed order of the tempo notation: lowering hatched,
/// bottom dotted, rise full, top empty. A part that is not known is a dashed "?".
struct TempoBar {
  let scaleMS: Int64

  static let width = 800
  static let height = 110
  private static let unknownWidth = 100

  /// Eccentric, bottom, concentric, top; nil where unknown, nothing below zero or beyond ten minutes.
  static func parts(of rep: RepRecord) -> [Int64?] {
    [rep.eccentricMS, rep.bottomMS, rep.concentricMS, rep.topMS].map { part in
      part.map { min(max($0, 0), 600_000) }
    }
  }

  func markup(_ rep: RepRecord) -> Markup {
    var x = 10
    var drawn: [Markup] = []
    let most = Self.width - 60
    for (index, part) in Self.parts(of: rep).enumerated() {
      guard let part else {
        drawn.append(rect(x, Self.unknownWidth, nil, "edge q"))
        drawn.append(Drawing.text("?", x + 50, 95, .middle))
        x += Self.unknownWidth
        continue
      }
      let length = Int(part * Int64(most) / max(scaleMS, 1))
      let end = min(x + length, Self.width - 20)
      let looks: [(String, String?)] = [
        ("edge", Patterns.lowering), ("edge", Patterns.dots), ("f", nil), ("edge", nil),
      ]
      drawn.append(rect(x, end - x, looks[index].1, looks[index].0))
      x = end
    }
    return Drawing.decoration("bar", width: Self.width, height: Self.height, drawn)
  }

  private func rect(_ x: Int, _ width: Int, _ pattern: String?, _ kind: String) -> Markup {
    // The rule of the style sheet would win over the attribute: hatched parts have an edge apart.
    let place = Drawing.rect(kind, x: x, y: 10, width: width, height: 90)
    guard let pattern else { return place }
    return Drawing.rect("", x: x, y: 10, width: width, height: 90, fill: pattern) + place
  }
}
