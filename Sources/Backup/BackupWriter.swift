import Foundation
import LinuxIO
import RepLog
package import Setup

/// Makes a backup, while the daemon writes or not.
package struct BackupWriter {
  private let places: Places

  package init(_ places: Places) { self.places = places }

  package struct Made: Equatable, Sendable {
    package var manifest: Manifest
    package var bytes: Int64
    /// What was left out, since it is no plain file or has a strange name.
    package var skipped: [String]
  }

  /// Writes `file` whole or not at all, reads it back and checks it. A file that is there is refused.
  ///
  /// - Parameter nowMS: wall clock, ms since 1970.
  package func write(to file: String, version: String, nowMS: Int64) throws(Problem) -> Made {
    let url = URL(fileURLWithPath: file)
    let folder = url.deletingLastPathComponent().path
    if FileManager.default.fileExists(atPath: url.path) {
      throw Problem("\(file) is there already and stays as it is; name another file.", exitCode: 74)
    }
    guard access(folder, W_OK) == 0 else {
      throw Problem(
        "\(file) can't be written: \(folder) is not there, or this user may not write into it.",
        exitCode: 74)
    }
    // Beside the target, where there is room for it: /tmp may be memory.
    let staging = "\(folder)/.\(url.lastPathComponent.prefix(100)).\(getpid()).new"
    return try Tree.within(staging) { () throws(Problem) in
      try write(url.path, in: staging, version: version, nowMS: nowMS)
    }
  }

  private func write(
    _ file: String, in staging: String, version: String, nowMS: Int64
  ) throws(Problem) -> Made {
    let folder = "\(staging)/\(Archive.folder)"
    try Tree.makeFolder(folder)
    var manifest = Manifest(
      version: version, madeAtWallMS: nowMS, sessions: 0, profiles: 0, recordings: 0,
      hasSettings: false)
    do throws(RepLogError) {
      let content = try RepLogCopy.copy(places.log, to: "\(folder)/log.sqlite")
      manifest.logFormat = content.format
      manifest.sessions = content.sessions
    } catch {
      switch error {
      case .nothingLogged, .noFolder: break
      default: throw Problem(error)
      }
    }
    var skipped: [String] = []
    manifest.profiles = try copyFolder(places.profiles, to: "\(folder)/profiles", &skipped)
    manifest.recordings = try copyFolder(places.recordings, to: "\(folder)/recordings", &skipped)
    if FileManager.default.fileExists(atPath: places.settings) {
      let source = places.settings
      try Tree.change("\(source) can't be copied") {
        try FileManager.default.copyItem(atPath: source, toPath: "\(folder)/config.yaml")
      }
      manifest.hasSettings = true
    }
    if manifest.logFormat == nil, manifest.profiles == 0, !manifest.hasSettings {
      throw Problem(
        "There is nothing to keep yet: no log (\(places.log)), no profile, no settings file.",
        exitCode: 69)
    }
    let text = try manifest.text()
    do throws(FileError) {
      try AtomicFile.write(text, to: "\(folder)/manifest.json", mode: 0o600)
    } catch {
      throw Problem(error)
    }
    try Checksums.make(of: try Tree.files(in: folder).regular, in: folder)
    return Made(
      manifest: manifest, bytes: try pack(staging, to: file), skipped: skipped)
  }

  /// Packs, reads back, and only then gives it its name.
  private func pack(_ staging: String, to file: String) throws(Problem) -> Int64 {
    let packed = "\(staging)/packed.tar"
    try Archive.pack(staging, to: packed)
    let again = "\(staging)/again"
    try Tree.makeFolder(again)
    _ = try Archive.open(packed, in: again)
    let size = try Tree.change("\(file) can't be written") {
      let manager = FileManager.default
      try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: packed)
      try FileSync.flush(packed)
      try manager.moveItem(atPath: packed, toPath: file)
      try FileSync.flush(URL(fileURLWithPath: file).deletingLastPathComponent().path)
      return try manager.attributesOfItem(atPath: file)[.size] as? Int64 ?? 0
    }
    return size
  }

  /// Copies what is in a folder; how many files that were.
  private func copyFolder(
    _ source: String, to target: String, _ skipped: inout [String]
  ) throws(Problem) -> Int {
    let (files, others) = try Tree.files(in: source)
    skipped += others.map { "\(source)/\($0)" }
    var count = 0
    for name in files {
      let last = name.split(separator: "/").last ?? ""
      // Half-written files of others begin with a dot; names that a list of checksums can't hold.
      if last.hasPrefix(".") { continue }
      if name.contains("\\") || name.contains(where: \.isNewline) {
        skipped.append("\(source)/\(name)")
        continue
      }
      let copy = "\(target)/\(name)"
      try Tree.makeFolder(URL(fileURLWithPath: copy).deletingLastPathComponent().path)
      let isCopied = try Tree.change("\(source)/\(name) can't be copied") {
        do {
          try FileManager.default.copyItem(atPath: "\(source)/\(name)", toPath: copy)
          return true
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
          // The daemon throws old recordings away while this goes on.
          return false
        }
      }
      if isCopied { count += 1 }
    }
    return count
  }
}
