/// Text of others on its way into a page: whatever is in it, it stays text.
package enum HTMLText {
  /// For content and for attributes in double quotes. Without what no document may hold, and what turns the
  /// direction of the text around it.
  package static func escaped(_ text: String) -> String {
    var clean = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": clean += "&amp;"
      case "<": clean += "&lt;"
      case ">": clean += "&gt;"
      case "\"": clean += "&quot;"
      case "'": clean += "&#39;"
      case "\n", "\t": clean.unicodeScalars.append(scalar)
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
      default:
        if scalar.properties.generalCategory != .control { clean.unicodeScalars.append(scalar) }
      }
    }
    return clean
  }

  /// What somebody wrote, set apart so that its direction changes nothing around it.
  package static func person(_ text: String) -> String { "<bdi>\(escaped(text))</bdi>" }
}
