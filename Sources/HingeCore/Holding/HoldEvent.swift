/// What the pipeline noticed of holds at a sample. Fixed size, no heap: it travels through a ring.
package enum HoldEvent: BitwiseCopyable, Sendable {
  /// A posture is held and its baseline taken; `at` is when it was taken, some seconds ago.
  case started(number: Int32, kind: HoldKind, side: HoldSide, at: Timestamp)
  /// Beyond a limit, since `at`.
  case lost(what: HoldLoss, at: Timestamp)
  /// Back within it, since `at`.
  case regained(at: Timestamp)
  case ended(Hold)
  /// Something wrong with the data.
  case fault(Fault)
  /// No data that can be used: nothing is watched until they are back.
  case sensorLost(at: Timestamp)
}

/// What one sample brought, in order: a gap, two sensors' faults, their
/// loss, and a hold's end.
package struct HoldEventList: BitwiseCopyable, Sendable {
  private var items = InlineArray<8, HoldEvent?>(repeating: nil)
  package private(set) var count = 0

  package init() {}

  /// The event at a position; nil past the end.
  @inline(__always) package subscript(index: Int) -> HoldEvent? {
    index >= 0 && index < count ? items[index] : nil
  }

  mutating func add(_ event: HoldEvent) {
    // More would be our own bug, and is dropped rather than trapped on the sample path.
    if count < 8 {
      items[count] = event
      count &+= 1
    }
  }

  mutating func removeAll() { count = 0 }
}
