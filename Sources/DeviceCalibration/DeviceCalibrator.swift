package import HingeCore

/// What one particular part gets wrong, against its data sheet.
package struct DeviceCalibration: Sendable, Equatable {
  /// True g = scale · measured - bias, axis by axis; the scale as a deviation from one.
  package var accelScalePpm: [Int64]
  package var accelBiasMicroG: [Int64]
  /// True °/s = scale · (measured - bias). The bias is for the record: it wanders with temperature,
  /// and is learnt anew at every rest.
  package var gyroScalePpm: [Int64]
  package var gyroBiasMdps: [Int64]
  /// What is left of gravity's length, and of the turns.
  package var accelResidualMicroG: Int64
  package var gyroResidualMdeg: Int64
  package var poses: Int

  package init(
    accelScalePpm: [Int64], accelBiasMicroG: [Int64], gyroScalePpm: [Int64],
    gyroBiasMdps: [Int64], accelResidualMicroG: Int64, gyroResidualMdeg: Int64, poses: Int
  ) {
    self.accelScalePpm = accelScalePpm
    self.accelBiasMicroG = accelBiasMicroG
    self.gyroScalePpm = gyroScalePpm
    self.gyroBiasMdps = gyroBiasMdps
    self.accelResidualMicroG = accelResidualMicroG
    self.gyroResidualMdeg = gyroResidualMdeg
    self.poses = poses
  }
}

