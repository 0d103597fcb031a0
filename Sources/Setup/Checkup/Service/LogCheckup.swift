package import Diagnosis
import Foundation
package import LinuxIO
import RepLog
import Training

/// The training log and its disk, looked at without changing anything.
package struct LogCheckup {
  private let path: String
  private let daemon: DaemonEvidence?
  /// As whom the daemon writes.
  private let writer: SystemUser?
  private let kernelLine: String

  /// - Parameters:
  ///   - daemon: what it says of itself, while it runs.
  ///   - writer: nil: nobody knows.
  ///   - kernelLine: `/proc/cmdline`.
  package init(
    path: String, daemon: DaemonEvidence?, writer: SystemUser?, kernelLine: String
  ) {
    self.path = daemon?.logPath ?? path
    self.daemon = daemon
    self.writer = writer
    self.kernelLine = kernelLine
  }

  /// With it when the newest session began, ms since 1970.
  package func examine() -> (LogEvidence, newestSessionMS: Int64?) {
    let (state, newest) = read()
    var found = LogEvidence(path: path, state: state)
    found.bytes = Self.size(of: path) + Self.size(of: path + "-wal")
    if let disk = DiskState(of: path) {
      found.roomBytes = disk.roomBytes
      if disk.isReadOnly {
        found.disk = .readOnly(mount: disk.mount)
      } else if disk.mount == "/", Self.isOverlay(kernelLine) {
        found.disk = .forgets
      }
    }
    found.writing = writing
    return (found, newest)
  }

  /// What `raspi-config` puts there for an overlay file system, then and now.
  static func isOverlay(_ kernelLine: String) -> Bool {
    kernelLine.split(whereSeparator: \.isWhitespace).contains { word in
      word == "boot=overlay" || word.hasPrefix("overlayroot=") && word != "overlayroot=disabled"
    }
  }

  private func read() -> (LogEvidence.State, newest: Int64?) {
    do throws(RepLogError) {
      let reader = try RepLogReader(path: path)
      try reader.verify()
      return (
        .good(format: RepLogReader.knownFormat),
        try reader.latestSession()?.session.startedAtWallMS
      )
    } catch {
      switch error {
      case .nothingLogged, .noFolder: return (.absent, nil)
      case .notALog: return (.notALog, nil)
      case .damaged(_, let detail): return (.damaged(detail), nil)
      case .newerSchema(_, let format, let known):
        return (.newer(format: format, known: known), nil)
      case .olderSchema(_, let format, let known):
        return (.older(format: format, known: known), nil)
      case .permissionDenied:
        return (.notPermitted(user: NSUserName(), group: FileOwners.group(of: path)), nil)
      case .locked: return (.locked, nil)
      case .diskFull, .readOnly, .inputOutput, .refused, .nothingThere, .unsayable, .outOfTurn:
        return (.failed("\(error)"), nil)
      }
    }
  }

  private var writing: LogEvidence.Writing {
    if let daemon { return daemon.logError.map { .failing($0) } ?? .allowed }
    guard let writer else { return .unknown }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    // The folder too: the write-ahead log is made in it.
    for place in [path, folder] where writer.may(.write, place) == false {
      return .denied(owner: writer.name)
    }
    return writer.may(.write, path) ?? writer.may(.write, folder) == nil ? .unknown : .allowed
  }

  private static func size(of path: String) -> Int64 {
    do {
      return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int64 ?? 0
    } catch {
      return 0
    }
  }
}
