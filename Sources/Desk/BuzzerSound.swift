package import HingeCore

/// The buzzer's language: everything that it can say, once. Alerts have their times from the core, which plays
/// them; cues and ticks are played by `CuePlayer`. `docs/buzzer.md` is this table for people, and a test holds
/// the two together.
package enum BuzzerSound: UInt8, CaseIterable, BitwiseCopyable, Sendable {
  case alarm
  case warning
  case setup
  case hyperextension
  case creep
  case tempo
  case stopSet
  case sensorLost
  case recalibrate
  case setEnd
  case holdStart
  case holdLost
  case holdDone
  case tick
  case end
  case accepted
  case refused
  case stepOne
  case stepTwo
  case stepThree
  case stepFour
  case begin
  case pace
  case paceRep
  case restOver

  /// As `hinge buzz` and the socket call it.
  package var name: String {
    switch self {
    case .tick: "tick"
    case .end: "end"
    case .accepted: "accepted"
    case .refused: "refused"
    case .stepOne: "step_one"
    case .stepTwo: "step_two"
    case .stepThree: "step_three"
    case .stepFour: "step_four"
    case .begin: "begin"
    case .pace: "pace"
    case .paceRep: "pace_rep"
    case .restOver: "rest_over"
    case .alarm, .warning, .setup, .hyperextension, .creep, .tempo, .stopSet, .sensorLost,
      .recalibrate, .setEnd, .holdStart, .holdLost, .holdDone:
      alert.map { $0.token.description } ?? ""
    }
  }

  package init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// What the core calls it; nil for what it does not play.
  package var alert: BuzzerPattern? {
    switch self {
    case .alarm: .alarm
    case .warning: .warning
    case .setup: .setup
    case .hyperextension: .hyperextension
    case .creep: .creep
    case .tempo: .tempo
    case .stopSet: .stopSet
    case .sensorLost: .sensorLost
    case .recalibrate: .recalibrate
    case .setEnd: .setEnd
    case .holdStart: .holdStart
    case .holdLost: .holdLost
    case .holdDone: .holdDone
    case .tick, .end, .accepted, .refused, .stepOne, .stepTwo, .stepThree, .stepFour, .begin,
      .pace, .paceRep, .restOver:
      nil
    }
  }

  /// Over and over, while its condition lasts.
  package var repeats: Bool { alert?.repeats ?? false }

  /// On and off in turn, ms; zero ends.
  package var stepsMS: InlineArray<12, UInt16> {
    switch self {
    case .tick: [60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    case .end: [60, 80, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    case .accepted: [400, 150, 60, 80, 60, 0, 0, 0, 0, 0, 0, 0]
    case .refused: [60, 80, 60, 80, 60, 80, 60, 80, 60, 300, 400, 0]
    case .stepOne: [60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    case .stepTwo: [60, 200, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    case .stepThree: [60, 200, 60, 200, 60, 0, 0, 0, 0, 0, 0, 0]
    case .stepFour: [60, 200, 60, 200, 60, 200, 60, 0, 0, 0, 0, 0]
    case .begin: [400, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    case .pace: [30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    case .paceRep: [30, 70, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    case .restOver: [60, 140, 60, 140, 60, 600, 60, 140, 60, 140, 60, 0]
    case .alarm, .warning, .setup, .hyperextension, .creep, .tempo, .stopSet, .sensorLost,
      .recalibrate, .setEnd, .holdStart, .holdLost, .holdDone:
      ofAlert
    }
  }

  private var ofAlert: InlineArray<12, UInt16> {
    var steps = InlineArray<12, UInt16>(repeating: 0)
    guard let alert else { return steps }
    let own = alert.steps
    for index in 0..<8 { steps[index] = own[index] }
    return steps
  }
}
