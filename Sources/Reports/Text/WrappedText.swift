/// A paragraph within the width of a terminal, what people wrote made harmless.
package enum WrappedText {
  /// Ends with a line break; second and later lines stand in by two.
  package static func lines(_ text: String, _ options: RenderOptions) -> String {
    let clean = DisplayWidth.cleaned(text, ascii: options.asciiText)
    if DisplayWidth.of(clean) <= options.width { return clean + "\n" }
    // What it begins with stays: a sign in front may be a blank.
    let indent = clean.prefix { $0 == " " }.count
    var flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis)
    flow.indent = indent
    flow.hanging = 2
    return flow.lines(clean).map { $0.rendered(options) + "\n" }.joined()
  }
}
