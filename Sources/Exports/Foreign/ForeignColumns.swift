import Training

/// The columns of a foreign table by name, in lower case, and their values.
struct ForeignColumns {
  private let places: [String: Int]

  init(_ places: [String: Int]) { self.places = places }

  func has(_ names: String...) -> Bool { names.allSatisfy { places[$0] != nil } }

  /// The value in the first of these columns that there is; empty where there is none.
  func text(_ row: CSVTable.Row, _ names: String...) -> String {
    for name in names {
      if let place = places[name], row.fields.indices.contains(place) {
        return ForeignText.trimmed(row.fields[place])
      }
    }
    return ""
  }

  /// Grams in the first column of these that says something; nil for none, 0 and less.
  func load(
    _ row: CSVTable.Row, _ units: [(String, LoadUnit?)]
  ) throws(ExportError) -> Int64? {
    for (name, unit) in units {
      let text = text(row, name)
      if text.isEmpty { continue }
      guard let value = Decimals.thousandths(text) else {
        throw .line(
          row.line,
          reason: "the weight '\(ForeignText.line(text, most: 20))' is no number such as 102.5")
      }
      if value <= 0 { return nil }
      guard let unit else { throw .unitUnknown(line: row.line) }
      let grams = value > 10_000_000 ? value : unit.grams(thousandths: value)
      if grams > EntryField.mostGrams {
        throw .line(
          row.line,
          reason: "a weight of more than 1000 kg (\(ForeignText.line(text, most: 20))); mend it in "
            + "the app")
      }
      return grams
    }
    return nil
  }

  /// Whole reps, 0 where none are given.
  func reps(_ row: CSVTable.Row) throws(ExportError) -> Int {
    let text = text(row, "reps")
    if text.isEmpty { return 0 }
    let value = Decimals.thousandths(text)
    guard let value, value % 1000 == 0, (0...10_000_000).contains(value) else {
      throw .line(
        row.line, reason: "the reps '\(ForeignText.line(text, most: 20))' are no whole number")
    }
    return Int(value / 1000)
  }

  /// What is left out of a row though something stands there.
  func doubts(_ row: CSVTable.Row) -> [String] {
    var doubts: [String] = []
    for name in places.keys.sorted() where name.hasPrefix("weight") && name != "weight unit" {
      let text = text(row, name)
      if let value = Decimals.thousandths(text), value < 0 {
        doubts.append("has the weight \(ForeignText.line(text, most: 20)), which is below zero")
      }
    }
    let rpe = text(row, "rpe")
    if rpeTenths(row) == nil, !rpe.isEmpty, Decimals.thousandths(rpe) != 0 {
      doubts.append(
        "has RPE \(ForeignText.line(rpe, most: 20)), which is none from 1 to 10 by halves")
    }
    return doubts
  }

  func rpeTenths(_ row: CSVTable.Row) -> Int64? {
    guard let value = Decimals.thousandths(text(row, "rpe")), value % 500 == 0,
      (1000...10_000).contains(value)
    else { return nil }
    return value / 100
  }
}

/// Words of a foreign file, made fit to be shown: one line, nothing that a terminal would obey.
enum ForeignText {
  static func line(_ text: String, most: Int) -> String {
    var clean = ""
    for scalar in text.unicodeScalars.prefix(most * 4) {
      let isControl =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || scalar.properties.generalCategory == .lineSeparator
        || scalar.properties.generalCategory == .paragraphSeparator
        // Overrides and isolates would turn round what is printed behind them.
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      clean.unicodeScalars.append(isControl ? " " : scalar)
    }
    return String(trimmed(clean).prefix(most))
  }

  static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
