package import Reports

/// The signs that a screen is drawn with, as the terminal can: those of the reports, and blocks.
package struct ScreenLook: Sendable {
  package let glyphs: GlyphSet
  /// Whether what people wrote is to be ASCII as well.
  package let isASCIIText: Bool
  /// What large letters are made of.
  let block: String
  /// A rep that is counted and not judged (yet).
  let counted: String
  let rule: String

  package init(unicode: Bool, asciiText: Bool) {
    glyphs = unicode ? .unicode : .ascii
    isASCIIText = asciiText
    block = unicode ? "█" : "#"
    counted = unicode ? "•" : "o"
    rule = unicode ? "─" : "-"
  }

  /// What came from elsewhere, made harmless.
  func clean(_ text: String) -> String { DisplayWidth.cleaned(text, ascii: isASCIIText) }

  /// The same, in at most so many columns.
  func fit(_ text: String, _ columns: Int) -> String {
    DisplayWidth.clipped(clean(text), to: columns, ellipsis: glyphs.ellipsis)
  }
}
