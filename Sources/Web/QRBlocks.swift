/// A QR code as lines of text. Dark modules are what the camera looks for; around them it needs four light ones.
package enum QRBlocks {
  private static let quiet = 4

  /// Two rows a line, in half blocks.
  ///
  /// - Parameter hasColor: the terminal's own colors are then set aside: dark on light, whatever its theme is. Without,
  ///   light is drawn, which most terminals show as light on dark.
  package static func blocks(_ modules: [[Bool]], hasColor: Bool) -> [String] {
    let rows = framed(modules)
    return stride(from: 0, to: rows.count, by: 2).map { index in
      let lower = index + 1 < rows.count ? rows[index + 1] : []
      let line = rows[index].indices.map { column in
        let (up, down) = (rows[index][column], column < lower.count && lower[column])
        return sign(hasColor ? up : !up, hasColor ? down : !down)
      }.joined()
      return hasColor ? "\u{1B}[30;107m\(line)\u{1B}[0m" : line
    }
  }

  /// For a terminal that knows ASCII alone: a row a line, two characters a module; light is drawn.
  package static func ascii(_ modules: [[Bool]]) -> [String] {
    framed(modules).map { row in row.map { $0 ? "  " : "##" }.joined() }
  }

  private static func framed(_ modules: [[Bool]]) -> [[Bool]] {
    let width = (modules.first?.count ?? 0) + 2 * quiet
    let empty = [[Bool]](repeating: [Bool](repeating: false, count: width), count: quiet)
    let side = [Bool](repeating: false, count: quiet)
    return empty + modules.map { side + $0 + side } + empty
  }

  private static func sign(_ up: Bool, _ down: Bool) -> String {
    switch (up, down) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): " "
    }
  }
}
