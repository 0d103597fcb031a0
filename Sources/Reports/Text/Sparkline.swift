import Training

/// The flexion of a rep from its start to its end in a few columns. All of a session share one
/// scale, so that a higher column is more flexion everywhere.
struct Sparkline {
  /// What the highest level stands for, in tenths of a degree.
  let fullDecideg: Int
  let glyphs: GlyphSet

  /// The full scale is the session's largest known value, at least ten degrees: less would blow
  /// up the noise of a quiet back.
  init(scaledTo traces: [[Int16]], glyphs: GlyphSet) {
    let largest = traces.joined().filter { $0 != RepRecord.unknown }.max() ?? 0
    fullDecideg = max(100, Int(largest))
    self.glyphs = glyphs
  }

  /// `columns` wide, or empty without a trace. A column shows the largest value of its stretch, so
  /// that no peak is lost; stretches below standing sit on the lowest level.
  func text(_ trace: [Int16], columns: Int) -> String {
    guard !trace.isEmpty, columns > 0 else { return "" }
    return (0..<columns).map { column in
      let start = column * trace.count / columns
      let end = max(start + 1, (column + 1) * trace.count / columns)
      guard let value = trace[start..<end].filter({ $0 != RepRecord.unknown }).max() else {
        return glyphs.unknownLevel
      }
      let level = max(0, Int(value)) * glyphs.levels.count / fullDecideg
      return glyphs.levels[min(level, glyphs.levels.count - 1)]
    }.joined()
  }
}
