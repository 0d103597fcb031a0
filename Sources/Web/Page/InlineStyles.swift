/// Moves what single elements say of their look into rules, since a strict policy lets rules be named and attributes
/// not.
package enum InlineStyles {
  private static let opening = " style=\""

  /// - Parameter html: in which all text of others is escaped, so that a quotation mark is always a tag's own.
  package static func moved(_ html: String) -> (html: String, rules: String) {
    var looks: [String] = []
    var found = ""
    var rest = html[...]
    while let start = rest.firstRange(of: opening),
      let end = rest[start.upperBound...].firstIndex(of: "\"")
    {
      let look = String(rest[start.upperBound..<end])
      let number = looks.firstIndex(of: look) ?? looks.count
      if number == looks.count { looks.append(look) }
      found += rest[..<start.lowerBound] + " data-look=\"\(number)\""
      rest = rest[rest.index(after: end)...]
    }
    let rules = looks.enumerated().map { number, look in
      // An attribute is stronger than any rule.
      let parts = look.split(separator: ";").map { "\($0)!important" }
      return "[data-look=\"\(number)\"]{\(parts.joined(separator: ";"))}"
    }
    return (found + rest, rules.joined())
  }
}
