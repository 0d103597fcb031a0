import HingeCore
import IMU

/// Says what happens at the sensors without filling the log of a day with one loose wire: each kind of
/// trouble once an outage, then once a minute, with how often it was; and the return.
struct LinkNarrator {
  private struct Trouble {
    var saidAt: Timestamp
    var unsaid = 0
  }
  private struct Topic: Hashable {
    var sensor: Int32
    var kind: UInt8
  }
  private var troubles: [Topic: Trouble] = [:]
  private var keptAt: [Topic: Timestamp] = [:]

  static let pause = TimeSpan(milliseconds: 60_000)
  /// Between two entries of one kind of trouble in the training log: a wire that is off for an hour is
  /// tried some thousand times.
  static let keepingPause = TimeSpan(milliseconds: 10_000)

  /// Whether this event belongs into the training log: each kind of trouble every ten seconds, and every
  /// return.
  mutating func isKept(_ event: LinkEvent) -> Bool {
    if event.kind == .recovered { return true }
    let topic = Topic(sensor: event.sensor, kind: event.kind.rawValue)
    if let last = keptAt[topic], event.time.since(last) < Self.keepingPause { return false }
    keptAt[topic] = event.time
    return true
  }

  /// The sentence for this event; nil where it would only repeat one.
  mutating func sentence(_ event: LinkEvent) -> String? {
    let topic = Topic(sensor: event.sensor, kind: event.kind.rawValue)
    guard let trouble = troubles[topic], event.time.since(trouble.saidAt) < Self.pause else {
      let unsaid = troubles[topic]?.unsaid ?? 0
      troubles[topic] = Trouble(saidAt: event.time)
      let text = LinkSentence.text(event)
      return unsaid == 0 ? text : "\(text) (\(unsaid) more since it was last said)"
    }
    troubles[topic]?.unsaid += 1
    return nil
  }
}
