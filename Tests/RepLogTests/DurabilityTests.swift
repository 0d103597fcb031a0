import Foundation
import GRDB
import Testing
import Training

@testable import RepLog

@Suite struct DurabilityTests {
  /// After every call, what a power cut would leave is read back: everything acknowledged so far
  /// is there and the file is sound.
  @Test func everyAcknowledgedCallSurvivesAPowerCut() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    func check(sets: Int, reps: Int, alerts: Int = 0, isOver: Bool = false) throws {
      let left = try scratch.powerCut()
      let reader = try RepLogReader(path: left.log)
      try reader.verify()
      let log = try #require(try reader.latestSession())
      #expect(log.sets.count == sets)
      #expect(log.sets.reduce(0) { $0 + $1.1.count } == reps)
      #expect(log.alerts.count == alerts && log.faults.count == alerts)
      #expect((log.session.endedAtMonotonicUS != nil) == isOver)
    }
    try writer.beginSession(Sample.session())
    try check(sets: 0, reps: 0)
    try writer.beginSet(Sample.set(1))
    try check(sets: 1, reps: 0)
    for rep in 1...5 {
      try writer.append(rep: Sample.rep(rep), setNumber: 1)
      try check(sets: 1, reps: rep)
    }
    try writer.endSet(number: 1, atUS: 90_000_000)
    try writer.beginSet(Sample.set(2))
    try check(sets: 2, reps: 5)
    try writer.discardEmptySet(number: 2)
    try check(sets: 1, reps: 5)
    try writer.append(alerts: [Sample.alert], faults: [Sample.fault])
    try check(sets: 1, reps: 5, alerts: 1)
    try writer.endSession(atMonotonicUS: 99_000_000)
    try check(sets: 1, reps: 5, alerts: 1, isOver: true)
  }

  @Test func aDaemonThatIsStartedAgainGoesOnBesideTheSessionThatWasCutOff() throws {
    let scratch = try Scratch()
    let killed = try RepLogWriter(path: scratch.log)
    try killed.beginSession(Sample.session(lifter: "first"))
    try killed.beginSet(Sample.set(1))
    try killed.append(rep: Sample.rep(1), setNumber: 1)

    // The first connection stays open, as after a kill that nobody cleaned up behind.
    let next = try RepLogWriter(path: scratch.log)
    let id = try next.beginSession(Sample.session(lifter: "second"))
    try next.beginSet(Sample.set(1))
    try next.append(rep: Sample.rep(1), setNumber: 1)

    let reader = try RepLogReader(path: scratch.log)
    #expect(try reader.latestSession()?.session.lifter == "second")
    let first = try #require(try reader.session(id: id - 1))
    #expect(first.session.endedAtMonotonicUS == nil)
    #expect(first.sets.map(\.0.endUS) == [nil])
    #expect(first.sets.map(\.1.count) == [1])
    try killed.close()
  }

  @Test func aTransactionThatDidNotCommitLeavesNothing() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    try writer.beginSession(Sample.session())
    let bad = Sample.alert
    struct Cut: Error {}
    #expect(throws: Cut.self) {
      try writer.queue.write { db in
        _ = try db.insert(into: "alerts", bad.columns(sessionID: 1))
        throw Cut()
      }
    }
    #expect(try RepLogReader(path: scratch.log).latestSession()?.alerts.isEmpty == true)
  }

  @Test func theLogIsWrittenThroughToTheDisk() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    let pragmas = try writer.queue.read { db in
      [
        try String.fetchOne(db, sql: "PRAGMA journal_mode"),
        try String.fetchOne(db, sql: "PRAGMA synchronous"),
        try String.fetchOne(db, sql: "PRAGMA foreign_keys"),
      ]
    }
    #expect(pragmas == ["wal", "2", "1"])
  }

  @Test func aFullDiskIsSaidAndLosesNothing() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log, options: .init(maximumPages: 40))
    try writer.beginSession(Sample.session())
    try writer.beginSet(Sample.set(1))
    var written = 0
    var error: RepLogError?
    while error == nil, written < 100_000 {
      var rep = Sample.rep(written + 1)
      rep.trace = Array(repeating: 7, count: 200)
      error = failure { try writer.append(rep: rep, setNumber: 1) }
      if error == nil { written += 1 }
    }
    #expect(error == .diskFull(path: writer.path))
    #expect(written > 10)
    let reader = try RepLogReader(path: scratch.log)
    try reader.verify()
    #expect(try reader.latestSession()?.sets[0].1.count == written)

    try writer.queue.writeWithoutTransaction {
      _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = 4000")
    }
    try writer.append(rep: Sample.rep(written + 1), setNumber: 1)
    #expect(try reader.latestSession()?.sets[0].1.count == written + 1)
  }

  @Test func aWriterThatWaitsInVainSaysSo() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log, options: .init(busyTimeoutMS: 0))
    let other = try DatabaseQueue(path: scratch.log)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(
        failure { try writer.beginSession(Sample.session()) } == .locked(path: writer.path))
      try db.execute(sql: "ROLLBACK")
    }
    try writer.beginSession(Sample.session())
  }
}
