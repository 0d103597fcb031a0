/// A moment of the sample clock, in whole microseconds. Monotonic; not wall time.
package struct Timestamp: Comparable, BitwiseCopyable, Sendable {
  package var microseconds: Int64
  @inline(__always) package init(microseconds: Int64) { self.microseconds = microseconds }
  @inline(__always) package static func < (a: Timestamp, b: Timestamp) -> Bool {
    a.microseconds < b.microseconds
  }
  /// The time from `earlier` to here.
  @inline(__always) package func since(_ earlier: Timestamp) -> TimeSpan {
    TimeSpan(microseconds: microseconds &- earlier.microseconds)
  }
  /// Later by a span; wraps at the ends of 64 bits, 292 000 years away.
  @inline(__always) package func advanced(by span: TimeSpan) -> Timestamp {
    Timestamp(microseconds: microseconds &+ span.microseconds)
  }
  /// Earlier by a span; wraps as `advanced` does.
  @inline(__always) package func goingBack(_ span: TimeSpan) -> Timestamp {
    Timestamp(microseconds: microseconds &- span.microseconds)
  }
}

/// A length of time in whole microseconds.
package struct TimeSpan: Comparable, BitwiseCopyable, Sendable {
  package var microseconds: Int64
  @inline(__always) package init(microseconds: Int64) { self.microseconds = microseconds }
  @inline(__always) package init(milliseconds: Int64) {
    self.microseconds = milliseconds &* 1000
  }
  @inline(__always) package static var zero: TimeSpan { TimeSpan(microseconds: 0) }
  @inline(__always) package static func < (a: TimeSpan, b: TimeSpan) -> Bool {
    a.microseconds < b.microseconds
  }
  /// Whole milliseconds, nearest, ties up.
  package var milliseconds: Int64 { (microseconds &+ 500) / 1000 }
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
