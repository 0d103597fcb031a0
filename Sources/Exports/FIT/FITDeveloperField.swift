/// What Garmin's profile has no field for. A name says `estimated` where the number is from one sensor.
enum FITDeveloperField: UInt8, CaseIterable {
  case peakFlexion = 0
  case flexionError
  case reserveUsed
  case held
  case crept
  case lost
  case noCall
  case rep
  case verdict
  case session
  case provenance
  case set

  func name(isEstimated: Bool) -> String {
    switch self {
    case .peakFlexion: isEstimated ? "peak_flexion_estimated" : "peak_flexion"
    case .flexionError: isEstimated ? "flexion_error_estimated" : "flexion_error"
    case .reserveUsed: isEstimated ? "reserve_used_estimated" : "reserve_used"
    case .held: "reps_held"
    case .crept: "reps_crept"
    case .lost: "reps_lost"
    case .noCall: "reps_no_call"
    case .rep: "rep"
    case .verdict: "verdict"
    case .session: "hinge_session"
    case .provenance: "provenance"
    case .set: "set"
    }
  }

  private var units: String {
    switch self {
    case .peakFlexion, .flexionError: "deg"
    case .reserveUsed: "%"
    case .held, .crept, .lost, .noCall: "reps"
    case .rep, .verdict, .session, .provenance, .set: ""
    }
  }

  private var baseType: UInt8 {
    switch self {
    case .peakFlexion, .flexionError, .reserveUsed: 0x83
    case .held, .crept, .lost, .noCall, .rep, .set: 0x84
    case .session: 0x86
    case .verdict, .provenance: 0x07
    }
  }

  /// The message that describes it.
  func description(isEstimated: Bool) -> FITMessage {
    FITMessage(
      206,
      [
        (0, .uint8(0)), (1, .uint8(rawValue)), (2, .uint8(baseType)),
        (3, .string(name(isEstimated: isEstimated), size: 32)), (8, .string(units, size: 8)),
      ])
  }
}
