package import HingeCore

extension DeviceCalibration {
  /// The data sheet's model, corrected: nothing more to do for a sample.
  ///
  /// The gyro's bias is left out: it is learnt anew at every rest, and a bias of last winter would only
  /// be in the way.
  package func corrected(_ model: SensorModel) -> SensorModel {
    var better = model
    better.accel.correct(
      by: row(accelScalePpm, 0), row(accelScalePpm, 1), row(accelScalePpm, 2))
    better.gyro.correct(by: row(gyroScalePpm, 0), row(gyroScalePpm, 1), row(gyroScalePpm, 2))
    better.accel.bias = Vector3(
      micro(accelBiasMicroG[0]), micro(accelBiasMicroG[1]), micro(accelBiasMicroG[2]))
    return better
  }

  private func row(_ ppm: [Int64], _ axis: Int) -> UnitVector {
    var row = UnitVector(.zero, .zero, .zero)
    let scale = Fraction(1_000_000 + ppm[axis], over: 1_000_000)
    switch axis {
    case 0: row.x = scale
    case 1: row.y = scale
    default: row.z = scale
    }
    return row
  }

  /// Q7.24, nearest, ties away from zero.
  private func micro(_ microG: Int64) -> Acceleration {
    let scaled = microG * (Int64(1) << 24)
    return Acceleration(
      raw: Int32(saturating: (scaled + (scaled < 0 ? -500_000 : 500_000)) / 1_000_000))
  }
}
