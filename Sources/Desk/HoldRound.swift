package import HingeCore

/// When a round of holds is over by itself. For the sampler's thread: no heap, no lock. Time comes from outside.
package struct HoldRound: BitwiseCopyable, Sendable {
  private let begun: Timestamp
  private let hasTarget: Bool
  private var hasHeld = false
  private var idleSince: Timestamp?

  /// However long somebody holds.
  package static let longest = TimeSpan(milliseconds: 600_000)
  /// Nobody gets into a posture for so long, after a hold and before the first.
  package static let afterHold = TimeSpan(milliseconds: 45_000)
  package static let beforeHold = TimeSpan(milliseconds: 90_000)

  package init(from time: Timestamp, hasTarget: Bool) {
    begun = time
    self.hasTarget = hasTarget
  }

  /// - Parameter isSounding: what was reached is still being told.
  package mutating func isOver(_ state: HoldState, isSounding: Bool, at time: Timestamp) -> Bool {
    if time.since(begun) >= Self.longest { return true }
    switch state {
    case .holding, .lost:
      hasHeld = true
      idleSince = nil
    case .settling: idleSince = nil
    case .waiting, .over:
      let since = idleSince ?? time
      idleSince = since
      // One length was asked for, and there is one hold.
      if hasTarget, hasHeld { return !isSounding }
      return time.since(since) >= (hasHeld ? Self.afterHold : Self.beforeHold)
    }
    return false
  }
}
