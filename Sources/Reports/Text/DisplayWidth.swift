/// How many columns of a terminal a text takes, and how a foreign text is made harmless.
///
/// Names come from people and files: they may hold escape sequences, letters two columns wide, or
/// marks that take none.
package enum DisplayWidth {
  package static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  /// Without control and formatting characters; with `ascii`, anything else beyond ASCII is a "?".
  package static func cleaned(_ text: String, ascii: Bool) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
        .unassigned:
        continue
      default:
        if ascii, !scalar.isASCII {
          if columns(scalar) > 0 { clean.append("?") }
        } else {
          clean.append(scalar)
        }
      }
    }
    return String(clean)
  }

  /// At most `limit` columns of `text`, the last one an ellipsis where some are left out.
  package static func clipped(_ text: String, to limit: Int, ellipsis: String) -> String {
    guard of(text) > limit else { return text }
    var kept = String.UnicodeScalarView()
    var used = of(ellipsis)
    guard used <= limit else { return "" }
    for scalar in text.unicodeScalars {
      used += columns(scalar)
      if used > limit { break }
      kept.append(scalar)
    }
    return String(kept) + ellipsis
  }

  /// The whole text in pieces of at most `limit` columns, of which a mark is never the first sign.
  static func pieces(_ text: String, of limit: Int) -> [String] {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      let width = columns(scalar)
      if used + width > limit, !piece.isEmpty {
        pieces.append(String(piece))
        piece = String.UnicodeScalarView()
        used = 0
      }
      piece.append(scalar)
      used += width
    }
    return piece.isEmpty ? pieces : pieces + [String(piece)]
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// East Asian wide and full-width blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF,
    0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD,
  ]
}
