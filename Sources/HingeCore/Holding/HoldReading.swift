/// Where a round of holds is.
package enum HoldState: UInt8, BitwiseCopyable, Sendable {
  /// No posture that could be held.
  case waiting
  /// One that could; its first steady seconds are not over.
  case settling
  case holding
  /// Beyond a limit.
  case lost
  /// The last hold is over and the next has not begun.
  case over

  package var token: StaticString {
    switch self {
    case .waiting: "waiting"
    case .settling: "settling"
    case .holding: "holding"
    case .lost: "lost"
    case .over: "over"
    }
  }
}

/// What a live view shows of a hold, after every sample.
package struct HoldReading: BitwiseCopyable, Sendable {
  /// Of the sample.
  package var time = Timestamp(microseconds: 0)
  package var state = HoldState.waiting
  /// Of the hold that goes on, settles or was the last; nil before the first.
  package var kind: HoldKind?
  package var side = HoldSide.none
  /// Since the posture was taken, and what of it was held: neither lost nor unseen.
  package var elapsed = TimeSpan.zero
  package var held = TimeSpan.zero
  /// From the baseline, now; nil where nothing is known: no baseline, or no trust in the data.
  package var sag: Angle?
  package var rotation: Angle?
  package var sway: Angle?
  /// What is lost.
  package var loss: HoldLoss?
  /// False after a gap, with a sensor at the end of its range, or before the filters settled.
  package var isTrusted = false

  package init() {}
}
