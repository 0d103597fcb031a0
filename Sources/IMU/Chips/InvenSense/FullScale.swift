/// What InvenSense's families have in common: ranges, and the record of seven words.
package enum InvenSense {
  /// Full scale of the accelerometer. Counts a g: MPU-6000/6050 specification 6.2, the same in every
  /// family since.
  package enum AccelRange: Int, CaseIterable, Sendable {
    case g2, g4, g8, g16

    package var microCountsPerG: Int64 { 16_384_000_000 >> Int64(rawValue) }
  }

  /// Full scale of the gyro. Counts a °/s: MPU-6000/6050 specification 6.1, the same in every family
  /// since; rounded there, 500 °/s in 32768 counts would be 65.536.
  package enum GyroRange: Int, CaseIterable, Sendable {
    case dps250, dps500, dps1000, dps2000

    package var microCountsPerDPS: Int64 {
      switch self {
      case .dps250: 131_000_000
      case .dps500: 65_500_000
      case .dps1000: 32_800_000
      case .dps2000: 16_400_000
      }
    }
  }

  /// Samples to throw away after start-up: until the filters have settled, and the first two of the
  /// FIFO. Those may have been made in the midst of configuring, in other ranges, and look like any
  /// other (zephyrproject-rtos/zephyr#119830).
  ///
  /// - Parameters:
  ///   - milliseconds: from the waking of the gyro until it is within its data sheet.
  ///   - interval: between two samples, microseconds.
  static func settling(milliseconds: Int64, interval: Int64) -> Int32 {
    Int32(truncatingIfNeeded: (milliseconds * 1000 + interval - 1) / interval) + 2
  }
}
