internal import Glibc
internal import LinuxIO

/// What the daemon sends to one client, line by line. Never waits.
struct ServerLines {
  private let path: String
  private var input = LineBuffer(maximumBytes: ControlProtocol.maximumReplyBytes)
  private var buffer = [UInt8](repeating: 0, count: 16 * 1024)

  init(path: String) { self.path = path }

  /// The next line that is there, without its break; nil: no more for now.
  mutating func next(from descriptor: borrowing Descriptor) throws(ControlClientError) -> [UInt8]? {
    while true {
      switch input.next() {
      case .line(let line):
        if line.isEmpty { continue }
        return line
      case .tooLong: throw .garbled(path: path)
      case .incomplete: break
      }
      let count = read(descriptor.raw, &buffer, buffer.count)
      if count > 0 {
        input.append(buffer[..<count])
        continue
      }
      if count == 0 { throw .closed(path: path) }
      switch Errno.current {
      case .interrupted: continue
      case .wouldBlock: return nil
      case Errno(code: ECONNRESET): throw .closed(path: path)
      case let error: throw .failed(path: path, error)
      }
    }
  }
}

extension ControlClientError {
  /// Why a connection was not made.
  static func unconnected(_ error: Errno, path: String) -> ControlClientError {
    switch error {
    case .connectionRefused:
      var information = stat()
      let isThere = lstat(path, &information) == 0
      let isSocket = information.st_mode & S_IFMT == S_IFSOCK
      return isThere && !isSocket ? .noSocket(path: path) : .notRunning(path: path)
    case .noSuchFile, .notADirectory: return .notRunning(path: path)
    case .accessDenied, .notPermitted: return .notPermitted(path: path)
    default: return .failed(path: path, error)
    }
  }
}
