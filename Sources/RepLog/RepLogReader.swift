import Foundation
import GRDB
package import Training

/// Reads the training log: while the daemon writes to it, after it stopped, and from a folder the
/// reader can't write to. Never creates or changes a database.
package final class RepLogReader {
  /// Absolute path of the log.
  package let path: String
  /// The file was opened under the promise that nobody writes to it, since its folder did not
  /// allow the shared files a live log needs.
  package let isImmutable: Bool
  private let queue: DatabaseQueue

  package init(path: String) throws(RepLogError) {
    let file = LogFile(path: path)
    self.path = file.path
    do throws(RepLogError) {
      if try file.kind() != .file { throw .nothingLogged(path: file.path) }
    } catch .noFolder {
      // To make it would bring nothing to read.
      throw .nothingLogged(path: file.path)
    }
    do {
      (queue, isImmutable) = try Self.open(file)
      try Self.check(queue, path: file.path)
    } catch {
      throw file.reason(for: RepLogError(error, path: file.path), forWriting: false)
    }
  }

  static func open(_ file: LogFile) throws -> (DatabaseQueue, Bool) {
    do {
      return (try queue(at: file.path), false)
    } catch let error as DatabaseError {
      // Not with a `-wal` file: it holds the newest reps, which this way of opening passes over.
      let isUnopenable = [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
      guard isUnopenable, !FileManager.default.fileExists(atPath: file.walPath) else { throw error }
      return (try queue(at: file.immutableURI), true)
    }
  }

  private static func queue(at name: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "replog.reader"
    configuration.readonly = true
    configuration.busyMode = .timeout(2)
    return try DatabaseQueue(path: name, configuration: configuration)
  }

  private static func check(_ queue: DatabaseQueue, path: String) throws {
    let version = try queue.read { try Schema.version(of: $0, path: path) }
    if version == 0 { throw RepLogError.nothingLogged(path: path) }
    if version > Schema.known {
      throw RepLogError.newerSchema(path: path, found: version, known: Schema.known)
    }
    if version < Schema.known {
      throw RepLogError.olderSchema(path: path, found: version, known: Schema.known)
    }
  }

  func read<T>(_ body: (Database) throws -> T) throws(RepLogError) -> T {
    do { return try queue.read(body) } catch { throw RepLogError(error, path: path) }
  }
}

// MARK: - Queries

extension RepLogReader {
  /// The session that was begun last, or nil while there is none. The wall clock is not asked:
  /// it may have been wrong.
  package func latestSession() throws(RepLogError) -> SessionLog? {
    try sessions(sql: "SELECT \(SessionRecord.selected) FROM sessions ORDER BY id DESC LIMIT 1")
      .first
  }

  package func session(id: Int64) throws(RepLogError) -> SessionLog? {
    try sessions(sql: "SELECT \(SessionRecord.selected) FROM sessions WHERE id = ?", [id]).first
  }

  /// Sessions begun within `from ..< to`, in milliseconds since 1970, in the order in which they were
  /// logged: where a clock was not set their dates may run backwards, they themselves never do.
  package func sessions(from: Int64, to: Int64) throws(RepLogError) -> [SessionLog] {
    try sessions(
      sql: """
        SELECT \(SessionRecord.selected) FROM sessions WHERE started_at_wall_ms >= ? AND started_at_wall_ms < ?
        ORDER BY id
        """, [from, to])
  }

  /// The latest date that is known of the sessions logged before this one, in milliseconds since 1970:
  /// a session whose own date is not known was after it. Nil where none is known.
  package func knownDate(before id: Int64) throws(RepLogError) -> Int64? {
    let range = SessionRecord.plausibleWallMS
    let arguments: StatementArguments = [
      id, ClockState.unset.rawValue, range.lowerBound, range.upperBound,
    ]
    return try read { db in
      try Int64.fetchOne(
        db,
        sql: """
          SELECT max(started_at_wall_ms) FROM sessions
          WHERE id < ? AND clock <> ? AND started_at_wall_ms >= ? AND started_at_wall_ms < ?
          """, arguments: arguments)
    }
  }

  /// Reads every page of the file, compares the indices with the rows, and throws `damaged` with the
  /// first thing found wrong.
  package func verify() throws(RepLogError) {
    let path = path
    try read { db in
      let found = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "ok"
      guard found == "ok" else { throw RepLogError.damaged(path: path, detail: found) }
    }
  }

  /// All of it from one moment of the log, whatever is written meanwhile.
  private func sessions(
    sql: String, _ arguments: StatementArguments = []
  ) throws(RepLogError) -> [SessionLog] {
    let path = path
    return try read { db in
      try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
        try Self.log(of: SessionRecord(row: row), db, path: path)
      }
    }
  }

  private static func log(
    of session: SessionRecord, _ db: Database, path: String
  ) throws -> SessionLog {
    func rows(_ sql: String, _ id: Int64) throws -> [Row] {
      try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id])
    }
    let sets = try rows("SELECT * FROM sets WHERE session_id = ? ORDER BY number", session.id)
      .map { row in
        let set = try SetRecord(row: row)
        let reps = try rows("SELECT * FROM reps WHERE set_id = ? ORDER BY number", set.id)
        return (set, try reps.map { try RepRecord(row: $0, path: path) })
      }
    var log = SessionLog(
      session: session, sets: sets,
      alerts: try rows("SELECT * FROM alerts WHERE session_id = ? ORDER BY time_us, id", session.id)
        .map { try AlertRecord(row: $0) },
      faults: try rows("SELECT * FROM faults WHERE session_id = ? ORDER BY time_us, id", session.id)
        .map { try FaultRecord(row: $0) })
    log.holds = try rows("SELECT * FROM holds WHERE session_id = ? ORDER BY number", session.id)
      .map { try HoldRecord(row: $0) }
    log.apply(
      try rows("SELECT * FROM entries WHERE session_id = ? ORDER BY id", session.id)
        .map { try EntryRecord(row: $0) })
    return log
  }
}