/// From one recording of a sensor, laid still on each of its six faces and turned in between, to what
/// that sensor gets wrong.
package enum DeviceCalibrator {
  // No part of the supported families is off by more (data sheets: 3 % and 80 mg for the MPU-6050).
  private static let mostScale = 0.1
  private static let mostBias = 0.25
  /// °/s; the core follows no more.
  private static let mostGyroBias = 20.0
  /// Six poses fit six unknowns whatever they were; one more tells whether they agree.
  private static let leastPoses = 7
  /// Above this the device was not still, or is not what the header says.
  private static let mostAccelResidual = 0.008
  private static let mostGyroResidualDegrees = 1.5

  /// - Parameters:
  ///   - readings: the moments and counts of one sensor.
  ///   - model: what the counts mean by the data sheet.
  package static func calibrate(
    _ samples: [(time: Timestamp, raw: RawSample)], model: SensorModel, nominalInterval: TimeSpan
  ) -> Result<DeviceCalibration, DeviceRefusals> {
    var refusals = faults(samples, model, nominalInterval)
    let readings = samples.map { time, raw in
      DeviceReading(
        time: time, force: triple(model.accel.apply(raw.ax, raw.ay, raw.az)),
        rate: triple(model.gyro.apply(raw.gx, raw.gy, raw.gz)))
    }
    let poses = StillPose.all(in: readings, nominalInterval: nominalInterval)
    let missing = (0..<6).filter { face in !poses.contains { $0.face == face } }
    if !missing.isEmpty {
      refusals.append(
        DeviceRefusal(
          .facesMissing,
          "never still for a second with \(missing.map { StillPose.faceNames[$0] }.joined(separator: ", ")); "
            + "lay the sensor on each of its six faces for three seconds"))
      return .failure(DeviceRefusals(list: refusals))
    }
    if poses.count < leastPoses {
      refusals.append(
        DeviceRefusal(
          .facesMissing,
          "\(poses.count) still poses tell nothing of how well they agree; lay it on one face more")
      )
      return .failure(DeviceRefusals(list: refusals))
    }
    guard let accelerometer = AccelerometerFit(poses) else {
      refusals.append(
        DeviceRefusal(.accelerometerDiffers, "the six faces do not agree; record them again"))
      return .failure(DeviceRefusals(list: refusals))
    }
    guard let gyroscope = GyroscopeFit(readings, poses, accelerometer) else {
      refusals.append(
        DeviceRefusal(.gyroscopeDiffers, "the turns do not agree; record them again"))
      return .failure(DeviceRefusals(list: refusals))
    }
    refusals += doubts(accelerometer, gyroscope)
    if !refusals.isEmpty { return .failure(DeviceRefusals(list: refusals)) }
    return .success(
      DeviceCalibration(
        accelScalePpm: whole(accelerometer.scale - .one, 1e6),
        accelBiasMicroG: whole(accelerometer.bias, 1e6),
        gyroScalePpm: whole(gyroscope.scale - .one, 1e6),
        gyroBiasMdps: whole(gyroscope.bias, 1e3),
        accelResidualMicroG: Int64((accelerometer.residual * 1e6).rounded()),
        gyroResidualMdeg: Int64((gyroscope.residualDegrees * 1e3).rounded()), poses: poses.count))
  }

  private static func faults(
    _ samples: [(time: Timestamp, raw: RawSample)], _ model: SensorModel,
    _ nominalInterval: TimeSpan
  ) -> [DeviceRefusal] {
    var refusals: [DeviceRefusal] = []
    if samples.contains(where: { model.saturation(of: $0.raw).isAny }) {
      refusals.append(
        DeviceRefusal(.saturated, "a reading at the end of its range; turn it more gently"))
    }
    let gap = zip(samples, samples.dropFirst()).contains { a, b in
      b.time.since(a.time).microseconds * 2 > nominalInterval.microseconds * 3
    }
    if gap {
      refusals.append(DeviceRefusal(.gap, "samples are missing; check wires, record again"))
    }
    return refusals
  }

  private static func doubts(
    _ accelerometer: AccelerometerFit, _ gyroscope: GyroscopeFit
  ) -> [DeviceRefusal] {
    var refusals: [DeviceRefusal] = []
    for axis in 0..<3 where gyroscope.turned[axis] <= GyroscopeFit.leastTurn {
      refusals.append(
        DeviceRefusal(
          .axisNotTurned,
          "never turned about \(["x", "y", "z"][axis]) in one go between two still poses; turn it "
            + "from face to face within 20 s"))
    }
    if accelerometer.residual > mostAccelResidual {
      refusals.append(
        DeviceRefusal(
          .accelerometerDiffers,
          "gravity differs by \(Int((accelerometer.residual * 1000).rounded())) mg between the "
            + "poses, at most \(Int(mostAccelResidual * 1000)) may be left; lay it on a firm table")
      )
    }
    if gyroscope.residualDegrees > mostGyroResidualDegrees {
      refusals.append(
        DeviceRefusal(
          .gyroscopeDiffers,
          "the turns miss by \((gyroscope.residualDegrees * 10).rounded() / 10)°, at most "
            + "\(mostGyroResidualDegrees)° may be left; turn steadily and let it lie"))
    }
    for axis in 0..<3 {
      let name = ["x", "y", "z"][axis]
      let isOff =
        abs(accelerometer.scale[axis] - 1) > mostScale || abs(accelerometer.bias[axis]) > mostBias
      if isOff || abs(gyroscope.scale[axis] - 1) > mostScale {
        refusals.append(
          DeviceRefusal(
            .implausible,
            "axis \(name) is off by more than a tenth; accel_lsb_per_g or gyro_lsb_per_dps is of "
              + "another range"))
      }
      if abs(gyroscope.bias[axis]) > mostGyroBias {
        refusals.append(
          DeviceRefusal(
            .implausible,
            "the gyro turns by \(Int(gyroscope.bias[axis].rounded())) °/s about \(name) while it lies "
              + "still; no working part does"))
      }
    }
    return refusals
  }

  private static func triple<Q: FixedPointQuantity>(_ v: Vector3<Q>) -> Triple {
    let scale = 1 / Double(Int64(1) << Int64(Q.fractionBits))
    return Triple(Double(v.x.raw) * scale, Double(v.y.raw) * scale, Double(v.z.raw) * scale)
  }

  private static func whole(_ v: Triple, _ scale: Double) -> [Int64] {
    (0..<3).map { Int64((v[$0] * scale).rounded()) }
  }
}
