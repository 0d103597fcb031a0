package import HingeCore

/// Samples of one sensor that wait for the other's, oldest first. Fixed room; the oldest goes when it
/// is full.
package struct TimedQueue: BitwiseCopyable, Sendable {
  package struct Element: BitwiseCopyable, Sendable, Equatable {
    package var time: Timestamp
    package var counts: RawSample

    package init(time: Timestamp, counts: RawSample) {
      self.time = time
      self.counts = counts
    }
  }

  /// 0.6 s at 200 Hz: three times what the smallest FIFO holds.
  package static let capacity = 128
  private var slots = InlineArray<128, Element>(
    repeating: Element(time: Timestamp(microseconds: 0), counts: .zero))
  private var first = 0
  package private(set) var count = 0
  /// Dropped since there was no room.
  package private(set) var dropped: Int64 = 0

  package init() {}

  /// The sample at a position below `count`, 0 being the oldest.
  package subscript(index: Int) -> Element { slots[(first &+ index) & 127] }

  /// Its time alone, microseconds; does not copy the queue for it.
  @inline(__always)
  mutating func time(_ index: Int) -> Int64 { slots[(first &+ index) & 127].time.microseconds }

  package mutating func add(_ element: Element) {
    if count == Self.capacity {
      removeFirst()
      dropped &+= 1
    }
    slots[(first &+ count) & 127] = element
    count &+= 1
  }

  package mutating func removeFirst() {
    if count == 0 { return }
    first = (first &+ 1) & 127
    count &-= 1
  }

  package mutating func removeAll() { count = 0 }
}
