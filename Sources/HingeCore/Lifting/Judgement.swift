/// How lumbar flexion was obtained: from two sensors, or estimated from one.
package enum FlexionMode: UInt8, BitwiseCopyable, Sendable {
  case measured
  case estimated

  package var token: StaticString {
    switch self {
    case .measured: "measured"
    case .estimated: "estimated"
    }
  }
}

/// Whether rounding can be judged on this wearer with this calibration.
package enum RoundingJudgement: UInt8, BitwiseCopyable, Sendable {
  case judged
  case abstained

  package var token: StaticString {
    switch self {
    case .judged: "judged"
    case .abstained: "abstained"
    }
  }
}

/// What is said of a rep. `lost`: an alarm in what the rep owns; `crept`: a warning, or creep over
/// the set; `held`: neither, with good data; `noCall`: the data or the calibration do not allow
/// one of the three.
package enum Verdict: UInt8, BitwiseCopyable, Sendable {
  case held
  case crept
  case lost
  case noCall

  package var token: StaticString {
    switch self {
    case .held: "held"
    case .crept: "crept"
    case .lost: "lost"
    case .noCall: "no_call"
    }
  }
}

/// Phase of the hip hinge.
package enum LiftPhase: UInt8, BitwiseCopyable, Sendable {
  /// Nothing is known yet, or the data are bad.
  case none
  case standing
  case eccentric
  case bottom
  case concentric
  /// Upright inside a set.
  case lockout

  package var token: StaticString {
    switch self {
    case .none: "none"
    case .standing: "standing"
    case .eccentric: "eccentric"
    case .bottom: "bottom"
    case .concentric: "concentric"
    case .lockout: "lockout"
    }
  }
}
