import ArgumentParser
import HingeCore
import Setup
import Training

/// What `--hold` means where a recording is a round of holds: a kind, or any for those that a posture
/// tells.
enum HoldOption {
  static func validate(_ hold: String, profile: String?) throws(ValidationError) {
    if hold != "any" && HoldKind(name: hold) == nil {
      throw ValidationError(
        "--hold \(hold) is not known; it must be one of "
          + "\(HoldKind.all.map(\.name).joined(separator: ", ")) or any.")
    }
    if profile == nil {
      throw ValidationError(
        "--hold needs --profile FILE: without a calibration nobody knows which way the sensors sit."
      )
    }
  }

  static func configuration(
    _ hold: String, _ wearing: Wearing, file: String, target: TimeSpan? = nil
  ) throws(Problem) -> HoldConfiguration {
    let kind = HoldKind(name: hold)
    guard let configuration = HoldConfiguration(wearing.pipeline, kind: kind, target: target) else {
      throw Problem("\(file): holds need a calibration; give --profile FILE.", exitCode: 64)
    }
    return configuration
  }
}
