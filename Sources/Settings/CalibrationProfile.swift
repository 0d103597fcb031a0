import Foundation
import HingeCore

/// A wearer's calibration for one style, as kept in a file.
///
/// JSON, integers with the unit in every key: `_mdeg` thousandths of a degree, `_mdps` of a degree
/// a second, `_ppb` billionths of a unit vector's length. The schema is described in
/// Calibration/README.md.
package struct CalibrationProfile: Codable, Sendable, Equatable {
  package static let currentSchema = "hinge.profile/1"

  package var schema = CalibrationProfile.currentSchema
  /// `measured` or `synthetic`.
  package var provenance: String
  package var lifter: String
  /// Token of `LiftStyle`.
  package var style: String
  package var sensors: Int
  /// `judged` or `abstained`, and why.
  package var rounding: String
  package var roundingReason: String
  /// `A`, `B` or `C`.
  package var grade: String
  package var notes: [String]
  package var rangeMdeg: Int64
  package var peakRiseRateMdps: Int64
  package var neutralBottomFlexionMdeg: Int64
  package var maxFlexionMdeg: Int64
  package var flexionDeviationMdeg: Int64
  package var lockoutFlexionMdeg: Int64
  package var sacrumStyleBottomMdeg: Int64
  package var sacrumHingeBottomMdeg: Int64
  package var sacrumSlumpBottomMdeg: Int64
  package var sacrumLockoutMdeg: Int64
  package var neutralBottomPitchMdeg: Int64
  /// Neutral flexion at nine points from standing to the bottom.
  package var neutralLoweringMdeg: [Int64]
  package var neutralRisingMdeg: [Int64]
  /// One entry a sensor, sacrum first.
  package var mountings: [SensorMounting]

  package struct SensorMounting: Codable, Sendable, Equatable {
    package var forwardPpb: [Int64]
    package var leftPpb: [Int64]
    package var upPpb: [Int64]
    package var gyroBiasMdps: [Int64]

    enum CodingKeys: String, CodingKey {
      case forwardPpb = "forward_ppb"
      case leftPpb = "left_ppb"
      case upPpb = "up_ppb"
      case gyroBiasMdps = "gyro_bias_mdps"
    }
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case schema, provenance, lifter, style, sensors, rounding, grade, notes, mountings
    case roundingReason = "rounding_reason"
    case rangeMdeg = "range_mdeg"
    case peakRiseRateMdps = "peak_rise_rate_mdps"
    case neutralBottomFlexionMdeg = "neutral_bottom_flexion_mdeg"
    case maxFlexionMdeg = "max_flexion_mdeg"
    case flexionDeviationMdeg = "flexion_deviation_mdeg"
    case lockoutFlexionMdeg = "lockout_flexion_mdeg"
    case sacrumStyleBottomMdeg = "sacrum_style_bottom_mdeg"
    case sacrumHingeBottomMdeg = "sacrum_hinge_bottom_mdeg"
    case sacrumSlumpBottomMdeg = "sacrum_slump_bottom_mdeg"
    case sacrumLockoutMdeg = "sacrum_lockout_mdeg"
    case neutralBottomPitchMdeg = "neutral_bottom_pitch_mdeg"
    case neutralLoweringMdeg = "neutral_lowering_mdeg"
    case neutralRisingMdeg = "neutral_rising_mdeg"
  }

  /// The file's text: sorted keys, so that two calibrations can be compared line by line.
  package func jsonText() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
