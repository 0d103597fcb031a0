import Foundation
import GRDB
import Testing
import Training

@testable import RepLog

/// Timed holds in the log: written and acknowledged as reps are.
@Suite struct HoldTests {
  static func hold(_ number: Int, target: Int64? = 60_000, grade: String? = "wavered") -> HoldRecord
  {
    let n = Int64(number)
    return HoldRecord(
      number: number, kind: "side-plank", side: "left", isChosen: number % 2 == 1,
      hasLumbar: number % 2 == 0, startUS: n * 100_000_000, endUS: n * 100_000_000 + 61_000_000,
      heldMS: 58_000 + n, sagMdeg: 9100 + n, rotationMdeg: 2100 + n, swayMdeg: 700 + n, losses: 2,
      lostMS: 2400, gaps: 1, missingMS: 600, targetMS: target, endedBy: "target_reached",
      grade: grade)
  }

  @Test func everyFieldComesBack() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    #expect(failure { try writer.append(hold: Self.hold(1)) } != nil)
    try writer.beginSession(Sample.session(lifter: "ana"))
    let holds = [Self.hold(1), Self.hold(2, target: nil, grade: nil)]
    for hold in holds { try writer.append(hold: hold) }
    // A number is used once.
    #expect(failure { try writer.append(hold: Self.hold(2)) } != nil)
    try writer.beginSession(Sample.session(lifter: "ben"))
    try writer.append(hold: Self.hold(1))
    let reader = try RepLogReader(path: scratch.log)
    #expect(try reader.session(id: 1)?.holds == holds)
    #expect(try reader.holds(newest: 10).map(\.session) == [1, 1, 2])
    #expect(try reader.holds(newest: 2).map(\.hold.number) == [2, 1])
    let own = try reader.holds(of: "ana", newest: 10)
    #expect(own.map(\.hold) == holds && own.allSatisfy(\.isSimulated) && own[0].hasKnownDate)
    try reader.verify()
  }

  @Test func theQueueAcknowledgesThemOnceTheyAreOnTheDisk() throws {
    let scratch = try Scratch()
    let queue = LogQueue(path: scratch.log, setsAside: false)
    queue.add(.beginSession(Sample.session()))
    queue.add(.hold(Self.hold(1)))
    #expect(queue.takeLoggedHolds().isEmpty)
    queue.write(nowMS: 0)
    #expect(queue.takeLoggedHolds() == [LogQueue.DurableHold(session: 1, number: 1)])
    #expect(queue.takeLoggedHolds().isEmpty && queue.lastError == nil)
  }

  /// A log that goes while it is written: what was logged of the session is in the next one, too.
  @Test func aNewFileGetsTheHoldsOfTheSession() throws {
    let scratch = try Scratch()
    let queue = LogQueue(path: scratch.log, setsAside: false)
    queue.add(.beginSession(Sample.session()))
    queue.add(.hold(Self.hold(1)))
    queue.write(nowMS: 0)
    for suffix in ["", "-wal", "-shm"]
    where FileManager.default.fileExists(atPath: scratch.log + suffix) {
      try FileManager.default.removeItem(atPath: scratch.log + suffix)
    }
    queue.add(.hold(Self.hold(2)))
    queue.write(nowMS: 10_000)
    #expect(queue.lastError == nil)
    let found = try RepLogReader(path: scratch.log).latestSession()
    #expect(found?.holds.map(\.number) == [1, 2])
  }

  @Test func theyGoWithTheirLifterAndComeWithAWholeSession() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    try writer.beginSession(Sample.session(lifter: "ana"))
    try writer.append(hold: Self.hold(1))
    let log = try #require(try RepLogReader(path: scratch.log).latestSession())
    let copy = try Scratch()
    let other = try RepLogWriter(path: copy.log)
    try other.add(whole: log)
    #expect(try RepLogReader(path: copy.log).latestSession()?.holds == [Self.hold(1)])
    try writer.close()
    #expect(try RepLogEraser.erase("ana", in: scratch.log).holds == 1)
    #expect(try RepLogReader(path: scratch.log).holds(newest: 10).isEmpty)
  }

  @Test func aLogOfTheFormatBeforeIsForgottenFrom() throws {
    let scratch = try Scratch()
    let queue = try DatabaseQueue(path: scratch.log)
    try Schema.migrator(steps: Array(Schema.steps.prefix(HoldSQL.format - 1))).migrate(queue)
    try queue.write { _ = try $0.insert(into: "sessions", Sample.session().columns) }
    try queue.close()
    #expect(try RepLogEraser.share(of: "ana", in: scratch.log).holds == 0)
    try RepLogWriter(path: scratch.log).close()
    #expect(try RepLogReader(path: scratch.log).latestSession()?.holds == [])
  }
}
