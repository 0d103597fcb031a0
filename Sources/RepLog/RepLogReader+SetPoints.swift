import GRDB
import GRDBSQLite
package import Training

extension RepLogReader {
  /// The sets of the selected sessions, in the order in which they were logged. Excluded sessions and sets,
  /// and sets without a rep that counts, are not among them.
  ///
  /// Goes through every rep, in an index that holds all that is needed: traces are not read. Columns are
  /// taken from the database as they are, since a row as an object each costs more than all the rest.
  package func setPoints(_ selection: SessionSelection) throws(RepLogError) -> [SetPoint] {
    try setPoints(of: try records(selection))
  }

  /// - Parameter sessions: as `records` gave them, in its order.
  package func setPoints(of sessions: [SessionRecord]) throws(RepLogError) -> [SetPoint] {
    guard let first = sessions.first?.id, let last = sessions.last?.id else { return [] }
    return try read { db in
      var summing = SetSumming(sessions, said: try SaidOfSets(db, first...last))
      let statement = try db.cachedStatement(sql: Self.everyRep)
      statement.arguments = [first, last]
      let handle = statement.sqliteStatement
      // Else the cached statement would go on to stand in the middle of a read.
      defer { sqlite3_reset(handle) }
      while true {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: summing.take(SetRepRow(handle))
        case SQLITE_DONE: return summing.finish()
        case let code:
          throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
        }
      }
    }
  }

  static let everyRep = """
    SELECT sets.id, session_id, sets.number, load_g, reps.number, verdict, flags,
      reserve_used_permille, concentric_ms, eccentric_ms
    FROM sets CROSS JOIN reps INDEXED BY reps_for_trends ON reps.set_id = sets.id
    WHERE session_id BETWEEN ? AND ? ORDER BY session_id, sets.number, reps.number
    """
}
