import Foundation
import GRDB
import Testing
import Training

@testable import RepLog

/// Dates of sessions that were begun before the clock was set.
@Suite struct ClockTests {
  private static let today: Int64 = 1_795_370_640_000

  private func session(
    _ lifter: String, boot: String, wallMS: Int64, bootMS: Int64?, clock: ClockState?
  ) -> SessionRecord {
    var session = Sample.session(wallMS: wallMS, lifter: lifter)
    session.bootID = boot
    session.startedAtBootMS = bootMS
    session.clock = clock?.rawValue ?? ""
    return session
  }

  /// Sessions of this boot that were not dated get the date that they had; all others keep theirs.
  @Test func theDatesOfThisBootAreRepaired() throws {
    let scratch = try Scratch()
    let queue = LogQueue(path: scratch.log, setsAside: false)
    for session in [
      session("known", boot: "a", wallMS: Self.today - 900_000, bootMS: 1000, clock: .set),
      session("earlier boot", boot: "a", wallMS: 5000, bootMS: 2000, clock: .unset),
      session("from 1970", boot: "b", wallMS: 60_000, bootMS: 30_000, clock: .unset),
      session("stale", boot: "b", wallMS: Self.today - 9_000_000, bootMS: 90_000, clock: .unset),
      session("by a chip", boot: "b", wallMS: Self.today - 77, bootMS: 95_000, clock: .chip),
      session("set", boot: "b", wallMS: Self.today, bootMS: 99_000, clock: .set),
      session("old format", boot: "b", wallMS: 7000, bootMS: nil, clock: nil),
    ] {
      queue.add(.beginSession(session))
    }
    queue.add(.clock(ClockFix(bootID: "b", wallMS: Self.today, bootMS: 100_000)))
    queue.write(nowMS: 0)
    #expect(queue.lastError == nil)
    let reader = try RepLogReader(path: scratch.log)
    let found = try reader.sessions(from: .min, to: .max).map(\.session)
    #expect(
      found.map(\.startedAtWallMS) == [
        Self.today - 900_000, 5000, Self.today - 70_000, Self.today - 10_000, Self.today - 5000,
        Self.today, 7000,
      ])
    #expect(
      found.map(\.clock) == ["set", "unset", "repaired", "repaired", "repaired", "set", ""])
    #expect(found.map(\.hasKnownDate) == [true, false, true, true, true, true, false])
    // A second setting changes no date any more.
    #expect(
      try RepLogWriter(path: scratch.log).repairDates(
        ClockFix(bootID: "b", wallMS: 0, bootMS: 0)) == 0)
    // The one without a date was after the one before it.
    #expect(try reader.knownDate(before: 2) == Self.today - 900_000)
    #expect(try reader.knownDate(before: 1) == nil)
  }

  /// The open session is repaired in memory, too: it may have to be written again.
  @Test func aRepairOutlivesTheFile() throws {
    let scratch = try Scratch()
    let queue = LogQueue(path: scratch.log, setsAside: false)
    queue.add(
      .beginSession(session("ana", boot: "b", wallMS: 60_000, bootMS: 30_000, clock: .unset)))
    queue.add(.clock(ClockFix(bootID: "b", wallMS: Self.today, bootMS: 100_000)))
    queue.write(nowMS: 0)
    for suffix in ["-wal", "-shm", ""] {
      try FileManager.default.removeItem(atPath: scratch.log + suffix)
    }
    queue.add(.beginSet(Sample.set(1)))
    queue.write(nowMS: 1)
    let found = try #require(try RepLogReader(path: scratch.log).latestSession()).session
    #expect(found.startedAtWallMS == Self.today - 70_000 && found.clock == "repaired")
  }

  /// Without a boot's id nothing can be told apart.
  @Test func noBootIDRepairsNothing() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    try writer.beginSession(session("ana", boot: "", wallMS: 1, bootMS: 1, clock: .unset))
    #expect(try writer.repairDates(ClockFix(bootID: "", wallMS: Self.today, bootMS: 2)) == 0)
  }

  /// However the clock ran, sessions come in the order in which they were logged.
  @Test func sessionsNeverRunBackwards() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    for (index, wallMS) in [Self.today, 60_000, Self.today - 5000, Self.today + 5].enumerated() {
      try writer.beginSession(Sample.session(wallMS: wallMS, lifter: "\(index)"))
      try writer.endSession(atMonotonicUS: 6_000_000)
    }
    let found = try RepLogReader(path: scratch.log).sessions(from: .min, to: .max)
    #expect(found.map(\.session.lifter) == ["0", "1", "2", "3"])
  }

  /// A log of format 4 keeps its rows and dates.
  @Test func sessionsOfTheFourthFormComeAlong() throws {
    let scratch = try Scratch()
    let queue = try DatabaseQueue(path: scratch.log)
    try Schema.migrator(steps: Array(Schema.steps.prefix(4))).migrate(queue)
    try queue.write { db in
      _ = try db.insert(
        into: "sessions",
        Sample.session().columns.filter { !["clock", "started_at_boot_ms"].contains($0.0) })
    }
    #expect(try queue.read { try Schema.version(of: $0, path: "") } == 4)
    try queue.close()
    try RepLogWriter(path: scratch.log).close()
    let found = try #require(try RepLogReader(path: scratch.log).latestSession()).session
    var expected = Sample.session()
    expected.id = 1
    #expect(found == expected)
    #expect(found.clock.isEmpty && found.startedAtBootMS == nil && found.hasKnownDate)
  }
}
