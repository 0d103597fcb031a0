package import HingeCore

/// Keeps out a sample of which a bit was flipped on the wire: a chip that stretches the clock, or noise,
/// sets the first bit of a byte, and 1 g reads as -7 g (fivdi/i2c-bus#46). I2C has no checksum.
///
/// A sample is suspected when one axis differs from the sample before by nothing but one of its three
/// upper bits, and the five others hardly differ at all. It then waits for the next one, 5 ms, and is
/// left out if that one agrees with the sample before. An impact is not told by its size: a bar that
/// is set down, a kettlebell and a drop go beyond any limit that would catch a flip, 8 g from one
/// sample to the next and back. But they shake all axes, and hardly one comes to stand within an
/// eighth of a power of two.
///
/// Over recordings of lifting, walking, bending and a sensor that was tapped and thrown about (1.6
/// million samples, brought to ±8 g and ±500 °/s), of 100 000 samples less than one is left out, and
/// none of those measured on a body. A plain limit would lose more: single spikes beyond 6 g in one
/// axis alone are five in 100 000. The 13th bit as well would leave out 1.1 in 100 000 of the hardest
/// recordings. A flip of a lower bit, and two in one sample, pass; the rate of `unsteady` tells of
/// the wire.
package struct OutlierGate: BitwiseCopyable, Sendable {
  private static let bits: ClosedRange<Int32> = 13...15
  /// The smallest of them, less its eighth.
  private static let least: Int32 = 7168

  /// Further apart two samples are no neighbours, microseconds.
  private let reach: Int64
  private var last = TimedQueue.Element(time: Timestamp(microseconds: 0), counts: .zero)
  private var lastWords = SampleWords.zero
  private var suspect: TimedQueue.Element?
  /// There is a last one.
  private var hasLast = false

  package init(interval: TimeSpan) { reach = interval.microseconds &* 3 / 2 }

  /// After a gap nothing is known of the neighbours. What was suspected is part of the gap.
  package mutating func restart() {
    hasLast = false
    suspect = nil
  }

  /// Takes the next sample; what is to be trusted goes to the queue, in order. True where one was left
  /// out.
  package mutating func add(_ next: TimedQueue.Element, to queue: inout TimedQueue) -> Bool {
    add(next, SampleWords(next.counts), to: &queue)
  }

  /// The same with the counts as words.
  @inline(__always)
  mutating func add(
    _ next: TimedQueue.Element, _ words: SampleWords, to queue: inout TimedQueue
  ) -> Bool {
    if suspect != nil || (hasLast && !words.isNear(lastWords)) {
      return weigh(next, to: &queue)
    }
    // Nearly always: nothing waits, and no axis has changed by as much as half of a bit of interest.
    // One that went round differs by more than any single bit.
    queue.add(next)
    follow(next, words)
    return false
  }

  @inline(never)
  private mutating func weigh(_ next: TimedQueue.Element, to queue: inout TimedQueue) -> Bool {
    var isLeftOut = false
    if let held = suspect, hasLast {
      // Without a neighbour on either side it can't be cleared.
      isLeftOut =
        !isNear(held, next) || isFlip(held.counts, of: next.counts)
      suspect = nil
      if isLeftOut {
        // The one before is two samples away now; what agrees with it is its neighbour still.
        last.time = held.time
      } else {
        queue.add(held)
        follow(held, SampleWords(held.counts))
      }
    }
    if hasLast, isNear(last, next), isFlip(next.counts, of: last.counts) {
      suspect = next
    } else {
      queue.add(next)
      follow(next, SampleWords(next.counts))
    }
    return isLeftOut
  }

  @inline(__always)
  private mutating func follow(_ sample: TimedQueue.Element, _ words: SampleWords) {
    last = sample
    lastWords = words
    hasLast = true
  }

  private func isNear(_ a: TimedQueue.Element, _ b: TimedQueue.Element) -> Bool {
    b.time.since(a.time).microseconds <= reach
  }

  /// One axis differs by one of the upper bits, give or take an eighth of it, and the others by no
  /// more than that eighth.
  private func isFlip(_ a: RawSample, of b: RawSample) -> Bool {
    let apart = (
      Self.apart(a.ax, b.ax), Self.apart(a.ay, b.ay), Self.apart(a.az, b.az),
      Self.apart(a.gx, b.gx), Self.apart(a.gy, b.gy), Self.apart(a.gz, b.gz)
    )
    let widest = max(apart.0, apart.1, apart.2, max(apart.3, apart.4, apart.5))
    if widest < Self.least { return false }
    let place =
      switch widest {
      case apart.0: 0
      case apart.1: 1
      case apart.2: 2
      case apart.3: 3
      case apart.4: 4
      default: 5
      }
    var second: Int32 = 0
    if place != 0 { second = max(second, apart.0) }
    if place != 1 { second = max(second, apart.1) }
    if place != 2 { second = max(second, apart.2) }
    if place != 3 { second = max(second, apart.3) }
    if place != 4 { second = max(second, apart.4) }
    if place != 5 { second = max(second, apart.5) }
    for bit in Self.bits {
      let size: Int32 = 1 &<< bit
      if abs(widest &- size) > size / 8 || second > size / 8 { continue }
      // It is that bit, and no other change of the same size.
      let restored = Self.axis(a, place) ^ Int16(truncatingIfNeeded: size)
      if Self.apart(restored, Self.axis(b, place)) <= size / 8 { return true }
    }
    return false
  }

  private static func apart(_ a: Int16, _ b: Int16) -> Int32 { abs(Int32(a) &- Int32(b)) }

  private static func axis(_ sample: RawSample, _ place: Int) -> Int16 {
    switch place {
    case 0: sample.ax
    case 1: sample.ay
    case 2: sample.az
    case 3: sample.gx
    case 4: sample.gy
    default: sample.gz
    }
  }
}
