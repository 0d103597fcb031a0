package import HingeCore

/// Tells when a session can end without anything being lost: no set is open, and nobody has bent for a
/// while, so that no first rep has begun that is not a set yet.
package struct QuietMoment: Sendable {
  private var isInSet = false
  private var lastMovement: Timestamp?

  package static let pause = TimeSpan(milliseconds: 5000)

  package init() {}

  package mutating func take(_ event: CoreEvent) {
    switch event {
    case .setStarted: isInSet = true
    case .setEnded: isInSet = false
    case .repCounted, .repWithdrawn, .repCompleted, .alert, .fault: break
    }
  }

  /// - Parameter now: when the frame was taken; the machine's own clock, since a lost sensor brings none.
  package mutating func take(_ frame: MotionFrame, at now: Timestamp) {
    switch frame.phase {
    case .none, .standing: break
    case .eccentric, .bottom, .concentric, .lockout: lastMovement = now
    }
  }

  package func isQuiet(at now: Timestamp) -> Bool {
    if isInSet { return false }
    return lastMovement.map { now.since($0) >= Self.pause } ?? true
  }
}
