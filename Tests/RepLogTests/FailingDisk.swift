import CPowerCut
import Foundation
import GRDB
import Training

@testable import RepLog

/// A folder on a disk that can lose its power, fill up and refuse; SQLite's files in it go through
/// the file system of Tests/PowerCut.
final class FailingDisk {
  enum Fault: Int32 {
    case none, full, refuses, noSync
  }
  /// What reached the disk of what was not synced.
  enum Choice: Int32, CaseIterable {
    case dropped, lastTorn, any
  }

  let scratch: Scratch
  private let number: Int32
  var log: String { LogFile(path: scratch.log).path }

  struct NoRoom: Error {}

  init() throws {
    guard powercut_install() == 0 else { throw NoRoom() }
    scratch = try Scratch(inMemory: true)
    number = powercut_watch(scratch.folder.resolvingSymlinksInPath().path)
    if number < 0 { throw NoRoom() }
  }

  deinit { powercut_forget(number) }

  var operations: Int { powercut_operations(number) }
  func losePower(at operation: Int) { powercut_at(number, operation) }
  func fail(_ fault: Fault) { powercut_fail(number, fault.rawValue) }

  /// The disk as it is found when the power is back.
  func survivors(_ choice: Choice, seed: UInt64) throws -> Scratch {
    let found = try Scratch(inMemory: true)
    let code = powercut_survivors(number, found.folder.path, choice.rawValue, seed)
    if code != 0 { throw POSIXError(.init(rawValue: code) ?? .EIO) }
    return found
  }
}

/// A short training, logged through the queue as the daemon does it.
enum Evening {
  static let entries: [LogQueue.Entry] = {
    var entries: [LogQueue.Entry] = [.beginSession(session)]
    for set in 1...3 {
      entries.append(.beginSet(Sample.set(set)))
      for number in 1...3 {
        var alert = Sample.alert
        alert.timeUS += Int64(set * 10 + number)
        entries.append(.notes(alerts: [alert], faults: [Sample.fault]))
        entries.append(.rep(rep(number), setNumber: set))
      }
      entries.append(.endSet(number: set, atUS: 90_000_000))
    }
    entries.append(.clock(ClockFix(bootID: "boot-1", wallMS: 1_750_000_000_000, bootMS: 60_000)))
    entries.append(.endSession(atUS: 99_000_000))
    return entries
  }()

  static var session: SessionRecord {
    var session = Sample.session()
    session.startedAtBootMS = 30_000
    session.clock = ClockState.unset.rawValue
    return session
  }

  /// Several pages long, so that one transaction is several writes.
  static func rep(_ number: Int) -> RepRecord {
    var rep = Sample.rep(number)
    rep.trace = Array(repeating: Int16(number), count: 3000)
    return rep
  }

  /// The log of a queue, moved into the database file every few pages, so that this, too, is cut.
  static func open(_ path: String) throws(RepLogError) -> RepLogWriter {
    let writer = try RepLogWriter(path: path, options: .init(isVerified: true))
    do {
      try writer.queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 8")
      }
    } catch {
      throw RepLogError(error, path: path)
    }
    return writer
  }
}
