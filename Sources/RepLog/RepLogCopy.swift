import Foundation
import GRDB

/// A copy of the training log as it is at one moment, whatever is written meanwhile, in one file that
/// needs no other beside it.
package enum RepLogCopy {
  /// What a log holds, as far as a copy is told by it.
  package struct Content: Equatable, Sendable {
    /// Number of the format, at most `RepLogReader.knownFormat`.
    package var format: Int
    package var sessions: Int
  }

  /// Copies the log at `path` to a new file, through the database's own way of doing that, and reads
  /// the copy through. Logs of an older format are copied as they are.
  package static func copy(_ path: String, to copy: String) throws(RepLogError) -> Content {
    let file = LogFile(path: path)
    if try file.kind() != .file { throw .nothingLogged(path: file.path) }
    let target = LogFile(path: copy)
    if try target.kind() != .absent {
      throw .inputOutput(path: target.path, detail: "a file is there already")
    }
    try target.create()
    do {
      let (source, _) = try RepLogReader.open(file)
      _ = try source.read { try format(of: $0, path: file.path) }
      let queue = try DatabaseQueue(path: target.path)
      try source.backup(to: queue)
      // The copy says of itself that it has a write-ahead log; it is to be one file.
      try queue.writeWithoutTransaction { db in
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
      }
      try queue.close()
    } catch {
      throw file.reason(for: RepLogError(error, path: file.path), forWriting: false)
    }
    return try check(target.path)
  }

  /// Reads a log that nobody writes from its first page to its last.
  package static func check(_ path: String) throws(RepLogError) -> Content {
    let file = LogFile(path: path)
    if try file.kind() != .file { throw .nothingLogged(path: file.path) }
    do {
      let (queue, _) = try RepLogReader.open(file)
      return try queue.read { db in
        let format = try format(of: db, path: file.path)
        let found = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "ok"
        guard found == "ok" else { throw RepLogError.damaged(path: file.path, detail: found) }
        let sessions = try Int.fetchOne(db, sql: "SELECT count(*) FROM sessions") ?? 0
        return Content(format: format, sessions: sessions)
      }
    } catch {
      throw file.reason(for: RepLogError(error, path: file.path), forWriting: false)
    }
  }

  static func format(of db: Database, path: String) throws -> Int {
    let version = try Schema.version(of: db, path: path)
    if version == 0 { throw RepLogError.nothingLogged(path: path) }
    if version > Schema.known {
      throw RepLogError.newerSchema(path: path, found: version, known: Schema.known)
    }
    return version
  }
}
