import Foundation
import GRDB
import Testing
import Training

@testable import RepLog

/// Mobility checks in the log.
@Suite struct MobilityTests {
  static func record(
    _ lifter: String = "ana", neutral: Int64 = 51_200, wallMS: Int64 = 1_790_000_000_000,
    boot: String = "b", bootMS: Int64? = 30_000, clock: ClockState = .set
  ) -> MobilityRecord {
    MobilityRecord(
      lifter: lifter, style: "sumo", provenance: "measured", mode: "measured",
      calibrationID: "00c0ffee00c0ffee", source: "sensors: two", measuredAtWallMS: wallMS,
      measuredAtBootMS: bootMS, bootID: boot, clock: clock.rawValue, neutralMdeg: neutral,
      isAtLeast: neutral > 60_000, spreadMdeg: 1500, bends: 3, depthMdeg: neutral + 4000,
      limitMdeg: 5000)
  }

  @Test func whatIsWrittenIsRead() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    var expected: [MobilityRecord] = []
    for record in [Self.record(), Self.record("ben", neutral: 64_000), Self.record(bootMS: nil)] {
      var logged = record
      logged.id = try writer.append(mobility: record)
      expected.append(logged)
    }
    let reader = try RepLogReader(path: scratch.log)
    #expect(try reader.mobility() == expected)
    #expect(try reader.mobility(of: "ben") == [expected[1]])
    #expect(try reader.mobility(of: "nobody").isEmpty)
    try reader.verify()
  }

  @Test func datesOfThisBootAreRepaired() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    try writer.append(mobility: Self.record(wallMS: 60_000, clock: .unset))
    try writer.append(mobility: Self.record(wallMS: 60_000, boot: "c", clock: .unset))
    try writer.append(mobility: Self.record())
    try writer.repairDates(ClockFix(bootID: "b", wallMS: 1_795_000_000_000, bootMS: 130_000))
    let found = try RepLogReader(path: scratch.log).mobility()
    #expect(
      found.map(\.measuredAtWallMS) == [1_794_999_900_000, 60_000, 1_790_000_000_000])
    #expect(found.map(\.clock) == ["repaired", "unset", "set"])
    #expect(found.map(\.hasKnownDate) == [true, false, true])
  }

  /// Forgotten with the lifter, also where there is nothing else of him.
  @Test func theyGoWithTheirLifter() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    try writer.append(mobility: Self.record("zaphod-77"))
    try writer.append(mobility: Self.record("ben"))
    try writer.close()
    #expect(try RepLogEraser.lifters(in: scratch.log) == ["ben", "zaphod-77"])
    let share = try RepLogEraser.erase("zaphod-77", in: scratch.log)
    #expect(share.mobility == 1 && share.sessions == 0 && !share.isEmpty)
    #expect(try RepLogReader(path: scratch.log).mobility().map(\.lifter) == ["ben"])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.log))
    #expect(bytes.range(of: Data("zaphod-77".utf8)) == nil)
  }

  /// A log of the format before has none, and nothing is missed in it.
  @Test func anOlderLogIsForgottenFromAndBroughtUpToDate() throws {
    let scratch = try Scratch()
    let queue = try DatabaseQueue(path: scratch.log)
    try Schema.migrator(steps: Array(Schema.steps.prefix(MobilitySQL.format - 1))).migrate(queue)
    try queue.write { _ = try $0.insert(into: "sessions", Sample.session().columns) }
    try queue.close()
    #expect(try RepLogEraser.lifters(in: scratch.log) == ["ana"])
    #expect(try RepLogEraser.share(of: "ana", in: scratch.log).mobility == 0)
    let writer = try RepLogWriter(path: scratch.log)
    try writer.append(mobility: Self.record())
    #expect(try RepLogReader(path: scratch.log).mobility().count == 1)
  }

  @Test func theQueueSaysThatItIsOnTheDiskOrWhyNot() throws {
    let scratch = try Scratch()
    let queue = LogQueue(path: scratch.log, setsAside: false)
    #expect(queue.write(mobility: Self.record(), nowMS: 0) == .success(1))
    #expect(try RepLogReader(path: scratch.log).mobility().count == 1)
    // A session goes on as if nothing had been.
    queue.add(.beginSession(Sample.session()))
    queue.write(nowMS: 1)
    #expect(queue.write(mobility: Self.record(), nowMS: 2) == .success(2))
    #expect(queue.sessionID == 1 && queue.lastError == nil)

    let broken = LogQueue(path: scratch.folder.path, setsAside: false)
    guard case .failure = broken.write(mobility: Self.record(), nowMS: 0) else {
      Issue.record("written to a folder")
      return
    }
    #expect(broken.lastError != nil)
  }
}
