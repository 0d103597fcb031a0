import Coaching

/// The share of judged reps that held, load by load. A disc is larger the more reps it stands for, and a
/// ring where they are too few to count; the dashed line is the share from which a load held.
struct LoadChart {
  let quality: LoadQuality
  /// Loads of the session itself.
  let current: Set<Int64>
  let load: (Int64) -> String

  private static let left = 380
  private static let right = 3200
  private static let top = 200
  private static let bottom = 1180

  /// Nothing for a single load: there is nothing to compare.
  func markup(title: String) -> Markup {
    let levels = quality.levels
    guard levels.count >= 2, let first = levels.first, let last = levels.last else { return .none }
    let x = Scale(
      values: Int(first.loadGrams)...Int(last.loadGrams), from: Self.left + 150,
      to: Self.right - 150)
    let y = Scale(values: 0...1000, from: Self.bottom, to: Self.top)
    var parts: [Markup] = [0, 500, 1000].flatMap { share in
      [
        Drawing.line(
          share == 0 ? "axis" : "grid", Self.left, y.place(share), Self.right, y.place(share)),
        Drawing.text("\(share / 10)%", Self.left - 40, y.place(share) + 40, .end),
      ]
    }
    let needed = y.place(LoadQuality.heldPermille)
    parts.append(Drawing.line("moment", Self.left, needed, Self.right, needed))
    parts.append(Drawing.text("80%", Self.left - 40, needed + 40, .end))
    if case .breaks(let held, let lost, _) = quality.finding {
      let from = x.place(held)
      parts.append(
        Drawing.rect(
          "", x: from, y: Self.top, width: x.place(lost) - from, height: Self.bottom - Self.top,
          fill: Patterns.warning))
      parts.append(Drawing.text("break", (from + x.place(lost)) / 2, Self.top - 90, .middle, "key"))
    }
    parts.append(
      Drawing.run(
        "run",
        levels.filter(\.hasEnoughReps).map { level in
          level.heldSharePermille.map { (x: x.place(level.loadGrams), y: y.place($0)) }
        }))
    parts += levels.compactMap { level in
      level.heldSharePermille.map { disc(level, x.place(level.loadGrams), y.place($0)) }
    }
    parts += labels(x)
    return Drawing.figure(
      width: 3400, height: 1400, title: title, description: quality.sentence(load), parts)
  }

  private func disc(_ level: LoadQuality.Level, _ x: Int, _ y: Int) -> Markup {
    // Areas, not widths, stand for numbers: 3 reps have a radius of 3.5, 12 of 7.
    let size = min(90, max(25, Int(Double(level.judgedReps * 400).squareRoot())))
    let verdict = level.isHeld ? "held" : "lost"
    let kind = level.hasEnoughReps ? "f " + verdict : "o no_call"
    var marks: [Markup] = []
    if level.hasEnoughReps && !level.isHeld {
      marks.append(Drawing.rect(kind, x: x - size, y: y - size, width: size * 2, height: size * 2))
    } else {
      marks.append(
        .empty(
          "circle",
          [
            .class(kind), .a("cx", Drawing.number(x)), .a("cy", Drawing.number(y)),
            .a("r", Drawing.number(size)),
          ]))
    }
    if current.contains(level.loadGrams) {
      marks.append(
        Drawing.line("limit a", x, Self.bottom, x, Self.bottom + 60))
    }
    return .join(marks)
  }

  /// Each load where there is room, else the ends.
  private func labels(_ x: Scale) -> [Markup] {
    var taken = Int.min
    var parts: [Markup] = []
    for level in quality.levels {
      let place = x.place(level.loadGrams)
      guard taken == Int.min || place - taken >= 560 else { continue }
      taken = place
      parts.append(Drawing.text(load(level.loadGrams), place, Self.bottom + 170, .middle))
    }
    return parts
  }
}
