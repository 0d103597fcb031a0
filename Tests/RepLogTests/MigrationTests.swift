import Foundation
import GRDB
import Testing
import Training

@testable import RepLog

@Suite struct MigrationTests {
  @Test func anEmptyFileBecomesALog() throws {
    let scratch = try Scratch()
    #expect(FileManager.default.createFile(atPath: scratch.log, contents: Data()))
    let writer = try RepLogWriter(path: scratch.log)
    try writer.beginSession(Sample.session())
    #expect(try writer.queue.read { try Schema.version(of: $0, path: "") } == Schema.known)
  }

  @Test func anExistingLogKeepsItsRowsWhenOpenedAgain() throws {
    let scratch = try Scratch()
    for lifter in ["one", "two"] {
      let writer = try RepLogWriter(path: scratch.log)
      try writer.beginSession(Sample.session(lifter: lifter))
      try writer.endSession(atMonotonicUS: 1)
      try writer.close()
    }
    let found = try RepLogReader(path: scratch.log).sessions(from: 0, to: .max)
    #expect(found.map(\.session.lifter) == ["one", "two"])
  }

  /// What a crash before the first step leaves behind is still ours to finish.
  @Test func anInterruptedFirstStepIsTakenUpAgain() throws {
    let scratch = try Scratch()
    let queue = try DatabaseQueue(path: scratch.log)
    try queue.write {
      try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    try queue.close()
    let path = LogFile(path: scratch.log).path
    #expect(failure { _ = try RepLogReader(path: scratch.log) } == .nothingLogged(path: path))
    try RepLogWriter(path: scratch.log).beginSession(Sample.session())
    #expect(try RepLogReader(path: scratch.log).latestSession() != nil)
  }

  /// A step appended later runs on a log that has the earlier ones, and only that step.
  @Test func aLaterStepIsAddedToAnExistingLog() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    try writer.beginSession(Sample.session())
    let later = Schema.steps + [("999-later", "ALTER TABLE sessions ADD COLUMN later TEXT")]
    try Schema.migrator(steps: later).migrate(writer.queue)
    let version = try writer.queue.read { try Schema.version(of: $0, path: "") }
    #expect(version == Schema.known + 1)
    #expect(
      try writer.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sessions") } == 1)
    try writer.close()

    let expected = RepLogError.newerSchema(
      path: writer.path, found: Schema.known + 1, known: Schema.known)
    #expect(failure { _ = try RepLogReader(path: scratch.log) } == expected)
    #expect(failure { _ = try RepLogWriter(path: scratch.log) } == expected)
  }

