package import Control

/// What a browser is sent beside the view, in the same object: no key may be one of the view's.
package struct PhoneView: Codable, Equatable, Sendable {
  /// How sensors, log and daemon are: one sentence, and `good`, `care` or `bad`.
  package var line: String
  package var tone: String
  package var isSensorLost = false
  package var strip: [String] = []
  package var tempo: RepTempo?
  /// Since the end of the set; nil within one and before the first.
  package var restS: Double?
  package var restTargetS: Int64?
  package var isMuted = false
  package var muteLeftS: Double?
  package var feedback: String?
  package var feedbackChoice: String?
  package var pace: String?
  package var calibration: LiveCalibration?
  /// The round of holds that goes on: then no rep is counted.
  package var hold: LiveHold?
  package var session: Int64?
  package var said = 0

  package init(line: String, tone: String) {
    self.line = line
    self.tone = tone
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case line, tone, strip, pace, calibration, hold, session, said, feedback
    case tempo = "last_tempo"
    case isSensorLost = "sensor_lost"
    case restS = "rest_s"
    case restTargetS = "rest_target_s"
    case isMuted = "muted"
    case muteLeftS = "mute_left_s"
    case feedbackChoice = "feedback_choice"
  }
}

extension PhoneView {
  /// All names that may be sent.
  package static var keys: [String] { CodingKeys.allCases.map(\.rawValue) }
}

/// Two values that go out as one object.
package struct Joined<First: Encodable & Sendable, Second: Encodable & Sendable>: Encodable,
  Sendable
{
  private let first: First
  private let second: Second

  package init(_ first: First, _ second: Second) {
    self.first = first
    self.second = second
  }

  package func encode(to encoder: any Encoder) throws {
    try first.encode(to: encoder)
    try second.encode(to: encoder)
  }
}
