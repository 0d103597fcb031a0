import Foundation
import Glibc
import LinuxIO
import Testing

struct FileReadingTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func readsAndMapsTheSameBytes() throws {
    let path = folder.file("data")
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(try FileReading.bytes(path, limitBytes: 200_000) == bytes)
    let mapped = try MappedFile(path, limitBytes: 200_000)
    #expect(mapped.withBytes { Array($0) } == bytes)
  }

  @Test func emptyFileIsEmptyNotAnError() throws {
    let path = folder.file("empty")
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(try FileReading.bytes(path, limitBytes: 0).isEmpty)
    #expect(try MappedFile(path, limitBytes: 0).count == 0)
  }

  @Test func refusesWhatIsNotAFile() throws {
    let pipe = folder.file("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    expectRefusal("/dev/zero", .notRegular(path: "/dev/zero", found: "device"))
    expectRefusal(pipe, .notRegular(path: pipe, found: "pipe"))
    expectRefusal(folder.path, .isDirectory(path: folder.path))
    expectRefusal(folder.file("no"), .missing(path: folder.file("no")))
    expectRefusal(pipe + "/below", .missing(path: pipe + "/below"))
  }

  @Test func refusesMoreThanTheLimit() throws {
    let path = folder.file("big")
    try Data(count: 11).write(to: URL(fileURLWithPath: path))
    expectRefusal(path, .tooLarge(path: path, limitBytes: 10))
    // /proc files say they have 0 bytes: the limit must hold while reading, too.
    #expect(throws: FileError.tooLarge(path: "/proc/self/maps", limitBytes: 10)) {
      try FileReading.bytes("/proc/self/maps", limitBytes: 10)
    }
  }

  @Test func permissionIsNamed() throws {
    let path = folder.file("secret")
    try Data([1]).write(to: URL(fileURLWithPath: path))
    chmod(path, 0)
    defer { chmod(path, 0o600) }
    // Root reads everything; then only the sentence is checked.
    if geteuid() != 0 {
      expectRefusal(path, .notPermitted(path: path, action: "read"))
    }
    let text = FileError.reading(path, .accessDenied).description
    #expect(text.contains(path) && text.contains("permission"))
  }

  @Test func textMustBeUTF8AndTheOffsetIsSaid() throws {
    let path = folder.file("text")
    try Data([0x61, 0xC3, 0xA9, 0xFF, 0x62]).write(to: URL(fileURLWithPath: path))
    #expect(throws: FileError.notUTF8(path: path, offset: 3)) {
      try FileReading.text(path, limitBytes: 100)
    }
  }

  @Test func bootIDIsThirtySixCharacters() throws {
    #expect(try BootID.current().count == 36)
  }

  private func expectRefusal(_ path: String, _ expected: FileError) {
    #expect(throws: expected) { try FileReading.bytes(path, limitBytes: 10) }
    #expect(throws: expected) { try MappedFile(path, limitBytes: 10) }
  }
}

struct AtomicFileTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func replacesAndLeavesNothingBeside() throws {
    let path = folder.file("profile.json")
    try AtomicFile.write("old", to: path)
    try AtomicFile.write("new", to: path, mode: 0o600)
    #expect(try FileReading.text(path, limitBytes: 10) == "new")
    #expect(try folder.names() == ["profile.json"])
    var information = stat()
    #expect(stat(path, &information) == 0)
    #expect(information.st_mode & 0o777 == 0o600)
  }

  @Test func aLinkIsReplacedNotFollowed() throws {
    let target = folder.file("target")
    let link = folder.file("link")
    try AtomicFile.write("kept", to: target)
    #expect(symlink(target, link) == 0)
    try AtomicFile.write("fresh", to: link)
    #expect(try FileReading.text(target, limitBytes: 10) == "kept")
    #expect(try FileReading.text(link, limitBytes: 10) == "fresh")
  }

  /// A rename would take a pipe's or a device's place for every program on the machine.
  @Test func whatIsNoFileIsNotReplaced() throws {
    let pipe = folder.file("pipe")
    let link = folder.file("link-to-pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(symlink(pipe, link) == 0)
    for path in [pipe, link] {
      #expect(throws: FileError.notReplaced(path: path)) { try AtomicFile.write("x", to: path) }
    }
    var information = stat()
    #expect(lstat(pipe, &information) == 0 && information.st_mode & S_IFMT == S_IFIFO)
    #expect(lstat(link, &information) == 0 && information.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func refusalsLeaveEverythingAsItWas() throws {
    let missing = folder.file("none/file")
    #expect(throws: FileError.noFolder(path: missing)) { try AtomicFile.write("x", to: missing) }
    #expect(throws: FileError.isDirectory(path: folder.path)) {
      try AtomicFile.write("x", to: folder.path)
    }
    #expect(throws: FileError.isDirectory(path: folder.path + "/")) {
      try AtomicFile.write("x", to: folder.path + "/")
    }
    let long = folder.file(String(repeating: "n", count: 300))
    #expect(throws: FileError.self) { try AtomicFile.write("x", to: long) }
    #expect(try folder.names() == [])
  }

  @Test func everyFailureNamesThePath() {
    for errno in [Errno.noSpace, .readOnly, .accessDenied, .noSuchFile, .inputOutput] {
      #expect(FileError.writing("/a/b", errno).description.contains("/a/b"))
      #expect(FileError.reading("/a/b", errno).description.contains("/a/b"))
    }
    #expect(throws: FileError.self) { try AtomicFile.write("x", to: "/proc/self/none") }
  }
}
