/// Cuts a byte stream into lines, of bounded length.
struct LineBuffer {
  private var bytes: [UInt8] = []
  private var start = 0
  let maximumBytes: Int

  init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

  mutating func append(_ more: some Collection<UInt8>) {
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  enum Next: Equatable {
    /// Without its line break (and without a carriage return before it).
    case line([UInt8])
    case incomplete
    /// More bytes than allowed, with or without a line break at their end.
    case tooLong
  }

  mutating func next() -> Next {
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
      return bytes.count - start > maximumBytes ? .tooLong : .incomplete
    }
    var line = bytes[start..<end]
    start = end + 1
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return line.count > maximumBytes ? .tooLong : .line(Array(line))
  }
}
