/// The forms in which Strong has written its export over the years, all of which are about.
package enum StrongDialect: String, CaseIterable, Sendable {
  /// Commas, twelve columns, no unit anywhere.
  case s1 = "S1"
  /// S1 without notes: verdicts and notes have no place in it.
  case s1b = "S1b"
  /// Semicolons, a column for the unit.
  case s2 = "S2"
  /// Semicolons, everything between quotes, the unit in the column's name.
  case s3 = "S3"

  var delimiter: CSVDelimiter { self == .s1 || self == .s1b ? .comma : .semicolon }
}
