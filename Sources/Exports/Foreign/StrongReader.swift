import Training

/// Rows of Strong's exports, in any of its forms.
struct StrongReader: ForeignReader {
  let columns: ForeignColumns
  let unit: LoadUnit?

  func row(_ row: CSVTable.Row) -> ForeignRow {
    let date = columns.text(row, "date")
    let name = columns.text(row, "workout name")
    let duration = columns.text(row, "duration", "workout duration")
    let seconds = Decimals.thousandths(columns.text(row, "duration (sec)"))
    return ForeignRow(
      workout: [date, name, columns.text(row, "workout #")], name: name, date: date,
      durationMS: seconds ?? Self.durationMS(duration),
      exercise: columns.text(row, "exercise name"),
      set: Self.set(columns.text(row, "set order")))
  }

  func load(_ row: CSVTable.Row) throws(ExportError) -> Int64? {
    let said = columns.text(row, "weight unit").lowercased()
    let own: LoadUnit? =
      ["kg", "kgs"].contains(said) ? .kg : ["lb", "lbs"].contains(said) ? .lb : nil
    if !said.isEmpty, own == nil {
      throw .line(
        row.line,
        reason: "the weight unit '\(ForeignText.line(said, most: 20))' is neither kg nor lbs")
    }
    return try columns.load(
      row,
      [
        ("weight (kg)", .kg), ("weight (kgs)", .kg), ("weight (lbs)", .lb), ("weight (lb)", .lb),
        ("weight", own ?? unit),
      ])
  }

  func note(_ row: CSVTable.Row) -> String { columns.text(row, "notes") }

  /// A number, or W, D and F for warm-up, drop set and failure, perhaps with one. Anything else is a
  /// row of its own kind: rests and notes are up to half of a file.
  private static func set(_ order: String) -> ForeignSetRow {
    var order = order.uppercased()[...]
    let isWarmup = order.first == "W"
    if let first = order.first, ["W", "D", "F"].contains(first) {
      order.removeFirst()
      return order.allSatisfy { $0.isASCII && $0.isNumber } ? .set(isWarmup: isWarmup) : .none
    }
    let isNumber = !order.isEmpty && order.allSatisfy { $0.isASCII && $0.isNumber }
    return isNumber ? .set(isWarmup: false) : .none
  }

  /// "1h 43m", "58m", "45s"; nil for anything else.
  static func durationMS(_ text: String) -> Int64? {
    var total: Int64 = 0
    let parts = text.lowercased().split(whereSeparator: \.isWhitespace)
    for part in parts {
      guard let letter = part.last,
        let factor = ["h": Int64(3600), "m": 60, "s": 1][letter], part.count <= 6,
        let number = Int64(part.dropLast()), number >= 0
      else { return nil }
      total += number * factor * 1000
    }
    return parts.isEmpty ? nil : total
  }
}
