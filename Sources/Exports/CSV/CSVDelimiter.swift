/// What stands between two fields of a line.
package enum CSVDelimiter: UInt8, CaseIterable, Sendable {
  case comma = 0x2C
  case semicolon = 0x3B

  var text: String { self == .comma ? "," : ";" }
}
