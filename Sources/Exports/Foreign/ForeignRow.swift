/// What a reader of one app's form finds in a row.
struct ForeignRow {
  /// Rows that follow each other with the same are one workout.
  var workout: [String]
  var name: String
  var date: String
  /// When it ended, as a date, or how long it took.
  var endDate = ""
  var durationMS: Int64?
  var exercise: String
  var set: ForeignSetRow
}

enum ForeignSetRow {
  /// A row that only looks like a set: a rest, a note.
  case none
  case set(isWarmup: Bool)
}

protocol ForeignReader {
  func row(_ row: CSVTable.Row) -> ForeignRow
  func load(_ row: CSVTable.Row) throws(ExportError) -> Int64?
  func note(_ row: CSVTable.Row) -> String
  var columns: ForeignColumns { get }
}
