import Coaching
import HingeCore
import Training

/// Where the belt said that a set should end, and how far it went on.
package struct StopSignal: Sendable, Equatable {
  package enum Cause: String, Sendable {
    case alarmedTwice = "two alarmed reps in a row"
    case slowed = "a rise too much slower than the fastest"
    case creep = "flexion that grew over the set"
    /// As the belt was set that day.
    case belt = "the belt's stop signal"
  }

  package var cause: Cause
  /// Number of the rep after which it was due.
  package var rep: Int
  package var repsBeyond: Int
  /// Whether the wearer could hear it.
  package var sounded: Bool

  /// Nil where no rep gave a reason. `reps` are those that count, in order.
  init?(_ reps: [RepRecord], alerts: [AlertRecord], velocityLossPercent: Int) {
    let signals = alerts.filter { $0.kind == "stop_set" || $0.kind == "creep" }
    var found: (index: Int, cause: Cause)?
    func take(_ index: Int, _ cause: Cause) {
      if found.map({ index < $0.index }) ?? true { found = (index, cause) }
    }
    for signal in signals {
      // It is raised at the end of the rep that gave the reason.
      let done = reps.count { $0.lockoutUS <= signal.timeUS }
      take(max(0, done - 1), signal.kind == "creep" ? .creep : .belt)
    }
    var fastest: Int64?
    for (index, rep) in reps.enumerated() {
      if index > 0, rep.knownVerdict == .lost, reps[index - 1].knownVerdict == .lost {
        take(index, .alarmedTwice)
      }
      if rep.repFlags.contains(.crept), rep.knownVerdict != .held { take(index, .creep) }
      guard rep.hasTrustedTiming else { continue }
      let rise = min(rep.concentricMS, Span.day)
      let least = min(fastest ?? rise, rise)
      fastest = least
      if (rise - least) * 100 > rise * Int64(velocityLossPercent) { take(index, .slowed) }
    }
    guard let found else { return nil }
    cause = found.cause
    rep = reps.indices.contains(found.index) ? reps[found.index].number : 1
    repsBeyond = max(0, reps.count - found.index - 1)
    sounded = signals.contains { $0.sounded }
  }
}
