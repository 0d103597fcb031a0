package import HingeCore

/// What a sensor's counts mean, as a recording's header or a chip's configuration states it.
///
/// Sensitivities are kept as whole micro-counts (counts times 10^6), so that the decimal text of a
/// header reaches the integer core without passing through a float.
package struct SensorDescription: Sendable, Equatable {
  /// Counts for one g, times 10^6. 16...131072 counts a g.
  package var microCountsPerG: Int64
  /// Counts for one °/s, times 10^6. 1...2000 counts a °/s.
  package var microCountsPerDPS: Int64
  /// Magnitude of a count at the end of the accelerometer's range.
  package var accelLimitCounts: Int16
  package var gyroLimitCounts: Int16

  package static let accelSensitivityRange: ClosedRange<Int64> = 16_000_000...131_072_000_000
  package static let gyroSensitivityRange: ClosedRange<Int64> = 1_000_000...2_000_000_000

  package init(
    microCountsPerG: Int64, microCountsPerDPS: Int64,
    accelLimitCounts: Int16 = Int16.max, gyroLimitCounts: Int16 = Int16.max
  ) {
    self.microCountsPerG = microCountsPerG
    self.microCountsPerDPS = microCountsPerDPS
    self.accelLimitCounts = accelLimitCounts
    self.gyroLimitCounts = gyroLimitCounts
  }

  /// The core's model of an uncalibrated sensor of this description.
  package var model: SensorModel {
    SensorModel(
      microCountsPerG: microCountsPerG, microCountsPerDPS: microCountsPerDPS,
      accelLimitCounts: accelLimitCounts, gyroLimitCounts: gyroLimitCounts)
  }
}
