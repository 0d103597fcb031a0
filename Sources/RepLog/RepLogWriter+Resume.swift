import GRDB
import GRDBSQLite
import Training

// A log that was opened again, because it failed or because another file is in its place.
extension RepLogWriter {
  /// The file that is written is still the one at `path`: nobody has moved or deleted it. What is
  /// written to a deleted file is gone with the process.
  var isInPlace: Bool {
    queue.inDatabase { db in
      var hasMoved: CInt = 0
      let code = withUnsafeMutablePointer(to: &hasMoved) {
        sqlite3_file_control(db.sqliteConnection, nil, SQLITE_FCNTL_HAS_MOVED, $0)
      }
      return code != SQLITE_OK || hasMoved == 0
    }
  }

  /// Goes on with a session that was begun before. Where this file does not hold it, as far as it was
  /// logged, it is written once more, with the number that it had, in one transaction. True: it was.
  func resume(_ memory: SessionMemory) throws(RepLogError) -> Bool {
    guard let session = memory.session else { return false }
    let (isNew, id, sets) = try transaction { db in
      var id = try Self.find(session, db)
      let isNew = id == nil
      if isNew {
        id = try db.insert(into: "sessions", try Self.columns(session, db))
      }
      let session = id ?? 0
      var sets = try Self.sets(of: session, db)
      for set in memory.sets where sets[set.number] == nil {
        var set = set
        set.sessionID = session
        sets[set.number] = try db.insert(into: "sets", set.columns)
      }
      for (number, rep) in memory.reps {
        guard let set = sets[number], try !Self.holds(rep: rep.number, of: set, db) else {
          continue
        }
        _ = try db.insert(into: "reps", rep.columns(setID: set))
      }
      for hold in memory.holds where try !Self.holds(hold: hold.number, of: session, db) {
        _ = try db.insert(into: "holds", hold.columns(sessionID: session))
      }
      if isNew {
        for alert in memory.alerts {
          _ = try db.insert(into: "alerts", alert.columns(sessionID: session))
        }
        for fault in memory.faults {
          _ = try db.insert(into: "faults", fault.columns(sessionID: session))
        }
        for entry in memory.entries {
          var entry = entry
          entry.sessionID = session
          _ = try db.insert(into: "entries", entry.columns)
        }
      }
      return (isNew, session, sets)
    }
    sessionID = id
    setIDs = sets
    return isNew
  }

  /// The session's number is kept, if the file has not given it to another.
  private static func columns(
    _ session: SessionRecord, _ db: Database
  ) throws -> [(String, (any DatabaseValueConvertible)?)] {
    let newest = try Int64.fetchOne(db, sql: "SELECT max(id) FROM sessions") ?? 0
    return session.id > newest ? [("id", session.id)] + session.columns : session.columns
  }

  private static func find(_ session: SessionRecord, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM sessions
        WHERE id = ? AND boot_id = ? AND started_at_monotonic_us = ? AND lifter = ? AND source = ?
        """,
      arguments: [
        session.id, session.bootID, session.startedAtMonotonicUS, session.lifter, session.source,
      ])
  }

  private static func sets(of session: Int64, _ db: Database) throws -> [Int: Int64] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT number, id FROM sets WHERE session_id = ?", arguments: [session])
    var found: [Int: Int64] = [:]
    for row in rows {
      found[try row.decode(forColumn: "number")] = try row.decode(Int64.self, forColumn: "id")
    }
    return found
  }

  /// Everything that can be read is written to the database file itself and synced.
  ///
  /// After a sync that failed Linux forgets what did not reach the disk, while it can still be read: a
  /// later sync succeeds without it, and the power would take it with all that follows. Copied into the
  /// database file it is written once more.
  func settle() throws(RepLogError) {
    let isDone: Bool
    do {
      isDone = try queue.writeWithoutTransaction { db in
        try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
      }
    } catch {
      throw LogFile(path: path).reason(for: RepLogError(error, path: path), forWriting: true)
    }
    if !isDone { throw .locked(path: path) }
  }

  /// Whether a session that could not be begun was begun after all, and is gone on with.
  func adopt(_ session: SessionRecord) throws(RepLogError) -> Int64? {
    let found = try transaction { db in
      try Int64.fetchOne(
        db,
        sql: """
          SELECT id FROM sessions WHERE boot_id = ? AND started_at_boot_ms IS ? AND source = ?
            AND started_at_monotonic_us = ? AND lifter = ? AND ended_at_monotonic_us IS NULL
            AND NOT EXISTS (SELECT 1 FROM sets WHERE session_id = sessions.id)
          ORDER BY id DESC LIMIT 1
          """,
        arguments: [
          session.bootID, session.startedAtBootMS, session.source, session.startedAtMonotonicUS,
          session.lifter,
        ])
    }
    if let found {
      sessionID = found
      setIDs = [:]
    }
    return found
  }

  /// Whether what could not be written was written after all: a transaction whose sync failed may have
  /// been there when the log was opened again.
  func holds(set number: Int) -> Bool { setIDs[number] != nil }

  func holds(rep number: Int, setNumber: Int) throws(RepLogError) -> Bool {
    guard let set = setIDs[setNumber] else { return false }
    return try transaction { try Self.holds(rep: number, of: set, $0) }
  }

  /// All of them: they were written in one transaction.
  func holds(_ alerts: [AlertRecord], _ faults: [FaultRecord]) throws(RepLogError) -> Bool {
    guard let sessionID else { return false }
    return try transaction { db in
      if let alert = alerts.first {
        return try Bool.fetchOne(
          db,
          sql: """
            SELECT EXISTS (SELECT 1 FROM alerts WHERE session_id = ? AND time_us = ? AND kind = ?
              AND grade = ?)
            """, arguments: [sessionID, alert.timeUS, alert.kind, alert.grade]) ?? false
      }
      guard let fault = faults.first else { return true }
      return try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM faults WHERE session_id = ? AND time_us = ? AND kind = ?
            AND sensor = ? AND detail = ?)
          """,
        arguments: [sessionID, fault.timeUS, fault.kind, fault.sensor, fault.detail]) ?? false
    }
  }

  static func holds(rep: Int, of set: Int64, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM reps WHERE set_id = ? AND number = ?)",
      arguments: [set, rep]) ?? false
  }
}
