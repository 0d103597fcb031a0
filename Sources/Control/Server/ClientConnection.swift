internal import CLinuxIO
internal import Glibc
internal import LinuxIO

/// One client as the server sees it.
final class ClientConnection {
  let descriptor: Descriptor
  /// Never given to another.
  let number: Int
  /// Requests whose answers wait for the disk or the wearer's desk.
  var waiting = 0
  private var input = LineBuffer(maximumBytes: ControlProtocol.maximumRequestBytes)
  private(set) var output = OutputQueue()
  private(set) var wantsFrames = false
  private(set) var wantsEvents = false
  /// The client will send no more; it may still read.
  private(set) var inputEnded = false
  /// Why it is to be closed; nil while it is well.
  private(set) var end: End?

  enum End {
    /// It went, or got its answer and wanted no more.
    case gone
    case slow
    /// Closed once its last line, which says why, is out.
    case bad
  }

  init(descriptor: consuming Descriptor, number: Int) {
    self.descriptor = descriptor
    self.number = number
  }

  var isSubscribed: Bool { wantsFrames || wantsEvents }

  /// What to poll for. A client that has been told why it is closed isn't listened to any more.
  var interest: Int16 {
    let reads = inputEnded || end != nil ? 0 : POLLIN
    return Int16(reads | (output.isEmpty ? 0 : POLLOUT))
  }

  /// Whether the server can let go of it now.
  var isFinished: Bool {
    switch end {
    case .gone, .slow: true
    case .bad: output.isEmpty
    case nil: inputEnded && output.isEmpty && !isSubscribed && waiting == 0
    }
  }

  /// Reads once and answers the lines that are complete.
  func receive(_ buffer: inout [UInt8], answer: (ParsedRequest) -> ControlMessage?) {
    let count = read(descriptor.raw, &buffer, buffer.count)
    if count < 0 {
      let error = Errno.current
      if error != .wouldBlock && error != .interrupted { end = .gone }
      return
    }
    if count == 0 {
      inputEnded = true
      return
    }
    input.append(buffer[..<count])
    while end == nil {
      switch input.next() {
      case .incomplete: return
      case .line(let line):
        if line.isEmpty { continue }
        take(ControlCoding.request(line), answer: answer)
      case .tooLong:
        var message = ControlMessage()
        message.schema = ControlProtocol.schema
        message.error = ControlFault(
          code: "too_long",
          message: "A request has at most \(ControlProtocol.maximumRequestBytes) bytes; "
            + "this connection is closed.")
        send(message)
        if end == nil { end = .bad }
      }
    }
  }

  private func take(_ request: ParsedRequest, answer: (ParsedRequest) -> ControlMessage?) {
    // The answer first, so that no stream line comes before it.
    if let message = answer(request) { send(message) }
    if case .accepted(let accepted) = request, accepted.request == .subscribe {
      wantsFrames = accepted.frames ?? true
      wantsEvents = accepted.events ?? true
    }
  }

  func send(_ message: ControlMessage) {
    if let line = ControlCoding.line(message) { send(line, .reply) }
  }

  /// Queues a line; a client that is too far behind is marked for closing.
  func send(_ line: [UInt8], _ kind: OutputQueue.Kind) {
    if end == nil, output.append(line, kind) == .full { end = .slow }
  }

  /// Writes what the client takes without waiting.
  func flush() {
    let raw = descriptor.raw
    var isGone = false
    output.drain { bytes in
      let count = bytes.withUnsafeBytes { hinge_unix_send(raw, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      let error = Errno(code: Int32(-count))
      isGone = error != .wouldBlock && error != .interrupted
      return nil
    }
    if isGone { end = .gone }
  }

  func hangUp() { end = .gone }
}
