import Foundation
import LinuxIO
import Setup

/// What a backup says of itself: `manifest.json` in it.
package struct Manifest: Codable, Equatable, Sendable {
  package static let currentSchema = "hinge.backup/1"

  package var schema = Manifest.currentSchema
  /// Of the program that made it.
  package var version: String
  /// Wall clock, ms since 1970; wrong where the machine's clock was.
  package var madeAtWallMS: Int64
  /// Format of the log in it; nil where there is none.
  package var logFormat: Int?
  package var sessions: Int
  package var profiles: Int
  package var recordings: Int
  package var hasSettings: Bool
  /// The file with a checksum of every other one, and how they are made.
  package var checksums = "SHA256SUMS"
  package var checksumMethod = "sha256"

  enum CodingKeys: String, CodingKey {
    case schema, version
    case madeAtWallMS = "made_at_wall_ms"
    case logFormat = "log_format"
    case sessions, profiles, recordings
    case hasSettings = "has_settings"
    case checksums
    case checksumMethod = "checksum_method"
  }

  func text() throws(Problem) -> String {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    } catch {
      throw Problem("The manifest can't be written: \(error)", exitCode: 70)
    }
  }

  /// - Parameter archive: for the sentence.
  static func read(_ path: String, archive: String) throws(Problem) -> Manifest {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReading.bytes(path, limitBytes: 64 * 1024)
    } catch {
      throw Problem("\(archive) is no backup: it has no manifest.json.", exitCode: 65)
    }
    let found: Manifest
    do {
      found = try JSONDecoder().decode(Manifest.self, from: Data(bytes))
    } catch {
      throw Problem("\(archive) is no backup: its manifest.json can't be read.", exitCode: 65)
    }
    if found.schema != currentSchema || found.checksumMethod != "sha256" {
      throw Problem(
        "\(archive) is a backup of the form \(found.schema), and this version knows \(currentSchema); "
          + "update hinge.", exitCode: 65)
    }
    return found
  }
}
