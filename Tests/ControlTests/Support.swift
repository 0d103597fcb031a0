import CLinuxIO
import Control
import Foundation
import Glibc
@testable import HingeCore
import LinuxIO

/// A folder of the test's own, gone with it. Its name is short: a socket's path has 107 bytes.
final class SocketFolder: Sendable {
  let path: String
  var socket: String { path + "/s" }

  init() throws {
    path = "/tmp/hinge-ctl-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("left behind: \(path): \(error)")
    }
  }
}

struct FixedStatus: ControlHandler {
  /// What is done with entries; the answers are theirs to give.
  var saying: @Sendable ([SaidEntry], String, @escaping @Sendable (ControlFault?) -> Void) -> Void =
    {
      $2(nil)
    }

  /// What is done with wishes; the answers are theirs to give.
  var wishing: @Sendable (WearerWish, @escaping @Sendable (WishAnswer) -> Void) -> Void = {
    $1(.done)
  }

  func wish(_ wish: WearerWish, done: @escaping @Sendable (WishAnswer) -> Void) {
    wishing(wish, done)
  }

  func say(
    _ entries: [SaidEntry], origin: String, done: @escaping @Sendable (ControlFault?) -> Void
  ) { saying(entries, origin, done) }

  func status() -> StatusReply {
    var status = StatusReply(
      state: .running, version: "1.0", processID: 7, sinceWallMS: 1_700_000_000_000, uptimeS: 5,
      source: "simulated", provenance: "synthetic", lifter: "me", style: "conventional",
      mode: "measured", rounding: "judged", feedback: "full", sensors: 2, logPath: "/tmp/log")
    status.sampleRateHz = 199.5
    status.faults.gap = 3
    return status
  }
}

/// A client without manners: bytes as they are.
final class RawClient {
  let descriptor: Int32

  init(_ path: String) {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    _ = hinge_unix_connect(descriptor, path, path.utf8.count)
    // A bound on how long a broken server can hold up the tests.
    var limit = timeval(tv_sec: 5, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// Returns false when the server has closed, or takes no more.
  @discardableResult func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        hinge_unix_send(descriptor, $0.baseAddress, $0.count)
      }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  func endInput() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// The next line without its end; nil where none comes within 5 s.
  func line() -> String? {
    var line: [UInt8] = []
    var byte: [UInt8] = [0]
    while read(descriptor, &byte, 1) == 1 {
      if byte[0] == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte[0])
    }
    return nil
  }

  /// Everything until the server closes; nil if it does not within 5 s.
  func readToEnd() -> String? {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return String(decoding: all, as: UTF8.self) }
      if count < 0 { return errno == ECONNRESET ? String(decoding: all, as: UTF8.self) : nil }
      all.append(contentsOf: buffer[..<count])
    }
  }
}

func frame(_ milliseconds: Int64) -> MotionFrame {
  MotionFrame(
    time: Timestamp(microseconds: milliseconds * 1000), pelvisPitch: Angle(millidegrees: 12_345),
    trunkPitch: nil, flexion: Angle(millidegrees: -250), reserveUsed: Fraction(1, over: 4),
    lateralLean: .zero, twist: .zero, phase: .concentric, alert: .warn, isBuzzing: false)
}

func alert(_ milliseconds: Int64) -> CoreEvent {
  .alert(
    Alert(
      time: Timestamp(microseconds: milliseconds * 1000), kind: .rounding, grade: .alarm,
      sounded: true, setNumber: 2))
}

/// Waits for something another thread does; false after 5 s.
func eventually(_ condition: () -> Bool) -> Bool {
  let deadline = MonotonicClock.now().advanced(by: TimeSpan(milliseconds: 5000))
  while MonotonicClock.now() < deadline {
    if condition() { return true }
    MonotonicClock.sleep(until: MonotonicClock.now().advanced(by: TimeSpan(milliseconds: 1)))
  }
  return condition()
}
