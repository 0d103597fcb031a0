package import HingeCore

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
  // A round of timed holds each; last, so that older seeds keep their bytes.
  case holdPlank = "hold-plank"
  case holdSidePlank = "hold-side-plank"
  case holdBirdDog = "hold-bird-dog"
  case holdBridge = "hold-bridge"
  case holdCarry = "hold-carry"
  case holdHinge = "hold-hinge"
  /// What people do on a mat and a bench that is no hold.
  case holdNone = "hold-none"
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
    case .holdPlank, .holdSidePlank, .holdBirdDog, .holdBridge, .holdCarry, .holdHinge, .holdNone:
      rawValue
    }
  }

  /// The kind of its set, where it is one.
  package var setKind: SetKind? {
    switch self {
    case .neutral: .neutral
    case .mixed: .mixed
    case .fatigue: .fatigue
    case .struggle: .struggle
    default: nil
    }
  }

  /// What is held in it; nil for what is no hold.
  package var holdKind: HoldKind? {
    switch self {
    case .holdPlank: .plank
    case .holdSidePlank: .sidePlank
    case .holdBirdDog: .birdDog
    case .holdBridge: .bridge
    case .holdCarry: .carry
    case .holdHinge: .hinge
    default: nil
    }
  }

  /// A round of holds, or the one without any.
  package var isRound: Bool { holdKind != nil || self == .holdNone }

  /// The round in which a kind is held.
  package init(holding kind: HoldKind) {
    switch kind {
    case .plank: self = .holdPlank
    case .sidePlank: self = .holdSidePlank
    case .birdDog: self = .holdBirdDog
    case .bridge: self = .holdBridge
    case .carry: self = .holdCarry
    case .hinge: self = .holdHinge
    }
  }
}
