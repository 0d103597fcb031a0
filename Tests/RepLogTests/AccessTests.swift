import Foundation
import GRDB
import Testing
import Training

@testable import RepLog

@Suite struct AccessTests {
  private static func finished(_ scratch: Scratch) throws {
    let writer = try RepLogWriter(path: scratch.log)
    try writer.beginSession(Sample.session())
    try writer.beginSet(Sample.set(1))
    try writer.append(rep: Sample.rep(1), setNumber: 1)
    try writer.close()
  }

  @Test func aReaderSeesWhatIsWrittenMeanwhile() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    try writer.beginSession(Sample.session())
    let reader = try RepLogReader(path: scratch.log)
    #expect(try reader.latestSession()?.sets.isEmpty == true)
    try writer.beginSet(Sample.set(1))
    try writer.append(rep: Sample.rep(1), setNumber: 1)
    #expect(try reader.latestSession()?.sets.map(\.1.count) == [1])
    #expect(!reader.isImmutable)
  }

  @Test func theSharedFilesStayAndTheGroupMayReadThem() throws {
    let scratch = try Scratch()
    try Self.finished(scratch)
    for suffix in ["", "-wal", "-shm"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: scratch.log + suffix)
      #expect(attributes[.posixPermissions] as? Int == 0o640, "log\(suffix)")
    }
    #expect(try RepLogReader(path: scratch.log).latestSession()?.sets.count == 1)
  }

  /// The way a log on a read-only disk is read. Without rights of root the folder is closed for
  /// real; root may write anywhere, so there the immutable way is taken by its own name.
  @Test func aCopyInAFolderThatCannotBeWrittenIsRead() throws {
    let scratch = try Scratch()
    try Self.finished(scratch)
    for suffix in ["-wal", "-shm"] {
      try FileManager.default.removeItem(atPath: scratch.log + suffix)
    }
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scratch.folder.path)
    let isClosed = !files.isWritableFile(atPath: scratch.folder.path)
    if isClosed {
      let reader = try RepLogReader(path: scratch.log)
      #expect(reader.isImmutable)
      #expect(try reader.latestSession()?.sets.count == 1)
    } else {
      print("skipped: this user may write to any folder; the immutable way is tested alone")
      var configuration = Configuration()
      configuration.readonly = true
      let uri = LogFile(path: scratch.log).immutableURI
      let queue = try DatabaseQueue(path: uri, configuration: configuration)
      #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM reps") } == 1)
      #expect(!files.fileExists(atPath: scratch.log + "-wal"))
    }
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.folder.path)
  }

  @Test func theSharedFilesServeAReaderThatCannotWrite() throws {
    let scratch = try Scratch()
    try Self.finished(scratch)
    let files = FileManager.default
    for suffix in ["", "-wal", "-shm"] {
      try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: scratch.log + suffix)
    }
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scratch.folder.path)
    if files.isWritableFile(atPath: scratch.folder.path) {
      print("weakened: this user may write to any file")
    }
    let reader = try RepLogReader(path: scratch.log)
    #expect(!reader.isImmutable)
    #expect(try reader.latestSession()?.sets.count == 1)
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.folder.path)
  }

  @Test func awkwardNamesReachTheSameFile() throws {
    let scratch = try Scratch()
    let path = scratch.folder.appendingPathComponent("a b?c#d%41é.sqlite").path
    let writer = try RepLogWriter(path: path)
    try writer.beginSession(Sample.session())
    try writer.close()
    var configuration = Configuration()
    configuration.readonly = true
    let uri = LogFile(path: path).immutableURI
    #expect(uri.hasSuffix("a%20b%3Fc%23d%2541%C3%A9.sqlite?immutable=1"))
    let queue = try DatabaseQueue(path: uri, configuration: configuration)
    #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sessions") } == 1)
  }
}
