import GRDB
package import Training

/// Which sessions are wanted; what is nil does not matter.
package struct SessionSelection: Equatable, Sendable {
  package var numbers: ClosedRange<Int64>?
  /// Begun within, milliseconds since 1970. Sessions whose date is not known are in no span.
  package var span: Range<Int64>?
  /// As they are in force: what somebody said later counts.
  package var lifter: String?
  package var style: String?
  /// Only the newest of those, after passing over `skipping`.
  package var newest: Int?
  package var skipping = 0

  package init() {}
}

extension RepLogReader {
  /// A session without its reps, with the lifter and style in force, in the order in which they were
  /// logged.
  package func records(_ selection: SessionSelection) throws(RepLogError) -> [SessionRecord] {
    var conditions: [String] = []
    var bound = StatementArguments()
    func need(_ condition: String, _ values: any DatabaseValueConvertible...) {
      conditions.append(condition)
      bound += StatementArguments(values.map { $0 as (any DatabaseValueConvertible)? })
    }
    if let numbers = selection.numbers {
      need("id BETWEEN ? AND ?", numbers.lowerBound, numbers.upperBound)
    }
    if let span = selection.span {
      need(
        "started_at_wall_ms >= ? AND started_at_wall_ms < ? AND clock <> ?", span.lowerBound,
        span.upperBound, ClockState.unset.rawValue)
    }
    if let lifter = selection.lifter { need("\(EntrySQL.said("lifter")) = ?", lifter) }
    if let style = selection.style { need("\(EntrySQL.said("style")) = ?", style) }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    let limit = selection.newest.map { "LIMIT \($0) OFFSET \(selection.skipping)" } ?? ""
    let sql = """
      SELECT \(SessionRecord.selected), \(EntrySQL.said("lifter")) AS lifter_said, \(EntrySQL.said("style")) AS style_said
      FROM sessions \(filter) ORDER BY id DESC \(limit)
      """
    let arguments = bound
    return try read { db in
      try Row.fetchAll(db, sql: sql, arguments: arguments).reversed().map { row in
        var record = try SessionRecord(row: row)
        record.lifter = try row.decode(atIndex: SessionRecord.selectedCount)
        record.style = try row.decode(atIndex: SessionRecord.selectedCount + 1)
        return record
      }
    }
  }

  /// The session that was begun last, without its reps.
  package func latestRecord() throws(RepLogError) -> SessionRecord? {
    var selection = SessionSelection()
    selection.newest = 1
    return try records(selection).first
  }

  /// The lifter of that name, or the only one whose name differs from it in nothing but upper and lower
  /// case; nil where there is none.
  package func lifterNamed(_ name: String) throws(RepLogError) -> String? {
    let known = try lifters()
    if known.contains(name) { return name }
    let near = known.filter { $0.lowercased() == name.lowercased() }
    return near.count == 1 ? near[0] : nil
  }

  /// Sessions that are not to be counted, as was said of them as a whole.
  package func excludedSessions(_ numbers: ClosedRange<Int64>) throws(RepLogError) -> Set<Int64> {
    try read { db in
      // Of an aggregate's row SQLite takes the other columns from where the maximum is.
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT session_id, value, max(id) FROM entries
          WHERE session_id BETWEEN ? AND ? AND set_number IS NULL AND field = ? GROUP BY session_id
          """, arguments: [numbers.lowerBound, numbers.upperBound, EntryField.excluded.rawValue])
      return Set(
        try rows.compactMap { row -> Int64? in
          let value: String? = try row.decode(forColumn: "value")
          return value == nil ? nil : try row.decode(forColumn: "session_id")
        })
    }
  }

  /// All that was ever said of these fields, in the order in which it was said.
  package func entries(of fields: [EntryField]) throws(RepLogError) -> [EntryRecord] {
    let marks = fields.map { _ in "?" }.joined(separator: ", ")
    let arguments = StatementArguments(fields.map(\.rawValue))
    return try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM entries WHERE field IN (\(marks)) ORDER BY id",
        arguments: arguments
      ).map { try EntryRecord(row: $0) }
    }
  }

  /// Every lifter of the log, as in force, in alphabetical order.
  package func lifters() throws(RepLogError) -> [String] {
    try read { db in
      try String.fetchAll(
        db, sql: "SELECT DISTINCT \(EntrySQL.said("lifter")) AS name FROM sessions ORDER BY name")
    }
  }
}

/// What is in force of what was said, in SQL.
enum EntrySQL {
  /// The first format that has entries.
  static let format = 6

  /// A column of `sessions`, or what was said later of the session in its place.
  static func said(_ column: String) -> String {
    """
    coalesce((SELECT value FROM entries WHERE session_id = sessions.id AND set_number IS NULL \
    AND field = '\(column)' ORDER BY entries.id DESC LIMIT 1), \(column))
    """
  }
}