  /// Several programs find no log, or an old one, in the same moment: one takes each step, and all go on.
  @Test(arguments: [0, 3]) func severalAtOnceBringALogUpToDate(from format: Int) async throws {
    for _ in 0..<12 {
      let scratch = try Scratch()
      if format > 0 {
        let queue = try DatabaseQueue(path: scratch.log)
        try Schema.migrator(steps: Array(Schema.steps.prefix(format))).migrate(queue)
        try queue.close()
      }
      let log = scratch.log
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<4 {
          group.addTask {
            let writer = try RepLogWriter(path: log)
            try writer.beginSession(Sample.session(lifter: "\(number)"))
            try writer.close()
          }
        }
        try await group.waitForAll()
      }
      let found = try RepLogReader(path: log).sessions(from: 0, to: .max)
      #expect(found.map(\.session.lifter).sorted() == ["0", "1", "2", "3"])
    }
  }

  /// Reps logged before reasons were kept are still there, without one.
  @Test func repsOfTheFirstFormComeAlong() throws {
    let scratch = try Scratch()
    let queue = try DatabaseQueue(path: scratch.log)
    try Schema.migrator(steps: [Schema.steps[0]]).migrate(queue)
    try queue.write { db in
      _ = try db.insert(into: "sessions", Self.withoutFeedback(Sample.session()))
      _ = try db.insert(into: "sets", SetRecord(sessionID: 1, number: 1, startUS: 0).columns)
      let old = Sample.rep(1).columns(setID: 1).filter {
        !$0.0.contains("reason") && !$0.0.contains("limit") && !$0.0.contains("creep")
          && !$0.0.contains("lean") && !$0.0.contains("twist") && !$0.0.contains("setup")
          && !$0.0.contains("buzz")
      }
      _ = try db.insert(into: "reps", old)
    }
    try queue.close()
    try RepLogWriter(path: scratch.log).close()
    let found = try #require(try RepLogReader(path: scratch.log).latestSession())
    let rep = try #require(found.sets.first?.1.first)
    #expect(rep.reason.isEmpty)
    #expect(rep.reasonAtUS == nil && rep.reserveLimitPermille == nil && rep.creepMdeg == nil)
    #expect(rep.posture == RepPosture())
    #expect(rep.peakFlexionMdeg == Sample.rep(1).peakFlexionMdeg)
  }

  /// A session as formats 1 to 3 had it.
  private static func withoutFeedback(
    _ session: SessionRecord
  ) -> [(String, (any DatabaseValueConvertible)?)] {
    session.columns.filter {
      !["calibration_id", "clock", "started_at_boot_ms"].contains($0.0)
        && !$0.0.hasPrefix("feedback")
    }
  }

  /// A log of format 3 keeps its rows, and none of its sessions passes for a baseline: which
  /// calibration they used was not kept.
  @Test func sessionsOfTheThirdFormComeAlong() throws {
    let scratch = try Scratch()
    let queue = try DatabaseQueue(path: scratch.log)
    try Schema.migrator(steps: Array(Schema.steps.prefix(3))).migrate(queue)
    try queue.write { db in
      _ = try db.insert(into: "sessions", Self.withoutFeedback(Sample.session()))
      _ = try db.insert(into: "sets", SetRecord(sessionID: 1, number: 1, startUS: 0).columns)
      _ = try db.insert(into: "reps", Sample.rep(1).columns(setID: 1))
    }
    #expect(try queue.read { try Schema.version(of: $0, path: "") } == 3)
    try queue.close()

    let writer = try RepLogWriter(path: scratch.log)
    #expect(try writer.queue.read { try Schema.version(of: $0, path: "") } == Schema.known)
    #expect(try !writer.hasBaseline(for: Sample.session()))
    #expect(try !writer.hasBaseline(for: Sample.session(calibrationID: "")))
    try writer.close()
    let found = try #require(try RepLogReader(path: scratch.log).latestSession())
    var expected = Sample.session()
    expected.id = 1
    expected.calibrationID = ""
    expected.feedback = ""
    expected.feedbackSetting = ""
    #expect(found.session == expected)
    #expect(found.sets.first?.1 == [Sample.stored(Sample.rep(1), id: 1, setID: 1)])
  }

  @Test func aReaderDoesNotMigrate() throws {
    let scratch = try Scratch()
    let queue = try DatabaseQueue(path: scratch.log)
    try queue.write { db in
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      try db.execute(sql: "PRAGMA user_version = -1")
    }
    try queue.close()
    let path = LogFile(path: scratch.log).path
    #expect(
      failure { _ = try RepLogReader(path: scratch.log) }
        == .olderSchema(path: path, found: -1, known: Schema.known))
  }

  /// Columns are a promise to backups and to other programs: a change of one must be seen here.
  @Test func columnsNameTheirUnitsAndHoldNoFloats() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    let columns = try writer.queue.read { db in
      try ["sessions", "sets", "reps", "alerts", "faults"].flatMap { table in
        try Row.fetchAll(db, sql: "SELECT name, type FROM pragma_table_info('\(table)')")
          .map { ($0["name"] as String, $0["type"] as String) }
      }
    }
    #expect(columns.count == 70)
    for (name, type) in columns {
      #expect(["INTEGER", "TEXT", "BLOB"].contains(type), "\(name)")
    }
  }
}
