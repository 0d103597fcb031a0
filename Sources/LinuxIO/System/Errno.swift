internal import Glibc

/// The number a system call failed with. `description` is the system's own phrase and the number's
/// name where it is one we act on, such as "Permission denied (EACCES)".
package struct Errno: Error, Equatable, Hashable, Sendable, CustomStringConvertible {
  package let code: Int32

  package init(code: Int32) { self.code = code }

  /// What the calling thread's last system call left behind.
  package static var current: Errno { Errno(code: Glibc.errno) }

  package static let notPermitted = Errno(code: EPERM)
  package static let noSuchFile = Errno(code: ENOENT)
  package static let interrupted = Errno(code: EINTR)
  package static let inputOutput = Errno(code: EIO)
  package static let wouldBlock = Errno(code: EAGAIN)
  package static let outOfMemory = Errno(code: ENOMEM)
  package static let accessDenied = Errno(code: EACCES)
  package static let badDescriptor = Errno(code: EBADF)
  package static let busy = Errno(code: EBUSY)
  package static let alreadyExists = Errno(code: EEXIST)
  package static let notADirectory = Errno(code: ENOTDIR)
  package static let isADirectory = Errno(code: EISDIR)
  package static let invalid = Errno(code: EINVAL)
  package static let tooManyFilesOfProcess = Errno(code: EMFILE)
  package static let tooManyFilesOfSystem = Errno(code: ENFILE)
  package static let noSpace = Errno(code: ENOSPC)
  package static let readOnly = Errno(code: EROFS)
  package static let brokenPipe = Errno(code: EPIPE)
  package static let nameTooLong = Errno(code: ENAMETOOLONG)
  package static let tooManyLinks = Errno(code: ELOOP)
  package static let connectionRefused = Errno(code: ECONNREFUSED)
  package static let notSupported = Errno(code: EOPNOTSUPP)
  package static let noSuchDevice = Errno(code: ENODEV)
  package static let noDeviceOrAddress = Errno(code: ENXIO)
  package static let notATerminal = Errno(code: ENOTTY)
  package static let timedOut = Errno(code: ETIMEDOUT)
  package static let remoteInputOutput = Errno(code: EREMOTEIO)
  package static let addressInUse = Errno(code: EADDRINUSE)

  /// The number's symbolic name; nil where this program never looks for it by name.
  package var name: String? {
    switch code {
    case EPERM: "EPERM"
    case ENOENT: "ENOENT"
    case EINTR: "EINTR"
    case EIO: "EIO"
    case ENXIO: "ENXIO"
    case EBADF: "EBADF"
    case EAGAIN: "EAGAIN"
    case ENOMEM: "ENOMEM"
    case EACCES: "EACCES"
    case EBUSY: "EBUSY"
    case EEXIST: "EEXIST"
    case ENODEV: "ENODEV"
    case ENOTDIR: "ENOTDIR"
    case EISDIR: "EISDIR"
    case EINVAL: "EINVAL"
    case EMFILE: "EMFILE"
    case ENFILE: "ENFILE"
    case ENOTTY: "ENOTTY"
    case ENOSPC: "ENOSPC"
    case EROFS: "EROFS"
    case EPIPE: "EPIPE"
    case ENAMETOOLONG: "ENAMETOOLONG"
    case ELOOP: "ELOOP"
    case EOPNOTSUPP: "EOPNOTSUPP"
    case ETIMEDOUT: "ETIMEDOUT"
    case EREMOTEIO: "EREMOTEIO"
    case ECONNREFUSED: "ECONNREFUSED"
    case EADDRINUSE: "EADDRINUSE"
    default: nil
    }
  }

  package var description: String {
    let text = String(cString: strerror(code))
    return "\(text) (\(name ?? "errno \(code)"))"
  }
}
