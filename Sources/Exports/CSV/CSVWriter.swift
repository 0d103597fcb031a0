/// Lines of a table as RFC 4180 has them, but ended by a line feed alone.
package struct CSVWriter: Sendable {
  package private(set) var text = ""
  private let delimiter: CSVDelimiter
  private let quoting: Quoting

  package enum Quoting: Sendable {
    /// Only what would be read otherwise without.
    case whereNeeded
    /// What is a text, also where it is empty.
    case texts
    case all
  }

  package enum Field: Sendable, Equatable {
    case text(String)
    /// A number, date or word of a fixed set.
    case plain(String)
    case empty
  }

  package init(delimiter: CSVDelimiter = .comma, quoting: Quoting = .whereNeeded) {
    self.delimiter = delimiter
    self.quoting = quoting
  }

  package mutating func row(_ fields: [Field]) {
    text += fields.map(written).joined(separator: delimiter.text) + "\n"
  }

  private func written(_ field: Field) -> String {
    switch field {
    case .text(let value):
      quoting == .whereNeeded && !needsQuotes(value) ? value : Self.quoted(value)
    case .plain(let value):
      quoting == .all || needsQuotes(value) ? Self.quoted(value) : value
    case .empty: quoting == .all ? "\"\"" : ""
    }
  }

  private func needsQuotes(_ value: String) -> Bool {
    // By bytes: a carriage return and a line feed are one character.
    value.utf8.contains { $0 == delimiter.rawValue || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
  }

  private static func quoted(_ value: String) -> String {
    var quoted = "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
