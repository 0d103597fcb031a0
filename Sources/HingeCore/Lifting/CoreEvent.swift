/// What the pipeline noticed at a sample. Fixed size, no heap: it travels through a ring.
package enum CoreEvent: BitwiseCopyable, Sendable {
  /// A set has its first completed rep; `time` is when it began. A bend that becomes no set starts
  /// none.
  case setStarted(number: Int32, time: Timestamp)
  /// Counted at lockout, provisionally: it may still be withdrawn.
  case repCounted(set: Int32, number: Int32, lockout: Timestamp)
  /// Everything it owns has passed: the numbers are final.
  case repCompleted(Rep)
  /// It was none: the rise after the bar was set down, or a bend that became no set.
  case repWithdrawn(set: Int32, number: Int32)
  case setEnded(SetSummary)
  case alert(Alert)
  case fault(Fault)
}

/// What one sample brought, in order. Room for a set's start, a completed rep, a count or a
/// withdrawal, a set's end and the alerts that go with them.
package struct EventList: BitwiseCopyable, Sendable {
  private(set) var items = InlineArray<8, CoreEvent?>(repeating: nil)
  package private(set) var count = 0

  package init() {}

  /// The event at a position; nil past the end.
  @inline(__always) package subscript(index: Int) -> CoreEvent? {
    index >= 0 && index < count ? items[index] : nil
  }

  @inline(__always) mutating func add(_ event: CoreEvent) {
    // More would be our own bug, and is dropped rather than trapped on the sample path.
    if count < 8 {
      items[count] = event
      count &+= 1
    }
  }

  @inline(__always) mutating func replace(_ index: Int, by event: CoreEvent) {
    if index >= 0 && index < count { items[index] = event }
  }

  @inline(__always) mutating func removeAll() { count = 0 }
}

/// Something wrong with the data.
package struct Fault: BitwiseCopyable, Sendable {
  /// The sample at which it was noticed.
  package var time: Timestamp
  package var kind: FaultKind
  /// 1 sacrum, 2 thorax, 0 both or neither.
  package var sensor: Int32
  /// `gap`: its length in ms. Else 0.
  package var detail: Int32
}

/// What is wrong with the data. Tokens are those of `hinge replay --json`.
package enum FaultKind: UInt8, BitwiseCopyable, Sendable {
  /// Samples are missing.
  case gap
  /// A reading at the end of the range.
  case saturated
  /// The same counts over and over: the sensor answers but does not measure.
  case frozen
  /// The sample clock went backwards; the sample was dropped.
  case timeReversed

  package var token: StaticString {
    switch self {
    case .gap: "gap"
    case .saturated: "saturated"
    case .frozen: "frozen"
    case .timeReversed: "time_reversed"
    }
  }
}
