import Foundation
import GRDB
import Testing
import Training

@testable import RepLog

/// The power goes in the middle of every single write, sync and truncation of a training; what the disk
/// then holds is opened again.
@Suite(.serialized) struct PowerCutTests {
  /// Every operation of a new log with three sets, its checkpoints included: each in one of the three
  /// ways, and in all of them with HINGE_POWER_CUTS=all.
  @Test(arguments: FailingDisk.Choice.allCases)
  func nothingAcknowledgedIsLost(choice: FailingDisk.Choice) throws {
    let whole = try FailingDisk()
    let acknowledged = train(on: whole)
    #expect(acknowledged.count == 9)
    let operations = whole.operations
    #expect(operations > 150)
    let isThorough = ProcessInfo.processInfo.environment["HINGE_POWER_CUTS"] == "all"
    let cuts =
      isThorough
      ? Array(1...operations)
      : Array(
        stride(from: 1 + Int(choice.rawValue), through: operations, by: 3))
    print("\(cuts.count) power cuts in \(operations) operations, \(choice)")
    var withReps = 0
    for operation in cuts {
      let disk = try FailingDisk()
      disk.losePower(at: operation)
      let acknowledged = train(on: disk)
      let found = try disk.survivors(choice, seed: UInt64(operation))
      let reps = try check(found, holds: acknowledged, "\(choice), operation \(operation)")
      if reps > 0 { withReps += 1 }
    }
    #expect(withReps > cuts.count / 2)
  }

  /// A log of an older form that is brought up to date, step by step.
  @Test(arguments: FailingDisk.Choice.allCases)
  func anUpgradeMayBeCutAnywhere(choice: FailingDisk.Choice) throws {
    func old() throws -> FailingDisk {
      let disk = try FailingDisk()
      let queue = try DatabaseQueue(path: disk.log)
      // As every version has written it.
      try queue.writeWithoutTransaction { db in
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        try db.execute(sql: "PRAGMA synchronous = FULL")
      }
      try Schema.migrator(steps: [Schema.steps[0]]).migrate(queue)
      try queue.write { db in
        try db.execute(
          sql: """
            INSERT INTO sessions VALUES (1, 5, 5, NULL, 'b', 'old', 's', 'measured', 'judged',
              'synthetic', 'x', 'A', NULL, NULL)
            """)
      }
      try queue.close()
      return disk
    }
    let whole = try old()
    let before = whole.operations
    try RepLogWriter(path: whole.log).close()
    let operations = whole.operations
    #expect(operations - before > 20)
    for operation in (before + 1)...operations {
      let disk = try old()
      disk.losePower(at: operation)
      _ = failure { try RepLogWriter(path: disk.log).close() }
      let found = try disk.survivors(choice, seed: UInt64(operation))
      let writer = try RepLogWriter(path: found.log, options: .init(isVerified: true))
      #expect(try writer.queue.read { try Schema.version(of: $0, path: "") } == Schema.known)
      try writer.close()
      let log = try #require(try RepLogReader(path: found.log).latestSession())
      #expect(log.session.lifter == "old", "\(choice), operation \(operation)")
    }
  }

  /// The test can fail: a log that is not synced loses what it acknowledged.
  @Test func aLogThatIsNotSyncedIsCaught() throws {
    let disk = try FailingDisk()
    let acknowledged = train(on: disk) { path throws(RepLogError) in
      let writer = try Evening.open(path)
      do {
        try writer.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
      } catch {
        throw RepLogError(error, path: path)
      }
      return writer
    }
    #expect(acknowledged.count == 9)
    let found = try disk.survivors(.dropped, seed: 1)
    let left = try RepLogReader(path: found.log).latestSession()
    #expect(left?.sets.count ?? 0 < 3)
  }

  /// Trains until the power goes, and returns what was acknowledged.
  private func train(
    on disk: FailingDisk,
    open: @escaping (String) throws(RepLogError) -> RepLogWriter = Evening.open
  ) -> [LogQueue.LoggedRep] {
    let queue = LogQueue(path: disk.log, setsAside: true, open: open)
    var acknowledged: [LogQueue.LoggedRep] = []
    for entry in Evening.entries {
      queue.add(entry)
      queue.write(nowMS: 0)
      acknowledged += queue.takeLogged()
      if queue.lastError != nil { break }
    }
    return acknowledged
  }

  /// Sound, every acknowledged rep there as it was, at most one more, and training goes on. Returns how
  /// many reps there were.
  private func check(
    _ found: Scratch, holds acknowledged: [LogQueue.LoggedRep], _ place: String
  ) throws -> Int {
    let writer = try RepLogWriter(path: found.log, options: .init(isVerified: true))
    let soundness = try writer.queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
    #expect(soundness == "ok", "\(place)")
    let log = try RepLogReader(path: found.log).latestSession()
    let reps = log?.sets.flatMap { set, reps in reps.map { (set.number, $0) } } ?? []
    #expect(reps.count == acknowledged.count || reps.count == acknowledged.count + 1, "\(place)")
    for (rep, told) in zip(reps, acknowledged) {
      #expect(rep.0 == told.set && rep.1.number == told.rep, "\(place)")
      #expect(rep.1 == Sample.stored(Evening.rep(told.rep), id: rep.1.id, setID: rep.1.setID))
    }
    try writer.beginSession(Sample.session(lifter: "next"))
    try writer.beginSet(Sample.set(1))
    try writer.append(rep: Sample.rep(1), setNumber: 1)
    try writer.close()
    #expect(try RepLogReader(path: found.log).latestSession()?.session.lifter == "next")
    return reps.count
  }
}
