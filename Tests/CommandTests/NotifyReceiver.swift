import Foundation
import Glibc

/// Stands in for the service manager: what a daemon tells it, a message a datagram.
final class NotifyReceiver {
  let path: String
  private let descriptor: Int32

  struct Refused: Error {
    let errno: Int32
  }

  init(_ path: String) throws {
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { room in
      // The last byte stays zero: a longer path would not be found.
      for (place, byte) in zip(room.indices.dropLast(), path.utf8) { room[place] = byte }
    }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    if result != 0 { throw Refused(errno: errno) }
  }

  deinit { close(descriptor) }

  /// What has come since the last call, without signs of life.
  func received() -> [String] {
    var messages: [String] = []
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { return messages.filter { $0 != "WATCHDOG=1" } }
      messages.append(String(decoding: buffer[..<count], as: UTF8.self))
    }
  }
}
