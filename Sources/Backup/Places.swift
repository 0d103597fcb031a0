import Foundation
import Setup

/// What is worth keeping, and where it is.
package struct Places: Equatable, Sendable {
  package var log: String
  package var profiles: String
  package var recordings: String
  package var settings: String

  package init(log: String, profiles: String, recordings: String, settings: String) {
    self.log = log
    self.profiles = profiles
    self.recordings = recordings
    self.settings = settings
  }

  /// Names in an archive, each with its place.
  var items: [(name: String, path: String)] {
    [
      ("log.sqlite", log), ("profiles", profiles), ("recordings", recordings),
      ("config.yaml", settings),
    ]
  }
}

/// Folders and their files, without following a link.
enum Tree {
  /// Regular files below `folder`, relative to it and sorted, and what is something else.
  static func files(in folder: String) throws(Problem) -> (regular: [String], others: [String]) {
    var regular: [String] = []
    var others: [String] = []
    let manager = FileManager.default
    guard manager.fileExists(atPath: folder) else { return ([], []) }
    do {
      for name in try manager.subpathsOfDirectory(atPath: folder).sorted() {
        switch try manager.attributesOfItem(atPath: "\(folder)/\(name)")[.type]
          as? FileAttributeType
        {
        case .typeRegular: regular.append(name)
        case .typeDirectory: break
        default: others.append(name)
        }
      }
    } catch {
      throw Problem(
        "\(folder) can't be looked through: \(error.localizedDescription); ls -lR \(folder) shows what "
          + "this user may not read.", exitCode: 74)
    }
    return (regular, others)
  }

  /// Does something to files; a failure becomes one sentence.
  static func change<T>(_ what: String, _ body: () throws -> T) throws(Problem) -> T {
    do {
      return try body()
    } catch let known as Problem {
      throw known
    } catch {
      throw Problem("\(what): \(error.localizedDescription)", exitCode: 74)
    }
  }

  static func remove(_ path: String) throws(Problem) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    try change("\(path) can't be removed") { try FileManager.default.removeItem(atPath: path) }
  }

  /// A folder for what is on its way, gone afterwards however it ended.
  static func within<T>(
    _ folder: String, _ body: () throws(Problem) -> T
  ) throws(Problem) -> T {
    // Left by a run that was cut off.
    try remove(folder)
    try makeFolder(folder)
    let result: T
    do throws(Problem) {
      result = try body()
    } catch {
      let first = error
      do throws(Problem) {
        try remove(folder)
      } catch {
        throw Problem("\(first) Left behind: \(error)", exitCode: first.exitCode)
      }
      throw first
    }
    try remove(folder)
    return result
  }

  static func makeFolder(_ path: String) throws(Problem) {
    try change("\(path) can't be made") {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
  }

  /// 2026-11-25 18:30:05 UTC as `20261125-183005`.
  static func stamp(_ wallMS: Int64) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "yyyyMMdd-HHmmss"
    return formatter.string(from: Date(timeIntervalSince1970: Double(wallMS) / 1000))
  }
}
