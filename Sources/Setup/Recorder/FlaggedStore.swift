import Foundation
import HingeCore
import LinuxIO
package import Recording

/// Recordings of flagged reps on the disk: one folder a lifter, the oldest go first, and never more
/// bytes than allowed.
///
/// ```
/// RECORDINGS/flagged-ana/20261125-183005-session12-set2-rep3.hrec
/// ```
package struct FlaggedStore {
  private let recordings: String
  private let folder: String
  private let mostBytes: Int64

  /// - Parameters:
  ///   - recordings: the folder of all recordings.
  ///   - mostBytes: of the recordings of flagged reps, whoever's they are.
  package init(recordings: String, lifter: String, mostBytes: Int64) {
    self.recordings = recordings
    folder = "\(recordings)/flagged-\(lifter)"
    self.mostBytes = mostBytes
  }

  package struct Stored: Equatable, Sendable {
    package var path: String
    package var bytes: Int64
    /// Older recordings that went for it.
    package var removed: Int
  }

  /// Writes whole or not at all; its first sample's time is zero.
  ///
  /// - Parameters:
  ///   - session: number in the log; 0: not known.
  ///   - wallMS: when the first flagged rep began, ms since 1970.
  /// Throws 74 where it can't be written, and where it is larger than all may be together.
  package func store(
    _ kept: FlaggedWindow.Kept, header: RecordingHeader, session: Int64, wallMS: Int64
  ) throws(Problem) -> Stored {
    var header = header
    let reps = kept.reps.map { "\($0.set).\($0.number)" }.joined(separator: " ")
    header.notes = "session \(session), flagged reps (set.rep): \(reps)"
    let origin = kept.samples.first?.time ?? Timestamp(microseconds: 0)
    let samples = kept.samples.map { sample in
      var sample = sample
      sample.time = Timestamp(microseconds: sample.time.since(origin).microseconds)
      return sample
    }
    let bytes = BinaryWriter.bytes(of: Recording(header: header, samples: samples))
    if Int64(bytes.count) > mostBytes {
      throw Problem(
        "A recording of \(bytes.count / 1000) kB is not kept, since recording.most_mb allows "
          + "\(mostBytes / 1_000_000) MB for all; allow more, or less with recording.minutes.",
        exitCode: 74)
    }
    let first = kept.reps.first
    let name =
      "\(Self.stamp(wallMS))-session\(session)-set\(first?.set ?? 0)-rep\(first?.number ?? 0).hrec"
    try LoadedSettings.makeFolder(of: "\(folder)/\(name)")
    let removed = try makeRoom(for: Int64(bytes.count))
    do throws(FileError) {
      try AtomicFile.write(bytes, to: "\(folder)/\(name)", mode: 0o640)
    } catch {
      throw Problem(error)
    }
    return Stored(path: "\(folder)/\(name)", bytes: Int64(bytes.count), removed: removed)
  }

  /// What was kept of a session, by name.
  package static func files(of session: Int64, in recordings: String) -> [String] {
    list(recordings).map(\.path).filter { $0.contains("-session\(session)-") }
  }

  private func makeRoom(for bytes: Int64) throws(Problem) -> Int {
    let all = Self.list(recordings)
    var total = all.reduce(0) { $0 + $1.bytes }
    var removed = 0
    // Names begin with the time.
    for file in all.sorted(by: { $0.name < $1.name }) {
      if total + bytes <= mostBytes { break }
      do {
        try FileManager.default.removeItem(atPath: file.path)
      } catch {
        throw Problem(
          "\(file.path) can't be removed to make room: \(error.localizedDescription)", exitCode: 74)
      }
      total -= file.bytes
      removed += 1
    }
    return removed
  }

  /// Recordings of flagged reps, of every lifter; nothing else in that folder is ever touched.
  private static func list(_ recordings: String) -> [(name: String, path: String, bytes: Int64)] {
    let manager = FileManager.default
    var found: [(name: String, path: String, bytes: Int64)] = []
    do {
      for folder in try manager.contentsOfDirectory(atPath: recordings)
      where folder.hasPrefix("flagged-") {
        for name in try manager.contentsOfDirectory(atPath: "\(recordings)/\(folder)")
        where name.hasSuffix(".hrec") && !name.hasPrefix(".") {
          let path = "\(recordings)/\(folder)/\(name)"
          let bytes = try manager.attributesOfItem(atPath: path)[.size] as? Int64 ?? 0
          found.append((name, path, bytes))
        }
      }
    } catch {
      // No such folder yet: nothing was kept.
      return found
    }
    return found.sorted { $0.name < $1.name }
  }

  private static func stamp(_ wallMS: Int64) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "yyyyMMdd-HHmmss"
    return formatter.string(from: Date(timeIntervalSince1970: Double(wallMS) / 1000))
  }
}
