import Foundation
import LinuxIO
package import RepLog
package import Setup
import Settings

/// Takes one lifter's data away for good, and says what it can't reach.
package struct Forgetting {
  package let lifter: String
  private let places: Places

  package init(_ lifter: String, in places: Places) {
    self.lifter = lifter
    self.places = places
  }

  /// What a lifter has here.
  package struct Share: Equatable, Sendable {
    /// Each log with what it holds: the one in use, and those that a restore kept.
    package var logs: [Log] = []
    package var profiles: [String] = []
    package var recordings: [String] = []
    /// Logs that can't be read, and so can't be cleaned.
    package var unread: [String] = []

    package struct Log: Equatable, Sendable {
      package var path: String
      package var share: RepLogEraser.Share
    }

    package var isEmpty: Bool { logs.isEmpty && profiles.isEmpty && recordings.isEmpty }
  }

  /// Looks only.
  package func share() throws(Problem) -> Share {
    var found = Share()
    for path in try logs() {
      do throws(RepLogError) {
        let share = try RepLogEraser.share(of: lifter, in: path)
        if !share.isEmpty { found.logs.append(.init(path: path, share: share)) }
      } catch {
        switch error {
        case .nothingLogged, .noFolder: break
        // Of a log that somebody else may read there is nothing to be said here.
        case .permissionDenied, .locked: throw Problem(error)
        default: found.unread.append(path)
        }
      }
    }
    for folder in try kept(places.profiles) {
      for name in try Tree.files(in: folder).regular where isOwn(profile: "\(folder)/\(name)") {
        found.profiles.append("\(folder)/\(name)")
      }
    }
    for folder in try kept(places.recordings) {
      for name in try Tree.files(in: folder).regular {
        let parts = name.split(separator: "/").dropLast()
        if parts.contains(where: { $0 == "calibration-\(lifter)" || $0 == "flagged-\(lifter)" }) {
          found.recordings.append("\(folder)/\(name)")
        }
      }
    }
    return found
  }

  /// Everybody whom the log in use names.
  package func lifters() throws(Problem) -> [String] {
    do throws(RepLogError) {
      return try RepLogEraser.lifters(in: places.log)
    } catch {
      if case .nothingLogged = error { return [] }
      throw Problem(error)
    }
  }

  /// Erases what `share` found. The logs first: where one is in use nothing is touched.
  package func erase(_ share: Share) throws(Problem) {
    do throws(RepLogError) {
      for log in share.logs { try RepLogEraser.claim(log.path) }
      for log in share.logs { _ = try RepLogEraser.erase(lifter, in: log.path) }
    } catch {
      throw Problem(error)
    }
    for path in share.profiles + share.recordings { try Tree.remove(path) }
    // Folders that bear the name and are empty now.
    for folder in Set(
      share.recordings.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path })
    where try Tree.files(in: folder).regular.isEmpty { try Tree.remove(folder) }
  }

  private func logs() throws(Problem) -> [String] {
    try kept(places.log).filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }
  }

  /// What is in use, and what stands beside it under a longer name, such as a restore leaves.
  private func kept(_ path: String) throws(Problem) -> [String] {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    let names = try Tree.change("\(folder) can't be looked through") {
      try FileManager.default.contentsOfDirectory(atPath: folder)
    }
    let own = url.lastPathComponent
    return names.filter { $0 == own || $0.hasPrefix(own + ".") || $0.hasPrefix(own + "-") }.sorted()
      .map { "\(folder)/\($0)" }
  }

  /// By what it says, or where it can't be read by its name: `ana-sumo.json`, `.json.previous`.
  private func isOwn(profile path: String) -> Bool {
    do throws(Problem) {
      return try ProfileFile.read(path).lifter == lifter
    } catch {
      let name = URL(fileURLWithPath: path).lastPathComponent
      return CalibrationProfile.styleTokens.contains { name.hasPrefix("\(lifter)-\($0).json") }
    }
  }
}
