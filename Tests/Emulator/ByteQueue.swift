/// A FIFO of bytes that loses some when it is full.
package struct ByteQueue: Sendable {
  /// What of it is full: the oldest byte goes, or the new one doesn't come in.
  enum WhenFull { case dropsOldest, stops }

  private var bytes: [UInt8] = []
  private var head = 0
  /// Bytes that were lost since the beginning.
  package private(set) var lost = 0

  var count: Int { bytes.count - head }

  mutating func push(_ byte: UInt8, capacity: Int, whenFull: WhenFull) {
    if count >= capacity {
      lost += 1
      if whenFull == .stops { return }
      drop(count - capacity + 1)
    }
    bytes.append(byte)
  }

  mutating func pop() -> UInt8? {
    guard head < bytes.count else { return nil }
    defer { drop(1) }
    return bytes[head]
  }

  func peek(_ index: Int) -> UInt8? { index < count ? bytes[head + index] : nil }

  mutating func drop(_ number: Int) {
    head += min(number, count)
    if head > 4096 {
      bytes.removeFirst(head)
      head = 0
    }
  }

  mutating func countLoss(of number: Int) { lost += number }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    head = 0
  }
}
