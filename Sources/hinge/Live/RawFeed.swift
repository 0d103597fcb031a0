import Control
import Foundation
import LinuxIO
import Setup

/// The daemon's own lines on stdout, each as soon as it comes, until the reader or the daemon goes.
struct RawFeed {
  let socket: String
  let frames: Bool

  func run() throws(Problem) {
    do throws(ControlClientError) {
      let feed = try ControlFeed(path: socket)
      try feed.send(ControlRequest(id: 1, request: .subscribe, frames: frames, events: true))
      var isSubscribed = false
      while wait(for: feed) {
        try feed.flush()
        while let line = try feed.next() {
          if isSubscribed {
            if try !put(line.bytes) { return }
          } else {
            isSubscribed = try isAccepted(line)
          }
        }
      }
    } catch {
      throw Problem("\(error)", exitCode: error.exitCode)
    }
  }

  private func isAccepted(_ line: ControlFeed.Line) throws(ControlClientError) -> Bool {
    guard let message = line.message else { throw .garbled(path: socket) }
    if let fault = message.error { throw .refused(fault) }
    return message.id == 1
  }

  /// False when nobody reads any more.
  private func wait(for feed: ControlFeed) -> Bool {
    var entries = [
      pollfd(fd: feed.raw, events: Int16(POLLIN | (feed.hasOutput ? POLLOUT : 0)), revents: 0),
      // Asked for nothing, it still tells that the other end is closed.
      pollfd(fd: STDOUT_FILENO, events: 0, revents: 0),
    ]
    while poll(&entries, 2, -1) < 0, errno == EINTR {}
    return entries[1].revents & Int16(POLLERR | POLLNVAL) == 0
  }

  /// False when nobody reads any more.
  private func put(_ line: [UInt8]) throws(ControlClientError) -> Bool {
    var bytes = (line + [UInt8(ascii: "\n")])[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
        continue
      }
      if errno == EINTR { continue }
      if errno == EPIPE { return false }
      throw .failed(path: "stdout", .current)
    }
    return true
  }
}
