internal import CLinuxIO
internal import Glibc
internal import HingeCore
internal import LinuxIO

/// The daemon's end of the socket file: made with mode 0660, and removed when it goes, if it is
/// still ours.
///
/// A file that a killed daemon left is taken over; one that somebody listens at is not. Two daemons
/// that start at once are kept apart by a lock on the folder, held only while the file is looked at
/// and made.
final class ListeningSocket: Sendable {
  let path: String
  private let descriptor: Descriptor
  private let device: dev_t
  private let inode: ino_t

  var raw: Int32 { descriptor.raw }

  init(path: String) throws(ControlServerError) {
    if path.isEmpty || path.utf8.count > 107 { throw .badPath(path: path) }
    let folder = try Self.lockFolder(of: path)
    try Self.clearTheWay(path)
    var information = stat()
    do throws(Errno) {
      let descriptor = try Descriptor { makeSocket() }
      let code = hinge_unix_bind(descriptor.raw, path, path.utf8.count)
      if code != 0 { throw Errno(code: -code) }
      // Nobody can connect before listen, so the mode is right from the first moment.
      if chmod(path, 0o660) != 0 || lstat(path, &information) != 0
        || listen(descriptor.raw, Int32(ControlProtocol.maximumClients)) != 0
      {
        let error = Errno.current
        unlink(path)
        throw error
      }
      self.descriptor = descriptor
    } catch {
      throw Self.error(error, path)
    }
    self.path = path
    device = information.st_dev
    inode = information.st_ino
    extendLifetime(folder)
  }

  deinit {
    var information = stat()
    if lstat(path, &information) == 0, information.st_dev == device, information.st_ino == inode {
      unlink(path)
    }
  }

  /// The folder, locked until the result goes.
  private static func lockFolder(of path: String) throws(ControlServerError) -> Descriptor {
    let end = path.lastIndex(of: "/")
    let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    do throws(Errno) {
      let descriptor = try Descriptor { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
      let deadline = MonotonicClock.now().advanced(by: TimeSpan(milliseconds: 2000))
      while flock(descriptor.raw, LOCK_EX | LOCK_NB) != 0 {
        let error = Errno.current
        if error != .wouldBlock && error != .interrupted { throw error }
        if MonotonicClock.now() > deadline { throw .busy }
        MonotonicClock.sleep(until: MonotonicClock.now().advanced(by: TimeSpan(milliseconds: 5)))
      }
      return descriptor
    } catch {
      throw Self.error(error, path)
    }
  }

  /// Removes a socket that nobody listens at; refuses everything else that is there.
  private static func clearTheWay(_ path: String) throws(ControlServerError) {
    var information = stat()
    if lstat(path, &information) != 0 {
      let error = Errno.current
      if error == .noSuchFile { return }
      throw Self.error(error, path)
    }
    guard information.st_mode & S_IFMT == S_IFSOCK else { throw .occupied(path: path) }
    let code: Int32
    do throws(Errno) {
      let probe = try Descriptor { makeSocket() }
      code = hinge_unix_connect(probe.raw, path, path.utf8.count)
    } catch {
      throw Self.error(error, path)
    }
    switch Errno(code: -code) {
    case .connectionRefused:
      if unlink(path) != 0 { throw Self.error(.current, path) }
    // Answered, or too busy to answer: somebody is there.
    case Errno(code: 0), .wouldBlock:
      throw .alreadyRunning(path: path)
    case let other:
      throw Self.error(other, path)
    }
  }

  private static func error(_ errno: Errno, _ path: String) -> ControlServerError {
    switch errno {
    case .noSuchFile, .notADirectory: .noFolder(path: path)
    case .accessDenied, .notPermitted, .readOnly: .notPermitted(path: path)
    case .addressInUse: .alreadyRunning(path: path)
    case .nameTooLong: .badPath(path: path)
    default: .failed(path: path, errno)
    }
  }
}

/// A stream socket that never blocks and closes on exec.
func makeSocket() -> Int32 {
  let type = SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue
  return socket(AF_UNIX, Int32(type), 0)
}
