import Glibc
import LinuxIO
import Synchronization

/// Signals as something to wait for beside keys and lines, not as an end at any moment: the terminal is never
/// left in the middle of something.
final class LiveSignals {
  private static let caught = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT]

  /// Bits of the numbers that came, and where to say so. A handler may touch nothing more.
  private static let came = Atomic<UInt64>(0)
  private static let bell = Atomic<Int32>(-1)

  private var ends: [Int32] = [-1, -1]

  /// To be polled: there is something to take.
  var raw: Int32 { ends[0] }

  init() throws(Errno) {
    if pipe(&ends) != 0 { throw .current }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    Self.came.store(0, ordering: .relaxed)
    Self.bell.store(ends[1], ordering: .releasing)
    Self.caught.forEach(Self.listen)
  }

  private static func listen(_ number: Int32) {
    signal(number) { number in
      let code = errno
      LiveSignals.came.bitwiseOr(1 << UInt64(number), ordering: .relaxed)
      var byte: UInt8 = 0
      _ = write(LiveSignals.bell.load(ordering: .acquiring), &byte, 1)
      errno = code
    }
  }

  /// Those that came since the last call.
  func take() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(ends[0], &bytes, bytes.count) > 0 {}
    let bits = Self.came.exchange(0, ordering: .relaxed)
    return Self.caught.filter { bits & (1 << UInt64($0)) != 0 }
  }

  /// Does what the signal does to a program that knows nothing of it, and comes back only if it was to stop.
  static func obey(_ number: Int32) {
    signal(number, SIG_DFL)
    // A stop is for all that the terminal runs, such as a script around.
    kill(number == SIGTSTP ? 0 : getpid(), number)
    listen(number)
  }
}
