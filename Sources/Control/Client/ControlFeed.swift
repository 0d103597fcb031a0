internal import CLinuxIO
internal import LinuxIO

/// A command's side of the socket for who waits for other things as well: nothing here waits. Whoever holds it
/// polls its descriptor.
package final class ControlFeed {
  /// One line as it came.
  package struct Line: Sendable {
    /// Without its line break.
    package let bytes: [UInt8]

    /// Nil: not of this protocol, or of a later one.
    package var message: ControlMessage? { ControlCoding.message(bytes) }
  }

  private let path: String
  private let descriptor: Descriptor
  private var lines: ServerLines
  private var output: [UInt8] = []

  /// To be polled.
  package var raw: Int32 { descriptor.raw }
  /// Whether to poll for room as well.
  package var hasOutput: Bool { !output.isEmpty }

  package init(path: String) throws(ControlClientError) {
    self.path = path
    lines = ServerLines(path: path)
    do throws(Errno) {
      descriptor = try Descriptor { makeSocket() }
    } catch {
      throw .failed(path: path, error)
    }
    switch Errno(code: -hinge_unix_connect(descriptor.raw, path, path.utf8.count)) {
    case Errno(code: 0): break
    // Its queue of new connections is full: there is nothing to poll for.
    case .wouldBlock, .interrupted: throw .timedOut(path: path, milliseconds: 0)
    case let other: throw .unconnected(other, path: path)
    }
  }

  package func send(_ request: ControlRequest) throws(ControlClientError) {
    if let line = ControlCoding.line(request) { output += line }
    try flush()
  }

  /// Sends what there is room for.
  package func flush() throws(ControlClientError) {
    while !output.isEmpty {
      let count = output.withUnsafeBytes {
        hinge_unix_send(descriptor.raw, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        output.removeFirst(count)
        continue
      }
      switch Errno(code: Int32(-count)) {
      case .interrupted: continue
      case .wouldBlock: return
      // It may have said why before it closed: the reading that follows finds out.
      case .brokenPipe: return output = []
      case let error: throw .failed(path: path, error)
      }
    }
  }

  /// The next line that is there; nil: no more for now.
  package func next() throws(ControlClientError) -> Line? {
    try lines.next(from: descriptor).map { Line(bytes: $0) }
  }
}
