/// Why a file could not be read or written. Each is one sentence with the path and the way out.
package enum FileError: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case notPermitted(path: String, action: String)
  case isDirectory(path: String)
  /// A pipe, socket or device: it has no end that could be waited for.
  case notRegular(path: String, found: String)
  /// Something else than a file stands where one is to be written.
  case notReplaced(path: String)
  case tooLarge(path: String, limitBytes: Int)
  case notUTF8(path: String, offset: Int)
  case noFolder(path: String)
  case noSpace(path: String)
  case failed(path: String, action: String, errno: Errno)

  package var description: String {
    switch self {
    case .missing(let path):
      "\(path) does not exist."
    case .notPermitted(let path, let action):
      "\(path) can't be \(action): this user has no permission; "
        + "ls -l shows whose it is and which group may."
    case .isDirectory(let path):
      "\(path) is a folder; a file is wanted."
    case .notRegular(let path, let found):
      "\(path) is a \(found); a regular file is wanted, so copy its content into one."
    case .notReplaced(let path):
      "\(path) is a device, pipe or folder and stays what it is; name a file to write to."
    case .tooLarge(let path, let limitBytes):
      "\(path) is larger than \(limitBytes) bytes, the most that is read here."
    case .notUTF8(let path, let offset):
      "\(path) is not UTF-8 text: byte \(offset) does not fit; save it as UTF-8."
    case .noFolder(let path):
      "\(path) can't be written: its folder does not exist; make it with mkdir -p."
    case .noSpace(let path):
      "\(path) can't be written: the disk or the quota is full; nothing was changed."
    case .failed(let path, let action, let errno):
      "\(path) can't be \(action): \(errno)."
    }
  }

  /// The case that says most about `errno`.
  package static func reading(_ path: String, _ errno: Errno) -> FileError {
    switch errno {
    case .noSuchFile, .notADirectory: .missing(path: path)
    case .accessDenied, .notPermitted: .notPermitted(path: path, action: "read")
    case .isADirectory: .isDirectory(path: path)
    default: .failed(path: path, action: "read", errno: errno)
    }
  }

  package static func writing(_ path: String, _ errno: Errno) -> FileError {
    switch errno {
    case .noSuchFile, .notADirectory: .noFolder(path: path)
    case .accessDenied, .notPermitted: .notPermitted(path: path, action: "written")
    case .isADirectory: .isDirectory(path: path)
    case .noSpace: .noSpace(path: path)
    default: .failed(path: path, action: "written", errno: errno)
    }
  }
}
