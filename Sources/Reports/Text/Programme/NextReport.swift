package import Programme

/// What to lift next for a terminal: the first line says what to do and with which load, then plates, why, on
/// what it rests and what would change it.
package struct NextReport {
  private let styles: [StyleAdvice]
  private let lifter: String
  private let dayMS: Int64
  private let isSynthetic: Bool
  private let settings: ProgrammeSettings
  private let warmUp: String?
  private let options: RenderOptions
  private let flow: Flow

  /// - Parameters:
  ///   - dayMS: a moment of the day that is meant.
  ///   - warmUp: what the day's mobility check gives reason for.
  package init(
    _ styles: [StyleAdvice], lifter: String, dayMS: Int64, isSynthetic: Bool,
    settings: ProgrammeSettings, warmUp: String? = nil, options: RenderOptions
  ) {
    self.warmUp = warmUp
    self.styles = styles
    self.lifter = lifter
    self.dayMS = dayMS
    self.isSynthetic = isSynthetic
    self.settings = settings
    self.options = options
    flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis)
  }

  package var text: String {
    var lines: [Line] = []
    for (index, style) in styles.enumerated() {
      if index > 0 { lines.append(Line()) }
      lines += self.lines(style)
    }
    return lines.map { $0.rendered(options) + "\n" }.joined()
  }

  private func lines(_ style: StyleAdvice) -> [Line] {
    let words = NextWords(
      style, lifter: lifter, dayMS: dayMS, settings: settings, warmUp: warmUp, unit: options.unit,
      timeZone: options.timeZone)
    var lines = flow.lines(words.headline, tone(words.kind))
    lines += flow.lines(clean(words.title), .faint)
    if isSynthetic {
      var line = Line(" SIMULATED ", .notice)
      line.add(" \(NextWords.simulated)")
      lines.append(line)
    }
    return lines + words.rows.flatMap { row($0.name, $0.text, $0.isNote ? .caution : .plain) }
  }

  private func tone(_ kind: Advice.Kind) -> Tone {
    switch kind {
    case .raise: .good
    case .hold, .deload, .rest: .strong
    case .backOff: .caution
    case .stop: .bad
    case .missing: .open
    }
  }

  /// The name in front, the text wrapped beside it.
  private func row(_ name: String, _ text: String, _ tone: Tone = .plain) -> [Line] {
    var beside = flow
    beside.indent = Self.name
    beside.hanging = Self.name
    return beside.lines(clean(text), tone).enumerated().map { index, line in
      guard index == 0 else { return line }
      var named = Line("")
      named.add(name, .faint, column: Self.name)
      var rest = line
      rest.dropBlanks(Self.name)
      named.add(rest)
      return named
    }
  }

  /// Columns of the names.
  private static let name = 10

  private func clean(_ text: String) -> String {
    DisplayWidth.cleaned(text, ascii: options.asciiText)
  }
}
