/// What a chip's data sheet promises of one that lies still, as Hinge runs it: some 50 Hz of
/// bandwidth at about 200 Hz.
package struct DataSheet: Equatable, Sendable {
  /// °/s times 1000 a root of hertz.
  let gyroNoise: Double
  /// g times 10^6 a root of hertz.
  let accelNoise: Double
  /// Of the gyro at rest on any axis, °/s: the data sheet's, and 5 at the least, since soldering and
  /// warmth move it.
  let gyroBias: Double
  /// Its I2C bus, kHz.
  let busKilohertz: Double
  /// Where the range of the accelerometer is chosen.
  let rangeRegister: String

  /// A first-order filter of 50 Hz lets as much noise through as a sharp one of 78.5 Hz.
  private static let rootBandwidth = 8.86

  /// Root mean square, °/s.
  var gyroNoiseDPS: Double { gyroNoise * Self.rootBandwidth / 1000 }
  /// Root mean square, g.
  var accelNoiseG: Double { accelNoise * Self.rootBandwidth / 1_000_000 }

  /// By the name that the driver gives the chip. Of those that are not listed the loosest is taken.
  ///
  /// MPU-6050: PS-MPU-6000A 3.4, section 6. From memory, not verified: noise and bias of the MPU-6500
  /// and the LSM6DS3, gyro noise and bias of the ICM-20948, accelerometer noise of the LSM6DSO. The
  /// LSM6 parts' gyro noise is that of their siblings.
  static func of(_ chip: String) -> DataSheet {
    switch chip {
    case "MPU-6500", "MPU-9250", "MPU-9255", "MPU-6515", "MPU-6880":
      DataSheet(
        gyroNoise: 10, accelNoise: 300, gyroBias: 5, busKilohertz: 400,
        rangeRegister: "ACCEL_CONFIG (0x1c)")
    case "ICM-20948":
      DataSheet(
        gyroNoise: 15, accelNoise: 230, gyroBias: 5, busKilohertz: 400,
        rangeRegister: "ACCEL_CONFIG (bank 2, 0x14)")
    case "ICM-42688-P", "ICM-42686-P":
      DataSheet(
        gyroNoise: 2.8, accelNoise: 70, gyroBias: 5, busKilohertz: 1000,
        rangeRegister: "ACCEL_CONFIG0 (0x50)")
    case "LSM6DSO":
      DataSheet(
        gyroNoise: 3.8, accelNoise: 75, gyroBias: 5, busKilohertz: 400,
        rangeRegister: "CTRL1_XL (0x10)")
    case "LSM6DS3", "LSM6DS3TR-C":
      DataSheet(
        gyroNoise: 7, accelNoise: 90, gyroBias: 10, busKilohertz: 400,
        rangeRegister: "CTRL1_XL (0x10)")
    default:
      DataSheet(
        gyroNoise: 5, accelNoise: 400, gyroBias: 20, busKilohertz: 400,
        rangeRegister: "ACCEL_CONFIG (0x1c)")
    }
  }
}
