package import Control
package import HingeCore

/// The ticks of a tempo: two where a rep begins, one where its next part does. Time comes from outside.
package struct PaceClock: Equatable, Sendable {
  package let tempo: Tempo
  /// Where in a rep the parts begin; one of no length has no tick of its own.
  private let marks: [TimeSpan]
  private let rep: TimeSpan
  private var repStart: Timestamp
  private var next = 0

  /// A tick that comes later than this would tell a wrong moment.
  private static let late = TimeSpan(milliseconds: 200)

  package init(_ tempo: Tempo, from time: Timestamp) {
    self.tempo = tempo
    var marks: [TimeSpan] = []
    var clock: Int64 = 0
    for seconds in tempo.partsS where seconds > 0 {
      marks.append(TimeSpan(milliseconds: clock))
      clock += Int64(seconds) * 1000
    }
    self.marks = marks
    rep = TimeSpan(milliseconds: clock)
    repStart = time
  }

  package var deadline: Timestamp { repStart.advanced(by: marks[next]) }

  /// The tick that is due; nil before it, and where it was missed.
  package mutating func advance(to now: Timestamp) -> BuzzerSound? {
    let behind = now.since(repStart).microseconds / rep.microseconds
    if behind > 1 {
      // Whoever slept through reps is not to hear them all at once.
      repStart = repStart.advanced(by: TimeSpan(microseconds: (behind - 1) * rep.microseconds))
      next = 0
    }
    var due: BuzzerSound?
    // At most two reps of four parts.
    for _ in 0..<12 where deadline <= now {
      due = now.since(deadline) <= Self.late ? (next == 0 ? .paceRep : .pace) : nil
      next += 1
      if next == marks.count {
        next = 0
        repStart = repStart.advanced(by: rep)
      }
    }
    return due
  }
}
