internal import CLinuxIO
internal import Glibc
package import HingeCore

/// Wakes one thread from others: an eventfd, so that it can also be waited for among sockets.
///
/// Signals add up: any number of them before a wait is one wake. Meant to stand beside a ring: the
/// producer pushes, then signals; the consumer waits, then pops until the ring is empty.
package final class WakeEvent: Sendable {
  /// For `poll`; readable while a signal is pending.
  package let descriptor: Int32

  /// Throws where the process has no descriptor left.
  package init() throws(Errno) {
    let made = hinge_eventfd()
    if made < 0 { throw Errno(code: -made) }
    descriptor = made
  }

  deinit { close(descriptor) }

  /// One system call that never waits and never allocates; safe on the sample path. It can only
  /// fail while 2^64 - 2 signals are pending, and then the waiter is awake anyway.
  package func signal() {
    var one: UInt64 = 1
    _ = write(descriptor, &one, 8)
  }

  /// Takes pending signals without waiting. True if there was one.
  @discardableResult package func clear() -> Bool {
    var count: UInt64 = 0
    return read(descriptor, &count, 8) == 8
  }

  /// Waits for a signal and takes it. False: `timeout` passed (whole ms, rounded up) or the wait
  /// was cut short; nil waits for ever.
  package func wait(timeout: TimeSpan? = nil) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var milliseconds: Int32 = -1
    if let timeout {
      milliseconds = Int32(clamping: (max(0, timeout.microseconds) + 999) / 1000)
    }
    return poll(&entry, 1, milliseconds) > 0 && clear()
  }
}
