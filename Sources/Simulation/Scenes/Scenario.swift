/// What a simulated recording shows.
package enum Scenario: String, Codable, CaseIterable, Sendable {
  // The four calibration steps.
  case stand
  case hinge
  case style
  case slump
  // One set.
  case neutral
  case mixed
  case fatigue
  case struggle
  /// A gym without a lift.
  case idle
  /// Idle, sets, rests: an evening in short.
  case session
  /// The sensors off the belt, laid on each of their faces.
  case sixFaces = "six-faces"
  /// Slow, unloaded hinges as deep as they go: until the hamstrings stop the pelvis and the back rounds.
  case mobility

  package static var calibration: [Scenario] { [.stand, .hinge, .style, .slump] }

  /// Where a folder of recordings keeps it, relative, without an ending.
  package var fileStem: String {
    switch self {
    case .stand, .hinge, .style, .slump: "calibration/\(rawValue)"
    case .neutral, .mixed, .fatigue, .struggle: "set-\(rawValue)"
    case .idle, .session, .mobility: rawValue
    case .sixFaces: "device/\(rawValue)"
    }
  }

  /// The kind of its set, where it is one.
  package var setKind: SetKind? {
    switch self {
    case .neutral: .neutral
    case .mixed: .mixed
    case .fatigue: .fatigue
    case .struggle: .struggle
    case .stand, .hinge, .style, .slump, .idle, .session, .sixFaces, .mobility: nil
    }
  }
}
