import ArgumentParser
import Foundation
import LinuxIO
import Setup

/// Where a page goes.
struct PageOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "As one file to read in a browser, to print or to send.", valueName: "file"))
  var html: String?

  /// One command gives one form.
  func refuse(beside others: [(name: String, isAsked: Bool)]) throws(Problem) {
    let asked = others.filter(\.isAsked).map(\.name) + (html == nil ? [] : ["--html"])
    if asked.count > 1 {
      throw Problem("\(asked.joined(separator: " and ")): give one of them.", exitCode: 64)
    }
  }
}

/// A file that a command makes from the log. One that is there is replaced as a whole, but never a
/// database: a slip must not cost the log.
enum OutputFile {
  static func write(_ bytes: [UInt8], to path: String, what: String) throws(Problem) {
    if path.isEmpty { throw Problem("The name of the file to write is empty.", exitCode: 64) }
    if isDatabase(path) {
      throw Problem(
        "\(path) is a database, or belongs to one, and is not written over; name another file.",
        exitCode: 64)
    }
    do throws(FileError) {
      try AtomicFile.write(bytes, to: path)
    } catch {
      throw Problem(error)
    }
    Terminal.say("\(path): \(what)\(bytes.count) bytes")
  }

  static func page(_ page: String, to path: String) throws(Problem) {
    try write(Array(page.utf8), to: path, what: "")
  }

  private static func isDatabase(_ path: String) -> Bool {
    for suffix in ["-wal", "-shm", "-journal"] where path.hasSuffix(suffix) {
      if begins(String(path.dropLast(suffix.count))) { return true }
    }
    return begins(path)
  }

  private static func begins(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    do {
      return try file.read(upToCount: 16) == Data("SQLite format 3\0".utf8)
    } catch {
      return false
    }
  }
}
