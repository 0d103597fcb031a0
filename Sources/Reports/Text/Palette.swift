/// What a piece of text means; the palette decides how that looks.
package enum Tone: Sendable {
  case plain
  case faint
  case strong
  case good
  case caution
  case bad
  /// Neither good nor bad: not judged.
  case open
  /// Must not be overlooked.
  case notice
}

/// Tones as terminal colors, or as nothing. Only the sixteen colors every terminal has, and none
/// that vanishes on a light or a dark ground.
package struct Palette: Sendable {
  package let isOn: Bool

  package init(isOn: Bool) { self.isOn = isOn }

  func paint(_ text: String, _ tone: Tone) -> String {
    guard !text.isEmpty, let code = code(tone) else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// The parameters of the sequence that turns it on; nil: the terminal's own look.
  package func code(_ tone: Tone) -> String? {
    guard isOn else { return nil }
    return switch tone {
    case .plain: nil
    case .faint: "2"
    case .strong: "1"
    case .good: "32"
    case .caution: "33"
    case .bad: "1;31"
    case .open: "36"
    case .notice: "1;7"
    }
  }
}
