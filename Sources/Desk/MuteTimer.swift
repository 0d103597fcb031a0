package import HingeCore

/// Whether the buzzer is muted, and until when. Time comes from outside.
package struct MuteTimer: Equatable, Sendable {
  package private(set) var isOn = false
  /// When it comes back by itself; nil: not by itself.
  package private(set) var until: Timestamp?

  package init() {}

  /// The last wish counts: a snooze begins anew, and one without an end has none.
  package mutating func set(_ on: Bool, minutes: Int?, at now: Timestamp) {
    isOn = on
    until = on ? minutes.map { now.advanced(by: TimeSpan(milliseconds: Int64($0) * 60_000)) } : nil
  }

  /// True once, when the snooze is over.
  package mutating func advance(to now: Timestamp) -> Bool {
    guard let end = until, now >= end else { return false }
    isOn = false
    until = nil
    return true
  }

  package func left(at now: Timestamp) -> TimeSpan? { until.map { max($0.since(now), .zero) } }
}
