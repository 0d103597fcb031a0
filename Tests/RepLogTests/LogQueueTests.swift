import Foundation
import GRDB
import Testing
import Training

@testable import RepLog

/// What the queue before the log does when the disk, the file or another program is in the way. Time is
/// handed in; nothing waits.
@Suite(.serialized) struct LogQueueTests {
  private func reps(_ path: String) throws -> [[Int]] {
    let log = try RepLogReader(path: path).latestSession()
    return log?.sets.map { $0.1.map(\.number) } ?? []
  }

  /// All of the evening, in order, with a fault from one entry to another.
  @Test(arguments: [FailingDisk.Fault.full, .refuses, .noSync])
  func aDiskThatFailsForAWhileCostsNothing(fault: FailingDisk.Fault) throws {
    for begin in [0, 4, 9] {
      let disk = try FailingDisk()
      let queue = LogQueue(path: disk.log, setsAside: false)
      queue.openNow()
      #expect(queue.lastError == nil)
      var now: Int64 = 0
      var acknowledged = 0
      for (index, entry) in Evening.entries.enumerated() {
        if index == begin { disk.fail(fault) }
        if index == begin + 8 { disk.fail(.none) }
        queue.add(entry)
        now += 700
        queue.write(nowMS: now)
        let told = queue.takeLogged().count
        if (begin..<begin + 8).contains(index) {
          #expect(told == 0, "acknowledged without a disk, entry \(index)")
          #expect(queue.lastError != nil)
          if fault == .full { #expect(queue.lastError == .diskFull(path: disk.log)) }
        }
        acknowledged += told
      }
      now += LogQueue.pauseMS
      queue.write(nowMS: now)
      acknowledged += queue.takeLogged().count
      #expect(queue.lastError == nil && queue.waitingCount == 0 && queue.lostEntries == 0)
      #expect(acknowledged == 9 && queue.durableReps == 9)
      #expect(try reps(disk.log) == [[1, 2, 3], [1, 2, 3], [1, 2, 3]])
      let log = try #require(try RepLogReader(path: disk.log).latestSession())
      #expect(log.alerts.count == 9 && log.faults.count == 9)
      // What was acknowledged is also what a power cut leaves.
      let found = try disk.survivors(.dropped, seed: 1)
      #expect(try reps(found.log) == [[1, 2, 3], [1, 2, 3], [1, 2, 3]])
    }
  }

  @Test func afterAFailureNothingIsTriedForTwoSeconds() throws {
    let disk = try FailingDisk()
    let queue = LogQueue(path: disk.log, setsAside: false)
    queue.openNow()
    disk.fail(.full)
    queue.add(.beginSession(Sample.session()))
    queue.write(nowMS: 1000)
    #expect(queue.lastError == .diskFull(path: disk.log))
    disk.fail(.none)
    queue.write(nowMS: 2999)
    #expect(queue.waitingCount == 1)
    queue.write(nowMS: 3000)
    #expect(queue.waitingCount == 0 && queue.lastError == nil)
  }

  /// What waits is bounded, and what is beside the reps does not push them out.
  @Test func faultsWithoutEndLeaveRoomForReps() throws {
    let disk = try FailingDisk()
    let queue = LogQueue(path: disk.log, setsAside: false)
    queue.openNow()
    disk.fail(.refuses)
    queue.add(.beginSession(Sample.session()))
    queue.add(.beginSet(Sample.set(1)))
    for _ in 0..<3 * LogQueue.mostWaiting {
      queue.add(.notes(alerts: [], faults: [Sample.fault]))
    }
    for number in 1...100 { queue.add(.rep(Sample.rep(number), setNumber: 1)) }
    #expect(queue.waitingCount == LogQueue.mostNotesWaiting + 100)
    #expect(queue.lostEntries == 3 * LogQueue.mostWaiting + 2 - LogQueue.mostNotesWaiting)
    disk.fail(.none)
    queue.write(nowMS: 0)
    #expect(queue.durableReps == 100)
  }

  /// A row that the log refuses does not hold up those that follow.
  @Test func aRefusedEntryIsCountedAndPassedOver() throws {
    let scratch = try Scratch()
    let queue = LogQueue(path: scratch.log, setsAside: false)
    queue.add(.beginSession(Sample.session()))
    queue.add(.beginSet(Sample.set(1)))
    for number in [1, 1, 2] { queue.add(.rep(Sample.rep(number), setNumber: 1)) }
    queue.write(nowMS: 0)
    #expect(queue.lostEntries == 1 && queue.waitingCount == 0 && queue.lastError == nil)
    guard case .refused = queue.lastRefusal else {
      Issue.record("no reason: \(String(describing: queue.lastRefusal))")
      return
    }
    #expect(try reps(scratch.log) == [[1, 2]])
  }

  /// Deleted, or moved, while it is written: the session goes on in a new file, from its beginning,
  /// under the number that it had.
  @Test(arguments: [true, false]) func aLogThatGoesIsBegunAnew(isDeleted: Bool) throws {
    let scratch = try Scratch()
    let first = try RepLogWriter(path: scratch.log)
    try first.beginSession(Sample.session(lifter: "earlier"))
    try first.close()
    let queue = LogQueue(path: scratch.log, setsAside: false)
    for entry in Evening.entries.prefix(9) { queue.add(entry) }
    queue.write(nowMS: 0)
    let files = FileManager.default
    for suffix in ["-wal", "-shm", ""] {
      if isDeleted {
        try files.removeItem(atPath: scratch.log + suffix)
      } else {
        try files.moveItem(atPath: scratch.log + suffix, toPath: scratch.log + ".old" + suffix)
      }
    }
    for entry in Evening.entries.dropFirst(9) { queue.add(entry) }
    queue.write(nowMS: 1)
    #expect(queue.lastError == nil && queue.replacements == 1 && queue.lostEntries == 0)
    #expect(try reps(scratch.log) == [[1, 2, 3], [1, 2, 3], [1, 2, 3]])
    let log = try #require(try RepLogReader(path: scratch.log).latestSession())
    #expect(log.session.id == 2)
    #expect(log.alerts.count == 9 && log.faults.count == 9)
  }

  /// The log breaks while it is written: it is set aside, and the whole session is in the next one.
  @Test func aLogThatBreaksInTrainingIsSetAside() throws {
    let scratch = try Scratch()
    let queue = LogQueue(path: scratch.log, setsAside: false)
    for entry in Evening.entries.prefix(12) { queue.add(entry) }
    queue.write(nowMS: 0)
    #expect(queue.lastError == nil)
    let before = queue.durableReps
    try Self.scribble(over: scratch.log)
    for entry in Evening.entries.dropFirst(12) { queue.add(entry) }
    queue.write(nowMS: 1)
    queue.write(nowMS: 2)
    #expect(queue.lastError == nil, "\(String(describing: queue.lastError))")
    let aside = LogFile(path: scratch.log).path + ".damaged-1"
    #expect(queue.asides == [aside])
    #expect(FileManager.default.fileExists(atPath: aside))
    #expect(queue.durableReps == 9 && before > 0)
    #expect(try reps(scratch.log) == [[1, 2, 3], [1, 2, 3], [1, 2, 3]])
    try RepLogReader(path: scratch.log).verify()
  }

  /// Found damaged when it is opened: set aside where that was asked for, else told and left alone.
  @Test(arguments: [true, false]) func aLogThatIsFoundDamaged(setsAside: Bool) throws {
    let scratch = try Scratch()
    let queue = LogQueue(path: scratch.log, setsAside: false)
    for entry in Evening.entries { queue.add(entry) }
    queue.write(nowMS: 0)
    queue.close()
    try Self.scribble(over: scratch.log)
    let bytes = try #require(FileManager.default.contents(atPath: scratch.log))
    let next = LogQueue(path: scratch.log, setsAside: setsAside)
    next.openNow()
    let path = LogFile(path: scratch.log).path
    if setsAside {
      #expect(next.lastError == nil && next.asides == [path + ".damaged-1"])
      #expect(FileManager.default.contents(atPath: path + ".damaged-1") == bytes)
      next.add(.beginSession(Sample.session(lifter: "next")))
      next.write(nowMS: 0)
      #expect(try RepLogReader(path: path).latestSession()?.session.lifter == "next")
    } else {
      guard case .damaged = next.lastError else {
        Issue.record("expected damage: \(String(describing: next.lastError))")
        return
      }
      #expect(next.asides.isEmpty)
      #expect(FileManager.default.contents(atPath: path) == bytes)
    }
  }

  /// A first page that a card lost is damage; a sound database of another program is none of ours.
  @Test func whatIsSetAsideIsOurs() throws {
    let lost = try Scratch()
    #expect(
      FileManager.default.createFile(atPath: lost.log, contents: Data(repeating: 0, count: 8192)))
    let queue = LogQueue(path: lost.log, setsAside: true)
    queue.openNow()
    #expect(queue.lastError == nil && queue.asides.count == 1)

    let foreign = try Scratch()
    let other = try DatabaseQueue(path: foreign.log)
    try other.write { try $0.execute(sql: "CREATE TABLE bookmarks (url TEXT)") }
    try other.close()
    let refused = LogQueue(path: foreign.log, setsAside: true)
    refused.openNow()
    #expect(refused.lastError == .notALog(path: LogFile(path: foreign.log).path))
    #expect(refused.asides.isEmpty)
  }

  @Test func aCardThatDamagesEveryFileIsNotFilled() throws {
    let scratch = try Scratch()
    let queue = LogQueue(path: scratch.log, setsAside: true) { path throws(RepLogError) in
      guard FileManager.default.createFile(atPath: path, contents: Data([1])) else {
        throw .inputOutput(path: path, detail: "")
      }
      throw .damaged(path: path, detail: "always")
    }
    for round in 0..<20 {
      queue.add(.beginSession(Sample.session()))
      queue.write(nowMS: Int64(round) * 10_000)
    }
    #expect(queue.asides.count == LogQueue.mostAsidesOfARun)
    #expect(queue.lastError != nil && queue.waitingCount == 20)
  }

  /// Garbage over the second half of every page but the first, and an empty write-ahead log.
  private static func scribble(over path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try queue.close()
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    let size = try file.seekToEnd()
    for page in stride(from: UInt64(4096), to: size, by: 4096) {
      try file.seek(toOffset: page)
      try file.write(contentsOf: Data(repeating: 0xA5, count: 2048))
    }
    try file.close()
  }
}
