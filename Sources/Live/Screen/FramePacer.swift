package import HingeCore

/// When to draw: at once where nothing was drawn for a while, and at most ten times a second whatever
/// comes in.
package struct FramePacer: Sendable {
  package static let interval = TimeSpan(milliseconds: 100)

  private var lastDrawn: Timestamp?
  private var isChanged = true

  package init() {}

  package mutating func change() { isChanged = true }
  package mutating func draw(at now: Timestamp) {
    lastDrawn = now
    isChanged = false
  }

  /// Nil: there is nothing to draw.
  package func due(at now: Timestamp) -> Timestamp? {
    guard isChanged else { return nil }
    guard let lastDrawn else { return now }
    return max(now, lastDrawn.advanced(by: Self.interval))
  }
}
