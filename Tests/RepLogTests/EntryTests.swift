import Foundation
import GRDB
import Testing
import Training

@testable import RepLog

/// What people say reaches the disk, of what is there and nothing else, and survives what reps survive.
@Suite struct EntryTests {
  private func entry(
    _ field: String, _ value: String?, session: Int64, set: Int? = nil, rep: Int? = nil,
    clock: String = "unset"
  ) -> EntryRecord {
    EntryRecord(
      sessionID: session, setNumber: set, repNumber: rep, field: field, value: value,
      enteredAtWallMS: 1_700_000_000_000, enteredAtBootMS: 60_000, bootID: "boot-1", clock: clock,
      origin: "test")
  }

  private func begin(_ writer: RepLogWriter, lifter: String = "ana") throws -> Int64 {
    let id = try writer.beginSession(Sample.session(lifter: lifter))
    try writer.beginSet(Sample.set(1))
    try writer.append(rep: Sample.rep(1), setNumber: 1)
    return id
  }

  @Test func whatIsSaidIsReadBackInForce() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    let id = try begin(writer)
    try writer.append(entries: [
      entry("load_g", "140000", session: id, set: 1),
      entry("rpe_tenths", "85", session: id, set: 1),
      entry("verdict", "lost", session: id, set: 1, rep: 1), entry("lifter", "ben", session: id),
    ])
    try writer.append(entries: [entry("load_g", "142500", session: id, set: 1)])
    let cut = try scratch.powerCut()
    let log = try #require(try RepLogReader(path: cut.log).latestSession())
    #expect(log.sets[0].0.loadGrams == 142_500 && log.sets[0].0.said.rpeTenths == 85)
    #expect(log.sets[0].1[0].said.verdict == "lost" && log.session.lifter == "ben")
    #expect(log.entries.map(\.value) == ["140000", "85", "lost", "ben", "142500"])
    #expect(log.entries.map(\.id) == [1, 2, 3, 4, 5])
  }

  @Test func onlyOfWhatIsThereAndTheSetThatComes() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    let id = try begin(writer)
    func missing(_ entry: EntryRecord) -> String? {
      guard case .nothingThere(_, let what) = failure({ try writer.append(entries: [entry]) })
      else { return nil }
      return what
    }
    #expect(missing(entry("rpe_tenths", "80", session: 99)) == "session 99")
    #expect(missing(entry("load_g", "1", session: id, set: 3)) == "set 3 of session \(id)")
    #expect(
      missing(entry("verdict", "held", session: id, set: 1, rep: 2))
        == "rep 2 of set 1 of session \(id)")
    #expect(missing(entry("verdict", "held", session: id, set: 2, rep: 1)) != nil)
    try writer.append(entries: [entry("load_g", "1000", session: id, set: 2)])
    try writer.beginSet(Sample.set(2))
    let log = try #require(try RepLogReader(path: scratch.log).latestSession())
    #expect(log.sets[1].0.loadGrams == 1000)
    try writer.endSession(atMonotonicUS: 9)
    #expect(missing(entry("load_g", "1", session: id, set: 3)) != nil)
  }

  @Test func allOfItOrNothing() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    let id = try begin(writer)
    let good = entry("load_g", "1000", session: id, set: 1)
    #expect(
      failure { try writer.append(entries: [good, entry("pain", "3", session: 50)]) }?.exitCode
        == 65)
    #expect(
      failure { try writer.append(entries: [good, entry("pain", "12", session: id)]) }?.exitCode
        == 64)
    #expect(try RepLogReader(path: scratch.log).latestSession()?.entries == [])
  }

  /// The clock was not set when it was said; the same fix that dates the session dates it.
  @Test func theDateIsRepairedWithTheSessions() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    let id = try begin(writer)
    try writer.append(entries: [
      entry("pain", "1", session: id), entry("pain", "2", session: id, clock: "set"),
    ])
    try writer.repairDates(ClockFix(bootID: "boot-1", wallMS: 1_800_000_100_000, bootMS: 160_000))
    let entries = try RepLogReader(path: scratch.log).latestSession()?.entries ?? []
    #expect(entries.map(\.enteredAtWallMS) == [1_800_000_000_000, 1_700_000_000_000])
    #expect(entries.map(\.clock) == ["repaired", "set"])
  }

  @Test func whatWasSaidGoesWithALogThatIsBegunAnew() throws {
    let scratch = try Scratch()
    let queue = LogQueue(path: scratch.log, setsAside: false)
    queue.add(.beginSession(Sample.session()))
    queue.add(.beginSet(Sample.set(1)))
    queue.add(.rep(Sample.rep(1), setNumber: 1))
    queue.write(nowMS: 0)
    let id = try #require(queue.sessionID)
    #expect(queue.say([entry("load_g", "140000", session: id, set: 1)], nowMS: 0) == nil)
    try FileManager.default.removeItem(atPath: scratch.log)
    queue.add(.rep(Sample.rep(2), setNumber: 1))
    queue.write(nowMS: 1)
    let log = try #require(try RepLogReader(path: scratch.log).latestSession())
    #expect(log.sets[0].0.loadGrams == 140_000 && log.sets[0].1.count == 2)
  }

  /// Whoever says it is told at once that the disk is in the way; nothing is kept behind their back.
  @Test func aDiskInTheWayIsTold() throws {
    let disk = try FailingDisk()
    let queue = LogQueue(path: disk.log, setsAside: false)
    queue.add(.beginSession(Sample.session()))
    queue.write(nowMS: 0)
    let id = try #require(queue.sessionID)
    disk.fail(.full)
    let words = [entry("pain", "2", session: id)]
    #expect(queue.say(words, nowMS: 0) == .diskFull(path: disk.log))
    #expect(queue.waitingCount == 0)
    disk.fail(.none)
    queue.write(nowMS: LogQueue.pauseMS)
    #expect(queue.say(words, nowMS: LogQueue.pauseMS) == nil)
    #expect(try RepLogReader(path: disk.log).latestSession()?.said.pain == 2)
  }

  // MARK: Whose it is

  private func twoLifters(_ scratch: Scratch) throws -> RepLogWriter {
    let writer = try RepLogWriter(path: scratch.log)
    for lifter in ["ana", "ben", "ana"] {
      _ = try begin(writer, lifter: lifter)
      try writer.endSession(atMonotonicUS: 9)
    }
    // The first was really Ben's.
    try writer.append(entries: [entry("lifter", "ben", session: 1)])
    return writer
  }

  @Test func sessionsAreFoundByTheLifterInForce() throws {
    let scratch = try Scratch()
    _ = try twoLifters(scratch)
    let reader = try RepLogReader(path: scratch.log)
    var selection = SessionSelection()
    selection.lifter = "ben"
    #expect(try reader.records(selection).map(\.id) == [1, 2])
    #expect(try reader.records(selection).map(\.lifter) == ["ben", "ben"])
    selection.newest = 1
    #expect(try reader.records(selection).map(\.id) == [2])
    selection.skipping = 1
    #expect(try reader.records(selection).map(\.id) == [1])
    selection = SessionSelection()
    selection.numbers = 2...3
    #expect(try reader.records(selection).map(\.id) == [2, 3])
    selection = SessionSelection()
    selection.style = "sumo"
    #expect(try reader.records(selection).isEmpty)
    #expect(try reader.lifters() == ["ana", "ben"])
  }

  @Test func forgettingSomebodyTakesWhatIsTheirsNow() throws {
    let scratch = try Scratch()
    try twoLifters(scratch).close()
    #expect(try RepLogEraser.share(of: "ben", in: scratch.log).sessions == 2)
    _ = try RepLogEraser.erase("ben", in: scratch.log)
    let reader = try RepLogReader(path: scratch.log)
    #expect(try reader.records(SessionSelection()).map(\.lifter) == ["ana"])
  }

  /// Ben's session stays Ben's, and no longer says that it was ever taken for Ana's.
  @Test func forgettingSomebodyLeavesNoNameBehind() throws {
    let scratch = try Scratch()
    try twoLifters(scratch).close()
    _ = try RepLogEraser.erase("ana", in: scratch.log)
    let reader = try RepLogReader(path: scratch.log)
    #expect(try reader.records(SessionSelection()).map(\.lifter) == ["ben", "ben"])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.log))
    #expect(bytes.range(of: Data("ana".utf8)) == nil)
  }
}
