import Foundation
import GRDB
import GRDBSQLite
package import Training

/// The one writer of the training log, used from one thread.
///
/// Every call is one transaction that is on the disk when the call returns; a call that throws
/// wrote nothing and may be made again. A crash or power cut between two calls, or within one,
/// leaves a log in which every acknowledged rep is present: a session or set that was cut off
/// merely has no end.
package final class RepLogWriter {
  /// `busyTimeoutMS`: how long a call waits for another program that writes, such as an edit.
  /// `maximumPages`: upper bound of the file in pages of 4 KiB; nil for as much as the disk holds.
  /// `isVerified`: every page is looked at before the log is used, and damage is told.
  package struct Options: Sendable {
    package var busyTimeoutMS: Int
    package var maximumPages: Int?
    package var isVerified: Bool

    package init(
      busyTimeoutMS: Int = 5000, maximumPages: Int? = nil, isVerified: Bool = false
    ) {
      self.busyTimeoutMS = busyTimeoutMS
      self.maximumPages = maximumPages
      self.isVerified = isVerified
    }
  }

  /// Absolute path of the log.
  package let path: String
  let queue: DatabaseQueue
  var sessionID: Int64?
  var setIDs: [Int: Int64] = [:]

  /// Opens the log, creates it where there is none, and brings its tables up to date. The folder
  /// must exist. Another program's database is refused, never changed.
  package init(path: String, options: Options = Options()) throws(RepLogError) {
    let file = LogFile(path: path)
    self.path = file.path
    if try file.kind() == .absent { try file.create() }
    do {
      queue = try DatabaseQueue(path: file.path, configuration: Self.configuration(options))
      try Self.prepare(queue, path: file.path, options: options)
    } catch {
      throw file.reason(for: RepLogError(error, path: file.path), forWriting: true)
    }
  }

  private static func configuration(_ options: Options) -> Configuration {
    var configuration = Configuration()
    configuration.label = "replog.writer"
    configuration.busyMode = .timeout(Double(options.busyTimeoutMS) / 1000)
    return configuration
  }

  private static func prepare(_ queue: DatabaseQueue, path: String, options: Options) throws {
    // In a transaction: another program may be making this log just now.
    let version = try queue.read { try Schema.version(of: $0, path: path) }
    guard version <= Schema.known else {
      throw RepLogError.newerSchema(path: path, found: version, known: Schema.known)
    }
    try queue.writeWithoutTransaction { db in
      // Kept after the last connection closes: a plain user then still reads the log, from a
      // folder in which that user could not create them.
      var keepsWAL: CInt = 1
      _ = withUnsafeMutablePointer(to: &keepsWAL) {
        sqlite3_file_control(db.sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, $0)
      }
      if options.isVerified {
        let found = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "ok"
        guard found == "ok" else { throw RepLogError.damaged(path: path, detail: found) }
      }
      let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
      guard journal == "wal" else {
        throw RepLogError.inputOutput(
          path: path, detail: "this file system does not support a write-ahead log")
      }
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // In KiB. Rows are added at the end and never looked for: more would only fill memory, for hours.
      try db.execute(sql: "PRAGMA cache_size = -512")
      _ = try Int.fetchOne(db, sql: "PRAGMA journal_size_limit = 4194304")
      if let pages = options.maximumPages {
        _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)")
      }
    }
    try Schema.bringUpToDate(queue)
  }

  /// Closes the log. Not needed for safety: what was acknowledged is on the disk already.
  package func close() throws(RepLogError) {
    do { try queue.close() } catch { throw RepLogError(error, path: path) }
  }

  func transaction<T>(_ body: (Database) throws -> T) throws(RepLogError) -> T {
    do {
      return try queue.write(body)
    } catch {
      throw LogFile(path: path).reason(for: RepLogError(error, path: path), forWriting: true)
    }
  }
}

// MARK: - Sessions and sets

extension RepLogWriter {
  /// Begins a session and returns its id; `record.id` is ignored. A session that was never ended
  /// stays as it is.
  @discardableResult
  package func beginSession(_ record: SessionRecord) throws(RepLogError) -> Int64 {
    let id = try transaction { try $0.insert(into: "sessions", record.columns) }
    sessionID = id
    setIDs = [:]
    return id
  }

  package func endSession(atMonotonicUS end: Int64) throws(RepLogError) {
    let session = try openSession()
    try transaction { db in
      try db.execute(
        sql: "UPDATE sessions SET ended_at_monotonic_us = ? WHERE id = ?",
        arguments: [end, session])
    }
    sessionID = nil
    setIDs = [:]
  }

  /// Begins a set of the open session; `record.sessionID` and `record.id` are ignored.
  @discardableResult
  package func beginSet(_ record: SetRecord) throws(RepLogError) -> Int64 {
    var record = record
    record.sessionID = try openSession()
    let columns = record.columns
    let id = try transaction { try $0.insert(into: "sets", columns) }
    setIDs[record.number] = id
    return id
  }

  package func endSet(number: Int, atUS end: Int64) throws(RepLogError) {
    let set = try openSet(number)
    try transaction { db in
      try db.execute(sql: "UPDATE sets SET end_us = ? WHERE id = ?", arguments: [end, set])
    }
  }

  /// Removes a set in which no rep remained; one that has reps stays. True if it was removed.
  @discardableResult
  package func discardEmptySet(number: Int) throws(RepLogError) -> Bool {
    let set = try openSet(number)
    let removed = try transaction { db in
      try db.execute(
        sql: "DELETE FROM sets WHERE id = ? AND NOT EXISTS (SELECT 1 FROM reps WHERE set_id = ?)",
        arguments: [set, set])
      return db.changesCount > 0
    }
    if removed { setIDs[number] = nil }
    return removed
  }

  private func openSession() throws(RepLogError) -> Int64 {
    guard let sessionID else { throw .outOfTurn(detail: "no session was begun") }
    return sessionID
  }

  private func openSet(_ number: Int) throws(RepLogError) -> Int64 {
    guard let id = setIDs[number] else {
      throw .outOfTurn(detail: "set \(number) was not begun in this session")
    }
    return id
  }
}

// MARK: - Reps, alerts, faults

extension RepLogWriter {
  /// Appends a finished rep to a set of the open session, also after the set ended; `rep.id` and
  /// `rep.setID` are ignored.
  @discardableResult
  package func append(rep: RepRecord, setNumber: Int) throws(RepLogError) -> Int64 {
    let columns = rep.columns(setID: try openSet(setNumber))
    return try transaction { try $0.insert(into: "reps", columns) }
  }

  package func append(alert: AlertRecord) throws(RepLogError) {
    try append(alerts: [alert], faults: [])
  }

  package func append(fault: FaultRecord) throws(RepLogError) {
    try append(alerts: [], faults: [fault])
  }

  /// All of them or none, in one transaction: a loose cable makes many faults a second.
  package func append(alerts: [AlertRecord], faults: [FaultRecord]) throws(RepLogError) {
    let session = try openSession()
    if alerts.isEmpty, faults.isEmpty { return }
    try transaction { db in
      for alert in alerts {
        _ = try db.insert(into: "alerts", alert.columns(sessionID: session))
      }
      for fault in faults {
        _ = try db.insert(into: "faults", fault.columns(sessionID: session))
      }
    }
  }
}
