package import HingeCore

/// The rest since the last set, and whether it has been long enough. Time comes from outside.
package struct RestTimer: Equatable, Sendable {
  /// How long it is to be; nil: as long as it is.
  package let target: TimeSpan?
  /// The end of the last set; nil before one, and while one goes on.
  package private(set) var since: Timestamp?
  private var isTold = false

  package init(target: TimeSpan?) { self.target = target }

  package mutating func setStarted() { since = nil }

  package mutating func setEnded(at time: Timestamp) {
    since = time
    isTold = false
  }

  /// True once, when the rest is over.
  package mutating func advance(to now: Timestamp) -> Bool {
    guard let end = deadline, now >= end else { return false }
    isTold = true
    return true
  }

  package var deadline: Timestamp? {
    guard let since, let target, !isTold else { return nil }
    return since.advanced(by: target)
  }

  package func rest(at now: Timestamp) -> TimeSpan? { since.map { max(now.since($0), .zero) } }
}
