/// A moment of the sample clock, in whole microseconds. Monotonic; not wall time.
///
/// Public and inlinable, as the samples are: the driver reckons with times in another module, where
/// every sum and every comparison would else be a call.
public struct Timestamp: Comparable, BitwiseCopyable, Sendable {
  public var microseconds: Int64
  @inlinable @inline(__always) public init(microseconds: Int64) { self.microseconds = microseconds }
  @inlinable @inline(__always) public static func < (a: Timestamp, b: Timestamp) -> Bool {
    a.microseconds < b.microseconds
  }
  // All four, and the equality: what a protocol makes of the first is called through a table.
  @inlinable @inline(__always) public static func > (a: Timestamp, b: Timestamp) -> Bool { b < a }
  @inlinable @inline(__always) public static func <= (a: Timestamp, b: Timestamp) -> Bool {
    !(b < a)
  }
  @inlinable @inline(__always) public static func >= (a: Timestamp, b: Timestamp) -> Bool {
    !(a < b)
  }
  @inlinable @inline(__always) public static func == (a: Timestamp, b: Timestamp) -> Bool {
    a.microseconds == b.microseconds
  }
  /// The time from `earlier` to here.
  @inlinable @inline(__always) public func since(_ earlier: Timestamp) -> TimeSpan {
    TimeSpan(microseconds: microseconds &- earlier.microseconds)
  }
  /// Later by a span; wraps at the ends of 64 bits, 292 000 years away.
  @inlinable @inline(__always) public func advanced(by span: TimeSpan) -> Timestamp {
    Timestamp(microseconds: microseconds &+ span.microseconds)
  }
  /// Earlier by a span; wraps as `advanced` does.
  @inlinable @inline(__always) public func goingBack(_ span: TimeSpan) -> Timestamp {
    Timestamp(microseconds: microseconds &- span.microseconds)
  }
}

/// A length of time in whole microseconds.
public struct TimeSpan: Comparable, BitwiseCopyable, Sendable {
  public var microseconds: Int64
  @inlinable @inline(__always) public init(microseconds: Int64) { self.microseconds = microseconds }
  @inlinable @inline(__always) public init(milliseconds: Int64) {
    self.microseconds = milliseconds &* 1000
  }
  @inlinable @inline(__always) public static var zero: TimeSpan { TimeSpan(microseconds: 0) }
  @inlinable @inline(__always) public static func < (a: TimeSpan, b: TimeSpan) -> Bool {
    a.microseconds < b.microseconds
  }
  // All four, and the equality: what a protocol makes of the first is called through a table.
  @inlinable @inline(__always) public static func > (a: TimeSpan, b: TimeSpan) -> Bool { b < a }
  @inlinable @inline(__always) public static func <= (a: TimeSpan, b: TimeSpan) -> Bool { !(b < a) }
  @inlinable @inline(__always) public static func >= (a: TimeSpan, b: TimeSpan) -> Bool { !(a < b) }
  @inlinable @inline(__always) public static func == (a: TimeSpan, b: TimeSpan) -> Bool {
    a.microseconds == b.microseconds
  }
  /// Whole milliseconds, nearest, ties up.
  @inlinable public var milliseconds: Int64 { (microseconds &+ 500) / 1000 }
}

/// The time between two samples, in seconds, Q0.32 held in 64 bits: what integrators multiply by.
package struct SampleInterval: BitwiseCopyable, Sendable {
  /// Seconds times 2^32.
  package var secondsQ32: Int64

  /// Nearest 2^-32 s: an error of at most half of that and 8.3e-11 of the interval, 2.4e-8 of 5 ms.
  /// Meant for 0...1 s.
  @inline(__always)
  package init(_ span: TimeSpan) {
    // 2^52 / 10^6, so that no division is needed.
    secondsQ32 = (span.microseconds &* 4_503_599_627).nearestShift(right: 20)
  }
}
