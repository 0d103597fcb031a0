import Training

/// Rows of Hevy's export, metric or imperial.
struct HevyReader: ForeignReader {
  let columns: ForeignColumns
  let unit: LoadUnit?

  func row(_ row: CSVTable.Row) -> ForeignRow {
    let date = columns.text(row, "start_time")
    let end = columns.text(row, "end_time")
    let title = columns.text(row, "title")
    return ForeignRow(
      workout: [title, date, end], name: title, date: date, endDate: end,
      exercise: columns.text(row, "exercise_title"),
      set: .set(isWarmup: columns.text(row, "set_type").lowercased() == "warmup"))
  }

  /// The column's name says the unit; some files have both columns, of which one is blank.
  func load(_ row: CSVTable.Row) throws(ExportError) -> Int64? {
    try columns.load(row, [("weight_kg", .kg), ("weight_lbs", .lb), ("weight", unit)])
  }

  func note(_ row: CSVTable.Row) -> String { columns.text(row, "exercise_notes") }
}
