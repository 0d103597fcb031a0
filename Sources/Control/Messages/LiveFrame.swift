package import HingeCore

/// The state of the lift every 20 ms, for a live view. Nil where unknown; the key is then missing.
package struct LiveFrame: Codable, Equatable, Sendable {
  /// Seconds of the sample clock.
  package var timeS: Double
  package var pelvisPitchDeg: Double
  package var trunkPitchDeg: Double?
  package var flexionDeg: Double?
  /// 0 neutral, 1 fully rounded.
  package var reserveUsed: Double?
  package var phase: String
  package var alert: String?

  package init(_ frame: MotionFrame) {
    timeS = frame.time.seconds
    pelvisPitchDeg = frame.pelvisPitch.degrees
    trunkPitchDeg = frame.trunkPitch?.degrees
    flexionDeg = frame.flexion?.degrees
    reserveUsed = frame.reserveUsed?.share
    phase = frame.phase.token.description
    alert = frame.alert?.token.description
  }

  enum CodingKeys: String, CodingKey {
    case timeS = "t_s"
    case pelvisPitchDeg = "pelvis_pitch_deg"
    case trunkPitchDeg = "trunk_pitch_deg"
    case flexionDeg = "flexion_deg"
    case reserveUsed = "reserve_used"
    case phase, alert
  }
}

// Whole thousandths divided once: the decimal text is then exactly as short as it should be.
extension Timestamp {
  var seconds: Double { Double(microseconds) / 1_000_000 }
}

extension Angle {
  var degrees: Double { Double(millidegrees) / 1000 }
}

extension Fraction {
  var share: Double { Double(thousandths) / 1000 }
}
