import GRDB
package import Training

extension RepLogWriter {
  /// Adds what was said, all of it or nothing; `id` is ignored. Each is of a session, set or rep that is
  /// in the log, or of the set that comes next in a session that goes on: a load is often given before
  /// the first rep. Throws `nothingThere` and `unsayable`.
  package func append(entries: [EntryRecord]) throws(RepLogError) {
    for entry in entries {
      if let problem = entry.problem { throw .unsayable(detail: problem) }
    }
    let path = path
    try transaction { db in
      for entry in entries {
        if let missing = try Self.missing(entry, db) {
          throw RepLogError.nothingThere(path: path, what: missing)
        }
        _ = try db.insert(into: "entries", entry.columns)
      }
    }
  }

  /// What an entry is of and is not there.
  private static func missing(_ entry: EntryRecord, _ db: Database) throws -> String? {
    let session = "session \(entry.sessionID)"
    let found = try Row.fetchOne(
      db, sql: "SELECT ended_at_monotonic_us FROM sessions WHERE id = ?",
      arguments: [entry.sessionID])
    guard let found else { return session }
    guard let number = entry.setNumber else { return nil }
    let hasEnded = try found.decode(Int64?.self, forColumn: "ended_at_monotonic_us") != nil
    let set = try Int64.fetchOne(
      db, sql: "SELECT id FROM sets WHERE session_id = ? AND number = ?",
      arguments: [entry.sessionID, number])
    guard let set else {
      let last = try Int.fetchOne(
        db, sql: "SELECT max(number) FROM sets WHERE session_id = ?", arguments: [entry.sessionID])
      let isNext = number == (last ?? 0) + 1 && !hasEnded && entry.repNumber == nil
      return isNext ? nil : "set \(number) of \(session)"
    }
    guard let rep = entry.repNumber else { return nil }
    return try holds(rep: rep, of: set, db)
      ? nil : "rep \(rep) of set \(number) of \(session)"
  }
}
