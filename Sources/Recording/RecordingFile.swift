import HingeCore
import LinuxIO

/// A recording on disk, in either form.
package enum RecordingFile {
  package enum Form: Sendable {
    case exchange
    case binary

    /// `.hrec` is the binary form, everything else the exchange form.
    package init(path: String) { self = path.hasSuffix(".hrec") ? .binary : .exchange }
  }

  /// Twelve hours of two sensors at 200 Hz in the exchange form are some 600 MB.
  package static let limitBytes = 768 * 1024 * 1024

  /// Reads either form; which, its first bytes tell.
  package static func read(_ path: String) throws(RecordingError) -> Recording {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReading.bytes(path, limitBytes: limitBytes)
    } catch {
      throw .file(error)
    }
    return try read(bytes, path: path)
  }

  package static func read(_ bytes: [UInt8], path: String) throws(RecordingError) -> Recording {
    if bytes.isEmpty { throw .empty(path: path) }
    return BinaryReader.isBinary(bytes)
      ? try BinaryReader.read(bytes, path: path) : try ExchangeReader.read(bytes, path: path)
  }

  /// Writes a recording whole or not at all.
  package static func write(_ recording: Recording, to path: String) throws(RecordingError) {
    let bytes =
      Form(path: path) == .binary
      ? BinaryWriter.bytes(of: recording) : ExchangeWriter.bytes(of: recording)
    do throws(FileError) {
      try AtomicFile.write(bytes, to: path)
    } catch {
      throw .file(error)
    }
  }
}
