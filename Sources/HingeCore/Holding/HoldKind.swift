/// A stability exercise: a posture that is held for a time. A closed list: files, logs and commands
/// name them by their token.
package enum HoldKind: UInt8, BitwiseCopyable, Sendable {
  /// Prone on forearms or hands and toes.
  case plank
  /// On one forearm or hand, the hips off the floor.
  case sidePlank
  /// On hands and knees, an arm and the other leg stretched out, side after side.
  case birdDog
  /// Supine, the hips lifted.
  case bridge
  /// Walking upright with a load in the hands.
  case carry
  /// Bent forward from the hips and staying there: a warm-up.
  case hinge

  package var token: StaticString {
    switch self {
    case .plank: "plank"
    case .sidePlank: "side-plank"
    case .birdDog: "bird-dog"
    case .bridge: "bridge"
    case .carry: "carry"
    case .hinge: "hinge"
    }
  }
}

/// Which side of the body is down; only a side plank has one.
package enum HoldSide: UInt8, BitwiseCopyable, Sendable {
  case none
  case left
  case right

  package var token: StaticString {
    switch self {
    case .none: "none"
    case .left: "left"
    case .right: "right"
    }
  }
}

/// What got out of hand in a hold, against the wearer's own first steady seconds.
package enum HoldLoss: UInt8, BitwiseCopyable, Sendable {
  /// The hips sink, rise or tip in the plane that the hold is about: with two sensors the lumbar
  /// angle or the pelvis, whichever is further off; with one the pelvis alone.
  case sag
  /// The hips turn out of that plane: about the body's long axis; in a carry, whose turns about the
  /// vertical nothing here can see, they lean to a side.
  case rotation
  /// The hips swing to and fro.
  case sway

  package var token: StaticString {
    switch self {
    case .sag: "sag"
    case .rotation: "rotation"
    case .sway: "sway"
    }
  }
}

/// Why a hold ended.
package enum HoldEnding: UInt8, BitwiseCopyable, Sendable {
  /// The posture was left.
  case left
  /// It was lost and not taken up again for `HoldPipeline.givenUpAfter`: it ended when it was lost.
  case lost
  /// The wearer ended the round.
  case asked
  /// The chosen length was held.
  case targetReached
  /// The data ended, or were bad for so long that nobody knows what happened meanwhile.
  case dataEnded

  package var token: StaticString {
    switch self {
    case .left: "left"
    case .lost: "lost"
    case .asked: "asked"
    case .targetReached: "target_reached"
    case .dataEnded: "data_ended"
    }
  }
}
