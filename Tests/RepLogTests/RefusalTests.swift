import Foundation
import GRDB
import Testing
import Training

@testable import RepLog

@Suite struct RefusalTests {
  private func write(_ bytes: [UInt8], to path: String) {
    #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
  }

  private func filled(_ scratch: Scratch, reps: Int) throws {
    let writer = try RepLogWriter(path: scratch.log)
    try writer.beginSession(Sample.session())
    try writer.beginSet(Sample.set(1))
    for rep in 1...reps {
      var record = Sample.rep(rep)
      record.trace = Array(repeating: Int16(rep), count: 100)
      try writer.append(rep: record, setNumber: 1)
    }
    _ = try writer.queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    try writer.close()
  }

  @Test func anAbsentLogIsNotCreatedByReading() throws {
    let scratch = try Scratch()
    let path = LogFile(path: scratch.log).path
    #expect(failure { _ = try RepLogReader(path: scratch.log) } == .nothingLogged(path: path))
    #expect(!FileManager.default.fileExists(atPath: scratch.log))
  }

  @Test func anAbsentFolderIsNamed() throws {
    let scratch = try Scratch()
    let path = LogFile(path: scratch.folder.path + "/none/log.sqlite").path
    // To make it would bring nothing to read.
    #expect(failure { _ = try RepLogReader(path: path) } == .nothingLogged(path: path))
    #expect(failure { _ = try RepLogWriter(path: path) } == .noFolder(path: path))
  }

  @Test func anEmptyFileMeansNothingWasLogged() throws {
    let scratch = try Scratch()
    write([], to: scratch.log)
    let path = LogFile(path: scratch.log).path
    #expect(failure { _ = try RepLogReader(path: scratch.log) } == .nothingLogged(path: path))
  }

  @Test(arguments: [0, 1])
  func textAndFoldersAreNoLogAndStayAsTheyAre(kind: Int) throws {
    let scratch = try Scratch()
    let text = Array(String(repeating: "date;exercise;weight\n", count: 500).utf8)
    if kind == 0 {
      write(text, to: scratch.log)
    } else {
      try FileManager.default.createDirectory(
        atPath: scratch.log, withIntermediateDirectories: false)
    }
    let expected = RepLogError.notALog(path: LogFile(path: scratch.log).path)
    #expect(failure { _ = try RepLogReader(path: scratch.log) } == expected)
    #expect(failure { _ = try RepLogWriter(path: scratch.log) } == expected)
    if kind == 0 { #expect(FileManager.default.contents(atPath: scratch.log) == Data(text)) }
  }

  @Test func anotherProgramsDatabaseIsRefusedAndNotChanged() throws {
    let scratch = try Scratch()
    let queue = try DatabaseQueue(path: scratch.log)
    try queue.write { try $0.execute(sql: "CREATE TABLE bookmarks (url TEXT)") }
    try queue.close()
    let before = FileManager.default.contents(atPath: scratch.log)
    let expected = RepLogError.notALog(path: LogFile(path: scratch.log).path)
    #expect(failure { _ = try RepLogReader(path: scratch.log) } == expected)
    #expect(failure { _ = try RepLogWriter(path: scratch.log) } == expected)
    #expect(FileManager.default.contents(atPath: scratch.log) == before)
  }

  /// Cut after any page, the log is called damaged, or not a log where nothing of it is left;
  /// reading never traps.
  @Test func aTruncatedLogIsCalledDamaged() throws {
    let scratch = try Scratch()
    try filled(scratch, reps: 60)
    let whole = try #require(FileManager.default.contents(atPath: scratch.log))
    var damaged = 0
    for length in stride(from: 100, to: whole.count - 1, by: 2048) {
      let cut = try Scratch()
      write(Array(whole.prefix(length)), to: cut.log)
      let error = failure {
        let reader = try RepLogReader(path: cut.log)
        try reader.verify()
        _ = try reader.latestSession()
      }
      switch error {
      case .damaged: damaged += 1
      case .notALog, .nothingLogged: #expect(length < 512)
      default: Issue.record("cut at \(length): \(String(describing: error))")
      }
    }
    #expect(damaged > 5)
  }

  /// Seeded bytes over seeded places: any answer but a trap, and every error has its sentence.
  @Test(arguments: [UInt64](1...40))
  func aScribbledLogNeverTraps(seed: UInt64) throws {
    let scratch = try Scratch()
    try filled(scratch, reps: 20)
    var bytes = [UInt8](try #require(FileManager.default.contents(atPath: scratch.log)))
    var state = seed
    for _ in 0..<64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 24)
    }
    let cut = try Scratch()
    write(bytes, to: cut.log)
    do {
      let reader = try RepLogReader(path: cut.log)
      _ = try reader.latestSession()
      _ = try reader.sessions(from: .min, to: .max)
    } catch {
      #expect(error.description.contains(LogFile(path: cut.log).path), "seed \(seed)")
    }
  }

  @Test func aValueOfTheWrongKindIsDamageNotATrap() throws {
    let scratch = try Scratch()
    try filled(scratch, reps: 1)
    let queue = try DatabaseQueue(path: scratch.log)
    try queue.write { try $0.execute(sql: "UPDATE reps SET flags = 70000") }
    try queue.close()
    let error = failure { _ = try RepLogReader(path: scratch.log).latestSession() }
    guard case .damaged = error else {
      Issue.record("expected damage, got \(String(describing: error))")
      return
    }
  }

  @Test func sentencesNameTheFileAndWhatToDo() {
    let path = "/var/lib/hinged/log.sqlite"
    let cases: [(RepLogError, String, Int32)] = [
      (.nothingLogged(path: path), "the first set", 69), (.noFolder(path: path), "create it", 74),
      (.notALog(path: path), "move this one away", 65),
      (.damaged(path: path, detail: "x"), "restore a backup", 65),
      (.newerSchema(path: path, found: 3, known: 2), "update hinge", 65),
      (.olderSchema(path: path, found: 1, known: 2), "start hinged once", 65),
      (.locked(path: path), "try again", 69), (.diskFull(path: path), "free some space", 74),
      (.readOnly(path: path), "remount", 74), (.permissionDenied(path: path), "join the group", 74),
      (.inputOutput(path: path, detail: "x"), "check the disk", 74),
    ]
    for (error, mend, code) in cases {
      #expect(error.description.contains(path) && error.description.contains(mend))
      #expect(!error.description.contains("\n"))
      #expect(error.exitCode == code)
    }
  }
}
