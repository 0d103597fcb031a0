/// A JSON text in the making: keys stay in the order they are given, an unknown value is an
/// explicit `null`, and decimals are written from integers, so that the same session gives the same
/// bytes everywhere.
indirect enum JSONValue {
  case null
  case bool(Bool)
  case integer(Int64)
  /// `thousandths / 1000`, without trailing zeros.
  case thousandths(Int64)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// The value, or `null`.
  static func optional(_ value: Int64?) -> JSONValue { value.map { .integer($0) } ?? .null }
  static func optionalThousandths(_ value: Int64?) -> JSONValue {
    value.map { .thousandths($0) } ?? .null
  }
  /// The text, or `null` where it is empty.
  static func nonEmpty(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }

  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += "\(value)"
    case .thousandths(let value): text += Self.decimal(value)
    case .string(let value): text += Self.quoted(value)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        text += Self.quoted(member.0) + ":"
        member.1.write(to: &text)
      }
      text += "}"
    }
  }

  private static func decimal(_ thousandths: Int64) -> String {
    let sign = thousandths < 0 ? "-" : ""
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    if rest == 0 { return "\(sign)\(whole)" }
    var digits = "\(1000 + rest)".dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
