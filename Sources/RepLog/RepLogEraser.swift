import Foundation
import GRDB

/// Takes one lifter out of the training log for good: rows, and the bytes that they were.
///
/// Needs the log for itself: where anybody else has it open, as the daemon does, it throws `locked` and
/// nothing is changed.
package enum RepLogEraser {
  /// What a lifter has in a log.
  package struct Share: Equatable, Sendable {
    package var sessions = 0
    package var sets = 0
    package var reps = 0
    package var alerts = 0
    package var faults = 0
    package var holds = 0
    /// Mobility checks.
    package var mobility = 0

    package init() {}

    package var isEmpty: Bool { sessions == 0 && mobility == 0 }
  }

  /// Every lifter that the log names, in alphabetical order.
  package static func lifters(in path: String) throws(RepLogError) -> [String] {
    try read(path) { db, format in
      let said =
        format >= EntrySQL.format
        ? "UNION SELECT value FROM entries WHERE field = 'lifter' AND value IS NOT NULL" : ""
      let checked =
        format >= MobilitySQL.format ? "UNION SELECT lifter FROM mobility" : ""
      return try String.fetchAll(
        db, sql: "SELECT lifter FROM sessions \(said) \(checked) ORDER BY 1")
    }
  }

  package static func share(of lifter: String, in path: String) throws(RepLogError) -> Share {
    try read(path) { try share(of: lifter, $0, $1) }
  }

  /// Erases and gives what there was. A power cut leaves the log as it was, or without the lifter.
  package static func erase(_ lifter: String, in path: String) throws(RepLogError) -> Share {
    try alone(with: path) { db, format in
      let share = try share(of: lifter, db, format)
      _ = try Int.fetchOne(db, sql: "PRAGMA secure_delete = ON")
      // Sets, reps, alerts, faults and what was said go with their session.
      try db.inTransaction {
        try db.execute(
          sql: "DELETE FROM sessions WHERE \(name(format)) = ?", arguments: [lifter])
        if format >= EntrySQL.format { try eraseName(lifter, db) }
        if format >= MobilitySQL.format {
          try db.execute(sql: "DELETE FROM mobility WHERE lifter = ?", arguments: [lifter])
        }
        return .commit
      }
      // What the tables' free pages and the gaps between rows still hold goes with a new file's worth
      // of pages.
      try db.execute(sql: "VACUUM")
      return share
    }
  }

  /// Throws `locked` where another program has the log open; else brings its write-ahead log into it.
  package static func claim(_ path: String) throws(RepLogError) {
    try alone(with: path) { _, _ in }
  }

  private static func alone<T>(
    with path: String, _ body: (Database, _ format: Int) throws -> T
  ) throws(RepLogError) -> T {
    let file = LogFile(path: path)
    if try file.kind() != .file { throw .nothingLogged(path: file.path) }
    do {
      var configuration = Configuration()
      configuration.label = "replog.eraser"
      configuration.busyMode = .timeout(2)
      let queue = try DatabaseQueue(path: file.path, configuration: configuration)
      let result = try queue.writeWithoutTransaction { db in
        let format = try RepLogCopy.format(of: db, path: file.path)
        // Only granted to the one connection there is. It also takes the write-ahead log away, with
        // all that stands in it; the daemon makes a new one when it starts.
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
        guard mode == "delete" else { throw RepLogError.locked(path: file.path) }
        return try body(db, format)
      }
      try queue.close()
      return result
    } catch {
      throw file.reason(for: RepLogError(error, path: file.path), forWriting: true)
    }
  }

  private static func read<T>(
    _ path: String, _ body: (Database, _ format: Int) throws -> T
  ) throws(RepLogError) -> T {
    let file = LogFile(path: path)
    if try file.kind() != .file { throw .nothingLogged(path: file.path) }
    do {
      let (queue, _) = try RepLogReader.open(file)
      return try queue.read { db in
        return try body(db, try RepLogCopy.format(of: db, path: file.path))
      }
    } catch {
      throw file.reason(for: RepLogError(error, path: file.path), forWriting: false)
    }
  }

  /// What is left that was ever called so is somebody else's, as somebody said later.
  private static func eraseName(_ lifter: String, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE sessions SET lifter = \(EntrySQL.said("lifter")) WHERE lifter = ?1 OR id IN
        (SELECT session_id FROM entries WHERE field = 'lifter' AND value = ?1)
        """, arguments: [lifter])
    try db.execute(
      sql: "DELETE FROM entries WHERE field = 'lifter' AND value = ?", arguments: [lifter])
  }

  /// Whose a session is, in SQL; what people say is not in older logs.
  private static func name(_ format: Int) -> String {
    format >= EntrySQL.format ? EntrySQL.said("lifter") : "lifter"
  }

  private static func share(of lifter: String, _ db: Database, _ format: Int) throws -> Share {
    func count(_ sql: String) throws -> Int {
      try Int.fetchOne(db, sql: sql, arguments: [lifter]) ?? 0
    }
    let own = "(SELECT id FROM sessions WHERE \(name(format)) = ?)"
    var share = Share()
    share.sessions = try count("SELECT count(*) FROM \(own)")
    share.sets = try count("SELECT count(*) FROM sets WHERE session_id IN \(own)")
    share.reps = try count(
      "SELECT count(*) FROM reps JOIN sets ON sets.id = reps.set_id WHERE session_id IN \(own)")
    share.alerts = try count("SELECT count(*) FROM alerts WHERE session_id IN \(own)")
    share.faults = try count("SELECT count(*) FROM faults WHERE session_id IN \(own)")
    if format >= HoldSQL.format {
      share.holds = try count("SELECT count(*) FROM holds WHERE session_id IN \(own)")
    }
    if format >= MobilitySQL.format {
      share.mobility = try count("SELECT count(*) FROM mobility WHERE lifter = ?")
    }
    return share
  }
}
