import CLinuxIO
import Foundation
import Glibc
import HingeCore
import LinuxIO
import Testing

struct ServiceNotifierTests {
  @Test func saysNothingWithoutAServiceManager() {
    let notifier = ServiceNotifier(environment: [:])
    #expect(!notifier.isEnabled)
    #expect(!notifier.ready())
    #expect(notifier.watchdogTimeout == nil)
    #expect(!ServiceNotifier(environment: ["NOTIFY_SOCKET": "relative"]).isEnabled)
  }

  @Test func sendsOneDatagramAMessage() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("notify")
    let receiver = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    defer { close(receiver) }
    #expect(hinge_unix_bind(receiver, path, path.utf8.count) == 0)
    let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": path])
    #expect(notifier.ready())
    #expect(notifier.watchdog())
    #expect(notifier.status("two\nlines"))
    #expect(notifier.stopping())
    #expect(
      received(receiver) == ["READY=1", "WATCHDOG=1", "STATUS=two lines", "STOPPING=1"])
  }

  @Test func aServiceManagerThatIsGoneDoesNoHarm() throws {
    let folder = try TemporaryFolder()
    let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": folder.file("gone")])
    #expect(!notifier.watchdog())
    #expect(!ServiceNotifier(environment: ["NOTIFY_SOCKET": "@hinge-nobody"]).ready())
  }

  @Test func theWatchdogCountsOnlyIfItIsOurs() {
    func timeout(_ extra: [String: String]) -> Int64? {
      ServiceNotifier(environment: extra, processID: 42).watchdogTimeout?.microseconds
    }
    #expect(timeout(["WATCHDOG_USEC": "30000000"]) == 30_000_000)
    #expect(timeout(["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "42"]) == 30_000_000)
    #expect(timeout(["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "43"]) == nil)
    #expect(timeout(["WATCHDOG_USEC": "soon"]) == nil)
    #expect(timeout(["WATCHDOG_USEC": "-1"]) == nil)
  }

  private func received(_ descriptor: Int32) -> [String] {
    var messages: [String] = []
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { return messages }
      messages.append(String(decoding: buffer[..<count], as: UTF8.self))
    }
  }
}
