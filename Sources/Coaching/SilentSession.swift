import HingeCore
package import Training

/// Why a session was silent on purpose.
package enum SilentReason: Equatable, Sendable {
  /// `auto` chose it: how the wearer lifts without being buzzed at.
  case firstAfterCalibration
  /// The settings asked for it.
  case asSet
  /// Its wearer did, while hinged ran.
  case chosen

  /// For whoever wonders whether the buzzer is broken.
  package var sentence: String {
    switch self {
    case .firstAfterCalibration:
      "Silent session, the first after this calibration: only a lost sensor sounds."
    case .asSet: "Silent session, as feedback.mode is set: only a lost sensor sounds."
    case .chosen: "Silent session, as its wearer chose: only a lost sensor sounds."
    }
  }
}

extension SessionRecord {
  /// Nil where the buzzer could sound, and where the log does not say.
  package var silentReason: SilentReason? {
    guard FeedbackMode(name: feedback) == .silent else { return nil }
    return switch feedbackSetting {
    case "auto": .firstAfterCalibration
    case "chosen": .chosen
    default: .asSet
    }
  }
}
