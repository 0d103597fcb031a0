/// A piece of HTML or SVG that is well formed, whatever went into it.
///
/// Text, written as a literal too, is always escaped; tags come only from names in the source. So there
/// is no way for a name or a note to become markup.
struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
  private(set) var html: String

  init(_ text: String) { html = Self.escaped(text) }
  init(stringLiteral value: String) { self.init(value) }
  private init(html: String) { self.html = html }

  static let none = Markup(html: "")
  static let doctype = Markup(html: "<!DOCTYPE html>\n")
  static let lineBreak = Markup(html: "\n")
  /// For the style sheet, which is the program's own and no text of anybody.
  static func style(_ sheet: StaticString, _ colors: String) -> Markup {
    Markup(html: "<style>" + colors.filter { $0 != "<" } + sheet.description + "</style>\n")
  }

  struct Attribute: Sendable {
    let name: StaticString
    let value: String

    static func a(_ name: StaticString, _ value: String) -> Attribute {
      Attribute(name: name, value: value)
    }
    static func a(_ name: StaticString, _ value: Int) -> Attribute {
      Attribute(name: name, value: "\(value)")
    }
    static func `class`(_ value: String) -> Attribute { Attribute(name: "class", value: value) }
  }

  static func tag(_ name: StaticString, _ attributes: [Attribute], _ children: [Markup]) -> Markup {
    var html = opening(name, attributes) + ">"
    for child in children { html += child.html }
    html += "</\(name)>"
    return Markup(html: html)
  }

  static func tag(_ name: StaticString, _ attributes: [Attribute], _ children: Markup...) -> Markup
  {
    tag(name, attributes, children)
  }

  static func tag(_ name: StaticString, _ children: Markup...) -> Markup { tag(name, [], children) }

  /// An element without content: `<br>` in HTML, `<path/>` in SVG; a slash is right in both.
  static func empty(_ name: StaticString, _ attributes: [Attribute] = []) -> Markup {
    Markup(html: opening(name, attributes) + "/>")
  }

  static func join(_ parts: [Markup], _ separator: Markup = .none) -> Markup {
    Markup(html: parts.map(\.html).joined(separator: separator.html))
  }

  static func + (a: Markup, b: Markup) -> Markup { Markup(html: a.html + b.html) }

  var isEmpty: Bool { html.isEmpty }

  /// What somebody wrote: set apart, so that its direction changes nothing around it.
  static func person(_ text: String) -> Markup { tag("bdi", Markup(text)) }

  private static func opening(_ name: StaticString, _ attributes: [Attribute]) -> String {
    attributes.reduce("<\(name)") { $0 + " \($1.name)=\"\(escaped($1.value))\"" }
  }

  /// Without what no document may hold and what turns the direction of the text around it; the
  /// joiners that emoji and scripts need stay.
  private static func escaped(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": clean.append(contentsOf: "&amp;".unicodeScalars)
      case "<": clean.append(contentsOf: "&lt;".unicodeScalars)
      case ">": clean.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": clean.append(contentsOf: "&quot;".unicodeScalars)
      case "'": clean.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\t", "\u{2028}", "\u{2029}": clean.append(" ")
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
      default:
        let isAllowed =
          scalar.properties.generalCategory != .control && scalar.value & 0xFFFE != 0xFFFE
        if isAllowed { clean.append(scalar) }
      }
    }
    return String(clean)
  }
}
