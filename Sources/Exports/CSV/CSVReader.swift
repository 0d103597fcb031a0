/// A table that another program wrote: its first line names the columns.
package struct CSVTable: Sendable, Equatable {
  package var delimiter: CSVDelimiter
  package var header: [String]
  package var rows: [Row]

  package struct Row: Sendable, Equatable {
    /// Where it begins in the file, from 1.
    package var line: Int
    /// As many as the header has; those that the line lacked are empty.
    package var fields: [String]
  }
}

/// Reads tables with commas or semicolons, quotes, line breaks inside quotes, any line ends, with or
/// without a byte order mark. Everything is bounded, and nothing in the file can trap.
package enum CSVReader {
  package static let mostBytes = 32 * 1_048_576
  package static let mostColumns = 100
  package static let mostRows = 500_000
  package static let longestField = 65_536

  package static func table(_ bytes: [UInt8]) throws(ExportError) -> CSVTable {
    if bytes.count > mostBytes { throw .tooLarge(most: mostBytes) }
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if isUTF16 { throw .otherEncoding }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let delimiter = delimiter(of: text)
    var lines = CSVLines(text, delimiter: delimiter)
    guard let header = try lines.next() else { throw .empty }
    let columns = header.fields.count
    var rows: [CSVTable.Row] = []
    while var row = try lines.next() {
      if rows.count == mostRows {
        throw .line(row.line, reason: "more than \(mostRows) lines; export a shorter time")
      }
      while row.fields.count > columns, row.fields.last?.isEmpty == true { row.fields.removeLast() }
      if row.fields.count > columns {
        throw .line(
          row.line,
          reason: "\(row.fields.count) fields where the first line names \(columns); put a number "
            + "with a decimal comma, or a text with a '\(delimiter.text)' in it, between quotes")
      }
      row.fields += [String](repeating: "", count: columns - row.fields.count)
      rows.append(row)
    }
    return CSVTable(delimiter: delimiter, header: header.fields, rows: rows)
  }

  /// Whichever the first line has more of, outside quotes.
  private static func delimiter(of text: ArraySlice<UInt8>) -> CSVDelimiter {
    var isQuoted = false
    var balance = 0
    var hasText = false
    for byte in text.prefix(longestField) {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x0A, 0x0D:
        if hasText && !isQuoted { return balance > 0 ? .semicolon : .comma }
      case CSVDelimiter.semicolon.rawValue where !isQuoted: balance += 1
      case CSVDelimiter.comma.rawValue where !isQuoted: balance -= 1
      default: hasText = true
      }
    }
    return balance > 0 ? .semicolon : .comma
  }
}

/// The lines of a table, one after the other.
private struct CSVLines {
  private let bytes: ArraySlice<UInt8>
  private let delimiter: UInt8
  private var at: Int
  private var line = 1

  init(_ bytes: ArraySlice<UInt8>, delimiter: CSVDelimiter) {
    self.bytes = bytes
    self.delimiter = delimiter.rawValue
    at = bytes.startIndex
  }

  /// Nil at the end; lines without anything in them are passed over.
  mutating func next() throws(ExportError) -> CSVTable.Row? {
    while at < bytes.endIndex {
      let begun = line
      let fields = try fields()
      if fields.contains(where: { !$0.isEmpty }) {
        return CSVTable.Row(line: begun, fields: fields)
      }
    }
    return nil
  }

  private mutating func fields() throws(ExportError) -> [String] {
    var fields: [String] = []
    while true {
      if fields.count == CSVReader.mostColumns {
        throw .line(line, reason: "more than \(CSVReader.mostColumns) fields; this is no export")
      }
      fields.append(try field())
      guard at < bytes.endIndex else { return fields }
      let end = bytes[at]
      at += 1
      if end == delimiter { continue }
      // The field ended at a line end: a carriage return brings its line feed along.
      if end == 0x0D, at < bytes.endIndex, bytes[at] == 0x0A { at += 1 }
      line += 1
      return fields
    }
  }

  /// Leaves `at` on the delimiter or line end behind it.
  private mutating func field() throws(ExportError) -> String {
    let begun = line
    var value: [UInt8] = []
    if at < bytes.endIndex, bytes[at] == 0x22 {
      at += 1
      value = try quoted(from: begun)
      if at < bytes.endIndex, !isEnd(bytes[at]) {
        throw .line(line, reason: "text behind a closing quote; write a quote within a text twice")
      }
    } else {
      // A quote inside an unquoted field is a character like any other: 5" band.
      while at < bytes.endIndex, !isEnd(bytes[at]) {
        value.append(bytes[at])
        at += 1
      }
    }
    if value.count > CSVReader.longestField {
      throw Self.tooLong(begun)
    }
    guard let text = String(validating: value, as: UTF8.self) else {
      throw .line(begun, reason: "no UTF-8 text; save the file as CSV with UTF-8")
    }
    return text
  }

  private mutating func quoted(from begun: Int) throws(ExportError) -> [UInt8] {
    var value: [UInt8] = []
    while at < bytes.endIndex {
      let byte = bytes[at]
      at += 1
      if byte == 0x22 {
        guard at < bytes.endIndex, bytes[at] == 0x22 else { return value }
        at += 1
      } else if byte == 0x0A || (byte == 0x0D && !(at < bytes.endIndex && bytes[at] == 0x0A)) {
        line += 1
      }
      value.append(byte)
      if value.count > CSVReader.longestField {
        throw Self.tooLong(begun)
      }
    }
    throw .line(begun, reason: "a quote that is never closed; close it, or export again")
  }

  private static func tooLong(_ line: Int) -> ExportError {
    .line(line, reason: "a field of more than 64 KiB; look for a quote that is never closed")
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 0x0A || byte == 0x0D
  }
}
