extension MPU6050 {
  /// What differs between the chips of the family.
  struct Profile: Sendable {
    /// As printed on it.
    let name: String
    /// WHO_AM_I. Boards sold as MPU-6050 carry any of these (13 of 20 bought were an ICM-20689).
    let identity: UInt8
    let heat: Heat
    /// What it holds, bytes.
    let fifoBytes: Int32
    /// It filters the accelerometer by a register of its own; in the first ones CONFIG rules both.
    var filtersAccelApart = true
    /// The upper two bits of that register choose the FIFO's size; 0xC0 is the largest.
    var accelFilterExtra: UInt8 = 0
    /// Where FS_SEL begins in GYRO_CONFIG.
    var gyroRangeShift = 3
    /// Bits of FIFO_EN that exist: where force and rate always bring the temperature along, it and
    /// the single axes have none.
    var fifoEnableBits: UInt8 = 0xFF
    /// From waking to valid rates, milliseconds: startup_time in the kernel's table.
    var gyroStart: Int64 = 70

    /// The gyro's start-up and 30 ms of zero-rate settling (MPU-6050 specification 6.1), no less than
    /// 100 ms.
    var settle: Int64 { max(100, gyroStart + 30) }
  }

  /// Temperature of a count: `count / countsPerDegree + zero`.
  struct Heat: BitwiseCopyable, Sendable {
    let countsPer100Degrees: Int64
    /// Degrees Celsius times 1000 at a count of zero.
    let zero: Int64

    /// Degrees Celsius times 1000, rounded towards zero before the offset.
    func milliCelsius(_ count: Int16) -> Int32 {
      Int32(truncatingIfNeeded: Int64(count) * 100_000 / countsPer100Degrees + zero)
    }

    /// The register maps, at TEMP_OUT_H; for the last the kernel's figures of the ICM-20608.
    static let mpu6050 = Heat(countsPer100Degrees: 34_000, zero: 36_530)
    static let mpu6500 = Heat(countsPer100Degrees: 33_387, zero: 21_000)
    static let icm20608 = Heat(countsPer100Degrees: 32_680, zero: 25_000)
  }

  /// Identities, temperature, FIFO sizes, start-up times: kernel, inv_mpu_core.c and inv_mpu_iio.h. Bits
  /// of FIFO_EN of the 20600, 20602 and 20690: from memory, not verified; the kernel treats their
  /// temperature as always present.
  static let profiles: [Profile] = [
    Profile(
      name: "MPU-6050", identity: 0x68, heat: .mpu6050, fifoBytes: 1024, filtersAccelApart: false,
      gyroStart: 60),
    Profile(name: "MPU-6500", identity: 0x70, heat: .mpu6500, fifoBytes: 512),
    Profile(name: "MPU-9250", identity: 0x71, heat: .mpu6500, fifoBytes: 512),
    Profile(name: "MPU-9255", identity: 0x73, heat: .mpu6500, fifoBytes: 512),
    Profile(name: "MPU-6515", identity: 0x74, heat: .mpu6500, fifoBytes: 512),
    // Said to hold 4096 bytes, from memory, not verified. Taken for too small a FIFO is emptied early;
    // taken for too large its overflow is never seen.
    Profile(name: "MPU-6880", identity: 0x78, heat: .mpu6500, fifoBytes: 512),
    Profile(
      name: "ICM-20689", identity: 0x98, heat: .icm20608, fifoBytes: 4096, accelFilterExtra: 0xC0),
    Profile(
      name: "ICM-20602", identity: 0x12, heat: .icm20608, fifoBytes: 1008, fifoEnableBits: 0x18,
      gyroStart: 100),
    Profile(
      name: "ICM-20600", identity: 0x11, heat: .icm20608, fifoBytes: 1008, fifoEnableBits: 0x18,
      gyroStart: 100),
    Profile(name: "ICM-20608", identity: 0xAF, heat: .icm20608, fifoBytes: 512),
    Profile(name: "ICM-20608-D", identity: 0xAE, heat: .icm20608, fifoBytes: 512),
    // The kernel says 4096 bytes without choosing that size as it does for the 20689: again the smaller.
    Profile(name: "ICM-20609", identity: 0xA6, heat: .icm20608, fifoBytes: 512),
    // FS_SEL stands one bit lower: written as in the others, ±500 °/s would be ±1000.
    Profile(
      name: "ICM-20690", identity: 0x20, heat: .icm20608, fifoBytes: 1024, accelFilterExtra: 0xC0,
      gyroRangeShift: 2, fifoEnableBits: 0x18, gyroStart: 80),
    Profile(name: "IAM-20680", identity: 0xA9, heat: .icm20608, fifoBytes: 512),
  ]

  /// The profile that an identity means, if any does.
  static func profile(of identity: UInt8) -> Profile? { profiles.first { $0.identity == identity } }

  /// The profile of a name as a settings file writes it, such as "mpu-6500".
  static func profile(named name: String) -> Profile? {
    profiles.first { $0.name.lowercased() == name.lowercased() }
  }
}
