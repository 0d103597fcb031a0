internal import CLinuxIO
internal import Glibc
package import HingeCore
internal import LinuxIO

/// A command's side of the socket. For one thread at a time; every call has a limit on its time.
package final class ControlClient {
  private let path: String
  private let descriptor: Descriptor
  private var lines: ServerLines
  private var lastID: Int64 = 0
  /// Stream lines that came while a reply was waited for.
  private var early: [ControlMessage] = []

  package static let standardTimeout = TimeSpan(milliseconds: 3000)
  /// For what waits for a memory card.
  package static let diskTimeout = TimeSpan(milliseconds: 15_000)

  /// A tare takes 2 s and some of it.
  package static let wishTimeout = TimeSpan(milliseconds: 6000)

  package init(
    path: String, timeout: TimeSpan = ControlClient.standardTimeout
  ) throws(ControlClientError) {
    self.path = path
    lines = ServerLines(path: path)
    do throws(Errno) {
      descriptor = try Descriptor { makeSocket() }
    } catch {
      throw .failed(path: path, error)
    }
    let deadline = MonotonicClock.now().advanced(by: timeout)
    while true {
      let code = hinge_unix_connect(descriptor.raw, path, path.utf8.count)
      switch Errno(code: -code) {
      case Errno(code: 0): return
      case .wouldBlock:
        // Its queue of new connections is full, which nothing tells us the end of.
        if MonotonicClock.now() >= deadline {
          throw .timedOut(path: path, milliseconds: timeout.milliseconds)
        }
        MonotonicClock.sleep(until: MonotonicClock.now().advanced(by: TimeSpan(milliseconds: 10)))
      case .interrupted: continue
      case let other: throw .unconnected(other, path: path)
      }
    }
  }

  package func ping(
    timeout: TimeSpan = ControlClient.standardTimeout
  ) throws(ControlClientError) {
    if try reply(to: .ping, timeout: timeout).pong == nil { throw .garbled(path: path) }
  }

  package func status(
    timeout: TimeSpan = ControlClient.standardTimeout
  ) throws(ControlClientError) -> StatusReply {
    guard let status = try reply(to: .status, timeout: timeout).status else {
      throw .garbled(path: path)
    }
    return status
  }

  /// Returns once the entries, all of them, are on the disk.
  package func say(
    _ entries: [SaidEntry], origin: String, timeout: TimeSpan = ControlClient.diskTimeout
  ) throws(ControlClientError) {
    lastID += 1
    let request = ControlRequest(id: lastID, request: .say, entries: entries, origin: origin)
    if try reply(to: request, timeout: timeout).said == nil { throw .garbled(path: path) }
  }

  /// Returns once it is carried out.
  package func ask(
    _ wish: WearerWish, timeout: TimeSpan = ControlClient.wishTimeout
  ) throws(ControlClientError) {
    lastID += 1
    if try reply(to: wish.request(id: lastID), timeout: timeout).done == nil {
      throw .garbled(path: path)
    }
  }

  /// Who has a profile here, and for which styles.
  package func lifters(
    timeout: TimeSpan = ControlClient.wishTimeout
  ) throws(ControlClientError) -> [KnownLifter] {
    lastID += 1
    let request = WearerWish.lifters.request(id: lastID)
    guard let lifters = try reply(to: request, timeout: timeout).lifters else {
      throw .garbled(path: path)
    }
    return lifters
  }

  /// From now on `next` gives frames, events or both.
  package func subscribe(
    frames: Bool = true, events: Bool = true, timeout: TimeSpan = ControlClient.standardTimeout
  ) throws(ControlClientError) {
    let message = try reply(to: .subscribe, frames: frames, events: events, timeout: timeout)
    if message.subscribed == nil { throw .garbled(path: path) }
  }

  /// The next line of the stream; nil when `timeout` passes without one.
  package func next(timeout: TimeSpan) throws(ControlClientError) -> ControlMessage? {
    if !early.isEmpty { return early.removeFirst() }
    return try receive(until: MonotonicClock.now().advanced(by: timeout))
  }

  private func reply(
    to command: ControlCommand, frames: Bool? = nil, events: Bool? = nil, timeout: TimeSpan
  ) throws(ControlClientError) -> ControlMessage {
    lastID += 1
    return try reply(
      to: ControlRequest(id: lastID, request: command, frames: frames, events: events),
      timeout: timeout)
  }

  private func reply(
    to request: ControlRequest, timeout: TimeSpan
  ) throws(ControlClientError) -> ControlMessage {
    let deadline = MonotonicClock.now().advanced(by: timeout)
    if let line = ControlCoding.line(request) { try send(line, until: deadline) }
    while let message = try receive(until: deadline) {
      if let fault = message.error, message.id == nil || message.id == lastID {
        throw .refused(fault)
      }
      if message.id == lastID { return message }
      if message.frame != nil || message.event != nil { early.append(message) }
    }
    throw .timedOut(path: path, milliseconds: timeout.milliseconds)
  }

  private func send(_ line: [UInt8], until deadline: Timestamp) throws(ControlClientError) {
    var rest = line[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        hinge_unix_send(descriptor.raw, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
        continue
      }
      let error = Errno(code: Int32(-count))
      switch error {
      case .interrupted: continue
      case .wouldBlock:
        if !waitFor(POLLOUT, until: deadline) { throw .timedOut(path: path, milliseconds: 0) }
      // It may have said why before it closed: the reading that follows finds out.
      case .brokenPipe: return
      default: throw .failed(path: path, error)
      }
    }
  }

  private func receive(until deadline: Timestamp) throws(ControlClientError) -> ControlMessage? {
    while true {
      if let line = try lines.next(from: descriptor) {
        guard let message = ControlCoding.message(line) else { throw .garbled(path: path) }
        return message
      }
      if !waitFor(POLLIN, until: deadline) { return nil }
    }
  }

  /// False when the deadline passed first.
  private func waitFor(_ events: Int32, until deadline: Timestamp) -> Bool {
    while true {
      let left = deadline.since(MonotonicClock.now())
      if left <= .zero { return false }
      var entry = pollfd(fd: descriptor.raw, events: Int16(events), revents: 0)
      let milliseconds = Int32(clamping: (left.microseconds + 999) / 1000)
      if poll(&entry, 1, milliseconds) > 0 { return true }
    }
  }
}
