import Training

/// The flexion of one rep as a field of signs, eight rows high, with its scale in degrees and marks where
/// it lifted off and locked out.
struct TraceField {
  private let rep: RepRecord
  private let options: RenderOptions

  init(_ rep: RepRecord, options: RenderOptions) {
    self.rep = rep
    self.options = options
  }

  private static let rows = 8
  private static let scale = 8

  var lines: [Line] {
    let known = rep.trace.filter { $0 != RepRecord.unknown }
    guard known.count >= 2, let least = known.min(), let most = known.max() else {
      return [Line("  no trace was kept", .faint)]
    }
    let low = min(0, Int(least))
    let high = max(100, Int(most))
    let columns = min(rep.trace.count, options.width - Self.scale - 2)
    let levels = (0..<columns).map { column -> Int? in
      let start = column * rep.trace.count / columns
      let end = max(start + 1, (column + 1) * rep.trace.count / columns)
      let values = rep.trace[start..<end].filter { $0 != RepRecord.unknown }
      return values.max().map { (Int($0) - low) * (Self.rows * 8 - 1) / (high - low) }
    }
    var lines = (0..<Self.rows).reversed().map { row in
      var line = Line("")
      let isEdge = row == 0 || row == Self.rows - 1
      let value = row == 0 ? low : high
      line.add(
        isEdge ? "\(value / 10)\(options.glyphs.degree) " : "", .faint, column: Self.scale,
        right: true)
      for level in levels { line.add(sign(level, row)) }
      return line
    }
    lines.append(marks(columns))
    return lines
  }

  private func sign(_ level: Int?, _ row: Int) -> String {
    let glyphs = options.glyphs
    guard let level else { return row == 0 ? glyphs.unknownLevel : " " }
    let within = level - row * 8
    if within < 0 { return row == 0 ? glyphs.levels[0] : " " }
    if glyphs.isASCII { return within >= 7 || row == 0 ? "#" : within >= 3 ? "+" : "." }
    return glyphs.levels[min(within, 7)]
  }

  /// "^lift-off" and "^lockout" below their columns.
  private func marks(_ columns: Int) -> Line {
    // Longer than any rep; a damaged log may hold anything.
    let longest: Int64 = 3_600_000_000
    func offset(_ us: Int64) -> Int64 {
      let (offset, overflow) = us.subtractingReportingOverflow(rep.ownStartUS)
      return overflow ? 0 : min(max(0, offset), longest)
    }
    let span = max(1, offset(rep.ownEndUS))
    func column(_ us: Int64) -> Int {
      Int(min(offset(us), span) * Int64(max(columns - 1, 0)) / span)
    }
    var text = String(repeating: " ", count: Self.scale + column(rep.liftoffUS)) + "^lift-off"
    let lockout = Self.scale + column(rep.lockoutUS)
    if lockout > text.count { text += String(repeating: " ", count: lockout - text.count) }
    text += "^lockout"
    return Line(text, .faint)
  }
}
