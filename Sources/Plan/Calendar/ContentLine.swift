/// Lines of a calendar file (RFC 5545, 3.1 and 3.3.11).
package enum ContentLine {
  /// Octets of a line, without its end.
  package static let most = 75

  /// Commas, semicolons, backslashes and line breaks of a text value; other control characters are left out,
  /// since no such value may hold them.
  package static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ",", ";": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A line that is too long goes on in the next one, behind a blank; no character is cut in two.
  package static func folded(_ line: String) -> String {
    var folded = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > most {
        folded += "\r\n "
        octets = 1
      }
      folded.unicodeScalars.append(scalar)
      octets += size
    }
    return folded
  }
}
