/// A value of a row as JSON. What is unknown is an explicit `null`.
enum JSONText {
  static func of(_ value: RepValue) -> String {
    switch value {
    case .integer(let number): number.map { "\($0)" } ?? "null"
    case .thousandths(let number): number.map { Decimals.text(thousandths: $0) } ?? "null"
    case .text(let text): text.map(quoted) ?? "null"
    case .bool(let value): value ? "true" : "false"
    case .list(let texts): "[" + texts.map(quoted).joined(separator: ",") + "]"
    }
  }

  /// Delete; what ends a line for some readers of lines; a byte order mark, which some drop.
  private static let escaped: [UInt32] = [0x7F, 0x85, 0x2028, 0x2029, 0xFEFF]

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20 || escaped.contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
