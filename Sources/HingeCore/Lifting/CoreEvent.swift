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

/// Something wrong with the data.
package struct Fault: BitwiseCopyable, Sendable {
  package var time: Timestamp
  package var kind: FaultKind
  /// 1 sacrum, 2 thorax, 0 both or neither.
  package var sensor: Int32
  /// `gap`: its length in ms. Else 0.
  package var detail: Int32
}

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
