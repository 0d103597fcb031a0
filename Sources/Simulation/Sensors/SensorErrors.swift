/// How good the simulated sensors are.
package enum SensorGrade: String, Codable, CaseIterable, Sendable {
  /// Exact but for the rounding to counts.
  case perfect
  /// An ordinary chip after the six-position calibration.
  case typical
  /// Anything the datasheets allow, as bought.
  case worst
}

/// The errors of one sensor: they stay with it from the calibration to the last set.
package struct SensorErrors: Sendable, Equatable {
  /// °/s at the start.
  var gyroBias = Triple.zero
  /// °/s that the bias has moved once the sensor is warm.
  var gyroWarming = Triple.zero
  var gyroScale = Triple(1, 1, 1)
  /// g.
  var accelBias = Triple.zero
  var accelScale = Triple(1, 1, 1)
  /// Deviation at 200 Hz, °/s and g.
  var gyroNoise = 0.0
  var accelNoise = 0.0
  /// From the segment's axes to the chip's.
  var mounting = Rotation.identity

  /// Exact, and mounted along the body's axes.
  package static var perfect: SensorErrors { SensorErrors() }

  package static func random(
    using draws: inout SeededGenerator, grade: SensorGrade
  ) -> SensorErrors {
    var errors = SensorErrors()
    errors.mounting = drawnMounting(using: &draws)
    func each(_ range: ClosedRange<Double>) -> Triple {
      Triple(
        draws.uniform(range) * draws.sign(), draws.uniform(range) * draws.sign(),
        draws.uniform(range) * draws.sign())
    }
    let one = Triple(1, 1, 1)
    switch grade {
    case .perfect:
      break
    case .typical:
      errors.gyroBias = each(0...1.8)
      errors.gyroWarming = each(0...0.15)
      errors.gyroScale = one + each(0...0.008)
      errors.accelBias = each(0...0.008)
      errors.accelScale = one + each(0...0.004)
      errors.gyroNoise = draws.uniform(0.05...0.1)
      errors.accelNoise = draws.uniform(0.002...0.005)
    case .worst:
      errors.gyroBias = each(0...4)
      // 0.05 °/s a °C, warmed by up to 12 °C.
      errors.gyroWarming = each(0...0.6)
      errors.gyroScale = one + each(0.003...0.03)
      errors.accelBias = each(0.003...0.08)
      errors.accelScale = one + each(0.002...0.03)
      errors.gyroNoise = draws.uniform(0.05...0.2)
      errors.accelNoise = draws.uniform(0.003...0.01)
    }
    return errors
  }

  /// °/s so many seconds after the start: half of the warming is done after five minutes.
  @inline(__always)
  func gyroBias(at seconds: Double) -> Triple {
    gyroBias + gyroWarming * (seconds / (seconds + 300))
  }

  /// The same sensor off the belt, in a box with square edges: along them within 2°.
  func boxed(using draws: inout SeededGenerator) -> SensorErrors {
    let askew = -2.0...2.0
    var errors = self
    errors.mounting = Rotation(
      pitchDegrees: draws.uniform(askew), leanDegrees: draws.uniform(askew),
      twistDegrees: draws.uniform(askew))
    return errors
  }

  /// Mounted turned from the body's axes about an axis by an angle: for tests of any mounting.
  package static func perfect(
    mountedQuaternion w: Double, _ x: Double, _ y: Double, _ z: Double
  ) -> SensorErrors {
    var errors = SensorErrors()
    errors.mounting = Rotation(w: w, x: x, y: y, z: z)
    return errors
  }

  /// Within 20° of straight, one in four upside down, and one in ten anyhow.
  private static func drawnMounting(using draws: inout SeededGenerator) -> Rotation {
    if draws.chance(0.1) {
      return Rotation(
        w: draws.gaussian() + 1e-6, x: draws.gaussian(), y: draws.gaussian(), z: draws.gaussian())
    }
    let axis = Triple(draws.gaussian(), draws.gaussian(), draws.gaussian() + 1e-6)
    let half = axis * (draws.uniform(0...0.176) / axis.length)
    let upsideDown = draws.chance(0.25)
    // A half turn about the forward axis, times the small one.
    if upsideDown { return Rotation(w: -half.x, x: 1, y: -half.z, z: half.y) }
    return Rotation(w: 1, x: half.x, y: half.y, z: half.z)
  }
}
