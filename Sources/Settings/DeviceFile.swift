import Foundation

/// What one particular sensor gets wrong, as kept in a file of its own.
///
/// JSON, integers with the unit in every key: `_ppm` millionths, `_ug` of a g, `_mdps` thousandths of
/// a degree a second. Calibration/README.md describes it.
package struct DeviceFile: Codable, Sendable, Equatable {
  package static let currentSchema = "hinge.device-calibration/1"

  package var schema = DeviceFile.currentSchema
  /// `measured` or `synthetic`.
  package var provenance: String
  /// As the recording named it; may be empty.
  package var chip: String
  package var accelScalePpm: [Int64]
  package var accelBiasUg: [Int64]
  package var gyroScalePpm: [Int64]
  package var gyroBiasMdps: [Int64]
  package var accelResidualUg: Int64
  package var gyroResidualMdeg: Int64
  package var poses: Int64

  enum CodingKeys: String, CodingKey {
    case schema, provenance, chip, poses
    case accelScalePpm = "accel_scale_ppm"
    case accelBiasUg = "accel_bias_ug"
    case gyroScalePpm = "gyro_scale_ppm"
    case gyroBiasMdps = "gyro_bias_mdps"
    case accelResidualUg = "accel_residual_ug"
    case gyroResidualMdeg = "gyro_residual_mdeg"
  }

  package init(
    provenance: String, chip: String, accelScalePpm: [Int64], accelBiasUg: [Int64],
    gyroScalePpm: [Int64], gyroBiasMdps: [Int64], accelResidualUg: Int64, gyroResidualMdeg: Int64,
    poses: Int64
  ) {
    self.provenance = provenance
    self.chip = chip
    self.accelScalePpm = accelScalePpm
    self.accelBiasUg = accelBiasUg
    self.gyroScalePpm = gyroScalePpm
    self.gyroBiasMdps = gyroBiasMdps
    self.accelResidualUg = accelResidualUg
    self.gyroResidualMdeg = gyroResidualMdeg
    self.poses = poses
  }

  package static func read(_ text: String, path: String) throws(ProfileError) -> DeviceFile {
    let reader = ProfileReader(path: path, root: try CalibrationProfile.parse(text, path: path))
    let schema = try reader.text("schema")
    if schema != currentSchema {
      throw try reader.wrong("schema", found: "'\(schema)'", allowed: "'\(currentSchema)'")
    }
    let scale: ClosedRange<Int64> = -100_000...100_000
    return DeviceFile(
      provenance: try reader.choice("provenance", ["measured", "synthetic"]),
      chip: try reader.text("chip"),
      accelScalePpm: try reader.numbers("accel_scale_ppm", 3, scale),
      accelBiasUg: try reader.numbers("accel_bias_ug", 3, -300_000...300_000),
      gyroScalePpm: try reader.numbers("gyro_scale_ppm", 3, scale),
      gyroBiasMdps: try reader.numbers("gyro_bias_mdps", 3, -20_000...20_000),
      accelResidualUg: try reader.number("accel_residual_ug", 0...100_000),
      gyroResidualMdeg: try reader.number("gyro_residual_mdeg", 0...100_000),
      poses: try reader.number("poses", 7...1_000_000))
  }

  /// The file's text: sorted keys, so that two calibrations can be compared line by line.
  package func jsonText() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
