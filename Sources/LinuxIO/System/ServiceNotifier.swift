internal import CLinuxIO
internal import Glibc
package import HingeCore

/// Tells the service manager how the daemon is: one datagram a message to `$NOTIFY_SOCKET`.
///
/// Without that variable every call does nothing, so the daemon runs the same by hand. A message
/// that can't be sent is dropped and the call says so: the service manager must not be able to
/// stop the training.
package final class ServiceNotifier: @unchecked Sendable {
  private let address: String?
  private let socket: Int32
  /// The longest time that may pass between two `watchdog()`; nil when none is asked for.
  package let watchdogTimeout: TimeSpan?

  /// - Parameter processID: this process; the watchdog is only ours if `$WATCHDOG_PID` says so.
  package init(environment: [String: String], processID: Int32 = getpid()) {
    let path = environment["NOTIFY_SOCKET"]
    if let path, path.hasPrefix("/") || path.hasPrefix("@") {
      address = path
      socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    } else {
      address = nil
      socket = -1
    }
    let isOurs = environment["WATCHDOG_PID"].map { $0 == String(processID) } ?? true
    if isOurs, let text = environment["WATCHDOG_USEC"], let limit = Int64(text), limit > 0 {
      watchdogTimeout = TimeSpan(microseconds: limit)
    } else {
      watchdogTimeout = nil
    }
  }

  deinit { if socket >= 0 { close(socket) } }

  /// Whether a service manager listens.
  package var isEnabled: Bool { socket >= 0 }

  @discardableResult package func ready() -> Bool { send("READY=1") }
  @discardableResult package func watchdog() -> Bool { send("WATCHDOG=1") }
  @discardableResult package func stopping() -> Bool { send("STOPPING=1") }

  /// One line for `systemctl status`. A line break would start another message and becomes a space.
  @discardableResult package func status(_ text: String) -> Bool {
    send("STATUS=" + String(text.map { $0.isNewline ? " " : $0 }))
  }

  /// False when the message did not go out. Never waits.
  private func send(_ message: String) -> Bool {
    guard let address, socket >= 0 else { return false }
    var message = message
    return message.withUTF8 { bytes in
      hinge_unix_send_to(socket, bytes.baseAddress, bytes.count, address, address.utf8.count, 1)
        == bytes.count
    }
  }
}
