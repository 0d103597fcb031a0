import Foundation
import LinuxIO
import RepLog
package import Setup

/// The file of a backup: a plain tar archive with one folder in it, which `tar -xf` opens anywhere.
///
/// ```
/// hinge-backup/manifest.json     version, date, what is in it
/// hinge-backup/SHA256SUMS        sha256sum -c SHA256SUMS
/// hinge-backup/log.sqlite        the training log
/// hinge-backup/profiles/         calibrations
/// hinge-backup/recordings/
/// hinge-backup/config.yaml       settings
/// ```
///
/// Written and read with the system's `tar` and `sha256sum`, which Debian calls essential.
package enum Archive {
  static let folder = "hinge-backup"
  private static let tar = "/usr/bin/tar"

  /// Packs `parent`/hinge-backup.
  static func pack(_ parent: String, to file: String) throws(Problem) {
    // Nobody's numbers: whoever restores it says whose the files are.
    let outcome = try Tool.run(
      tar,
      [
        "--create", "--format=posix", "--sort=name", "--owner=0", "--group=0", "--numeric-owner",
        "--file=\(file)", "--directory=\(parent)", folder,
      ])
    if outcome.status != 0 {
      throw Problem(
        "\(file) can't be written: \(outcome.errors.firstLine); is the disk full?", exitCode: 74)
    }
  }

  /// Unpacks a backup into a folder of its own and checks all of it: every name, every checksum, the
  /// log from its first page to its last. What is not as it must be throws 65.
  ///
  /// - Parameter place: an empty folder, for this alone.
  package static func open(_ file: String, in place: String) throws(Problem) -> Manifest {
    try refuseWhatIsNoTar(file)
    let listing = try Tool.run(tar, ["--list", "--file=\(file)"])
    if listing.status != 0 {
      throw Problem("\(file) is damaged: \(listing.errors.firstLine)", exitCode: 65)
    }
    for name in listing.output.split(separator: "\n") {
      let parts = name.split(separator: "/", omittingEmptySubsequences: false)
      if parts.first != Substring(folder) || parts.contains("..") {
        throw Problem("\(file) is no backup: it holds \(name).", exitCode: 65)
      }
    }
    let outcome = try Tool.run(
      tar,
      [
        "--extract", "--file=\(file)", "--directory=\(place)", "--no-same-owner",
        "--no-same-permissions",
      ])
    if outcome.status != 0 {
      throw Problem("\(file) can't be unpacked: \(outcome.errors.firstLine)", exitCode: 74)
    }
    return try check("\(place)/\(folder)", archive: file)
  }

  private static func check(_ folder: String, archive: String) throws(Problem) -> Manifest {
    let (files, others) = try Tree.files(in: folder)
    if let first = others.first {
      throw Problem("\(archive) is no backup: \(first) in it is no plain file.", exitCode: 65)
    }
    let manifest = try Manifest.read("\(folder)/manifest.json", archive: archive)
    let known = ["log.sqlite", "config.yaml", "manifest.json", Checksums.name]
    for name in files
    where !known.contains(name) && !name.hasPrefix("profiles/") && !name.hasPrefix("recordings/") {
      throw Problem("\(archive) is no backup: it holds \(name).", exitCode: 65)
    }
    try Checksums.check(files.filter { $0 != Checksums.name }, in: folder, archive: archive)
    if files.contains("log.sqlite") {
      do throws(RepLogError) {
        _ = try RepLogCopy.check("\(folder)/log.sqlite")
      } catch {
        throw Problem("\(archive) can't be used: \(error)", exitCode: 65)
      }
    }
    return manifest
  }

  /// `tar` would unpack whatever it is given, and a small packed file may hold very much.
  private static func refuseWhatIsNoTar(_ file: String) throws(Problem) {
    let no = Problem("\(file) is no backup: it is no tar archive.", exitCode: 65)
    guard FileManager.default.fileExists(atPath: file) else {
      throw Problem(FileError.missing(path: file))
    }
    let head = try Tree.change("\(file) can't be read") {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
      defer { handle.closeFile() }
      return try handle.read(upToCount: 512) ?? Data()
    }
    if head.count < 512 || head[257..<262] != Data("ustar".utf8) { throw no }
  }
}
