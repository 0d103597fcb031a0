package import LinuxIO

/// Why the daemon could not be asked.
package enum ControlClientError: Error, Equatable, CustomStringConvertible {
  case notRunning(path: String)
  /// Some other file has the place of the socket.
  case noSocket(path: String)
  case notPermitted(path: String)
  /// It answered that it won't.
  case refused(ControlFault)
  case timedOut(path: String, milliseconds: Int64)
  case closed(path: String)
  /// What came is not of this protocol.
  case garbled(path: String)
  case failed(path: String, Errno)

  package var description: String {
    switch self {
    case .notRunning(let path):
      "hinged is not running: nobody listens at \(path); start it with "
        + "\"systemctl start hinged\", or by hand with \"hinged\"."
    case .noSocket(let path):
      "\(path) is a file and no socket, so hinged does not listen there; move it and start hinged, or "
        + "name the socket with --socket or paths.socket."
    case .notPermitted(let path):
      "hinged can't be reached: this user may not use \(path); add it to the group that "
        + "ls -l \(path) shows, and log in again."
    case .refused(let fault):
      fault.message
    case .timedOut(let path, let milliseconds):
      "hinged did not answer at \(path) within \(milliseconds) ms; see journalctl -u hinged."
    case .closed(let path):
      "hinged closed the connection at \(path); it was stopped, or this program read too slowly."
    case .garbled(let path):
      "What listens at \(path) does not speak \"\(ControlProtocol.schema)\"; it may be another "
        + "version of hinged."
    case .failed(let path, let errno):
      "hinged can't be reached at \(path): \(errno)."
    }
  }

  /// For the command's exit: 69 unavailable, 74 input/output.
  package var exitCode: Int32 {
    switch self {
    case .failed: 74
    case .notRunning, .noSocket, .notPermitted, .refused, .timedOut, .closed, .garbled: 69
    }
  }
}
