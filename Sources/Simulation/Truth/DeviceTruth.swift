/// What the sensors of a simulated recording really get wrong, in the terms of the file that
/// `hinge calibrate-device` writes, so that the two can be compared number by number. Encodes to JSON
/// with the unit in every key; three numbers are x, y, z in the sensor's own axes.
package struct DeviceTruth: Codable, Sendable, Equatable {
  /// The scenario.
  package var plan: String
  /// In the recording's order.
  package var sensors: [SensorTruth]
}

/// Of one sensor.
package struct SensorTruth: Codable, Sendable, Equatable {
  /// True g = (1 + scale) · measured - bias.
  package var accelScalePpm: [Double]
  package var accelBiasUg: [Double]
  /// Deviation of a single reading.
  package var accelNoiseUg: Double
  /// True °/s = (1 + scale) · (measured - bias).
  package var gyroScalePpm: [Double]
  /// At the first sample, and at the last one, as the sensor warms.
  package var gyroBiasMdps: [Double]
  package var gyroBiasEndMdps: [Double]
  package var gyroNoiseMdps: Double

  enum CodingKeys: String, CodingKey {
    case accelScalePpm = "accel_scale_ppm"
    case accelBiasUg = "accel_bias_ug"
    case accelNoiseUg = "accel_noise_ug"
    case gyroScalePpm = "gyro_scale_ppm"
    case gyroBiasMdps = "gyro_bias_mdps"
    case gyroBiasEndMdps = "gyro_bias_end_mdps"
    case gyroNoiseMdps = "gyro_noise_mdps"
  }

  /// - Parameters:
  ///   - noiseFactor: of a noise given at 200 Hz.
  ///   - seconds: the length of the recording.
  init(_ errors: SensorErrors, noiseFactor: Double, seconds: Double) {
    // The simulation has measured = scale · true + bias.
    let accel = errors.accelScale
    accelScalePpm = SensorTruth.inverse(accel)
    accelBiasUg = SensorTruth.list(
      Triple(
        errors.accelBias.x / accel.x, errors.accelBias.y / accel.y, errors.accelBias.z / accel.z),
      times: 1e6)
    accelNoiseUg = SensorTruth.tidy(errors.accelNoise * noiseFactor * 1e6)
    gyroScalePpm = SensorTruth.inverse(errors.gyroScale)
    gyroBiasMdps = SensorTruth.list(errors.gyroBias(at: 0), times: 1e3)
    gyroBiasEndMdps = SensorTruth.list(errors.gyroBias(at: seconds), times: 1e3)
    gyroNoiseMdps = SensorTruth.tidy(errors.gyroNoise * noiseFactor * 1e3)
  }

  private static func inverse(_ scale: Triple) -> [Double] {
    list(Triple(1 / scale.x - 1, 1 / scale.y - 1, 1 / scale.z - 1), times: 1e6)
  }

  private static func list(_ v: Triple, times factor: Double) -> [Double] {
    [tidy(v.x * factor), tidy(v.y * factor), tidy(v.z * factor)]
  }

  /// To a tenth of the smallest unit.
  private static func tidy(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
