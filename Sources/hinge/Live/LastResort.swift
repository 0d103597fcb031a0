import Glibc
import Synchronization

/// Gives the terminal back when this program itself breaks down: a shell without echo is worse than the crash.
/// A handler may only make system calls, so all that it needs lies ready.
enum LastResort {
  private static let deaths = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE]
  private static let output = Atomic<Int32>(-1)
  private static let length = Atomic<Int>(0)
  nonisolated(unsafe) private static let attributes = UnsafeMutablePointer<termios>.allocate(
    capacity: 1)
  nonisolated(unsafe) private static let text = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)

  static func arm(output: Int32, attributes: termios, text: String) {
    self.attributes.initialize(to: attributes)
    let bytes = Array(text.utf8.prefix(64))
    for (place, byte) in bytes.enumerated() { (self.text + place).initialize(to: byte) }
    length.store(bytes.count, ordering: .relaxed)
    self.output.store(output, ordering: .releasing)
    for number in deaths {
      signal(number) { number in
        let output = LastResort.output.exchange(-1, ordering: .acquiring)
        if output >= 0 {
          _ = write(output, LastResort.text, LastResort.length.load(ordering: .relaxed))
          tcsetattr(STDIN_FILENO, TCSANOW, LastResort.attributes)
        }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  static func disarm() {
    output.store(-1, ordering: .relaxed)
    for number in deaths { signal(number, SIG_DFL) }
  }
}
