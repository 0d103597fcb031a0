package import LinuxIO

/// Why a recording could not be read. `description` is one sentence: where, what, how to mend it.
package enum RecordingError: Error, CustomStringConvertible, Equatable {
  /// The file could not be opened or read; the text says why.
  case file(FileError)
  case empty(path: String)
  case notARecording(path: String)
  /// A line of the exchange form is malformed.
  case line(path: String, number: Int, reason: String)
  /// A header key is missing.
  case missingKey(path: String, key: String, example: String)
  case noSamples(path: String)
  /// A block of the binary form is damaged.
  case block(path: String, offset: Int, reason: String)

  package var description: String {
    switch self {
    case .file(let error): error.description
    case .empty(let path):
      "\(path): the file is empty; record again, or name the file that holds the samples"
    case .notARecording(let path):
      "\(path):1: not a hinge recording: the first line must be '# hinge-recording: 1' "
        + "(or the file hinged's own binary form)"
    case .line(let path, let number, let reason): "\(path):\(number): \(reason)"
    case .missingKey(let path, let key, let example):
      "\(path): the header has no '\(key)'; add a line like '# \(key): \(example)'"
    case .noSamples(let path):
      "\(path): the header is there but no sample follows; record again"
    case .block(let path, let offset, let reason): "\(path): at byte \(offset): \(reason)"
    }
  }

  /// 74 where the system failed, 65 where the data did.
  package var exitCode: Int32 {
    switch self {
    case .file: 74
    default: 65
    }
  }
}
