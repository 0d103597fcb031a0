package import LinuxIO

/// Why the socket could not be opened.
package enum ControlServerError: Error, Equatable, CustomStringConvertible {
  case alreadyRunning(path: String)
  case occupied(path: String)
  case badPath(path: String)
  case noFolder(path: String)
  case notPermitted(path: String)
  case failed(path: String, Errno)

  package var description: String {
    switch self {
    case .alreadyRunning(let path):
      "Another hinged is already running: it listens at \(path); stop it first, or give this one "
        + "another paths.socket."
    case .occupied(let path):
      "\(path) is in the way: it is not a socket; move it, or set another paths.socket."
    case .badPath(let path):
      "\(path) can't be a socket: paths.socket must have 1 to 107 bytes."
    case .noFolder(let path):
      "The socket \(path) can't be made: its folder does not exist; make it with mkdir -p, or set "
        + "another paths.socket."
    case .notPermitted(let path):
      "The socket \(path) can't be made: this user may not write there; set another paths.socket."
    case .failed(let path, let errno):
      "The socket \(path) can't be made: \(errno)."
    }
  }
}
