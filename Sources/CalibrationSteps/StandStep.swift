import HingeCore

/// What standing still tells of one sensor.
struct StandStep {
  var up: UnitVector
  var bias: Vector3<AngularRate>

  /// The stillest stretch of this length is used: long enough for the sway of a standing person,
  /// 1-2 °/s at half a hertz to two, to average out of the bias.
  private static let window = TimeSpan(milliseconds: 4000)
  /// Twice the standard deviation of the rate, at most.
  private static let stillness = AngularRate(degreesPerSecond: 5)

  /// Nil where the wearer never stood still.
  init?(_ recording: StepRecording, sensor: Int) {
    let model = recording.models[sensor]
    let wanted = Self.window.microseconds / max(recording.nominalInterval.microseconds, 1)
    let length = max(min(Int(wanted), recording.samples.count), 10)
    guard recording.samples.count >= length else { return nil }
    let rates = recording.samples.map { sample in
      let raw = sensor == 0 ? sample.sacrum : sample.thorax
      return model.gyro.apply(raw.gx, raw.gy, raw.gz)
    }
    // Windows a sixth of their length apart; the one with the least spread of rate wins.
    var best: (start: Int, spread: AngularRate)? = nil
    for start in stride(from: 0, through: rates.count - length, by: max(length / 6, 1)) {
      let spread = Self.spread(rates[start..<(start + length)])
      if best.map({ spread < $0.spread }) ?? true { best = (start, spread) }
    }
    guard let best, best.spread <= Self.stillness else { return nil }
    let chosen = best.start..<(best.start + length)
    bias = Self.mean(rates[chosen])
    // No working gyro is off by more: somebody turns, or the gyro is broken.
    let most = AngularRate(degreesPerSecond: 20)
    guard bias.x.magnitude < most, bias.y.magnitude < most, bias.z.magnitude < most else {
      return nil
    }
    var sum: (Int64, Int64, Int64) = (0, 0, 0)
    for index in chosen {
      let raw = sensor == 0 ? recording.samples[index].sacrum : recording.samples[index].thorax
      let force = model.accel.apply(raw.ax, raw.ay, raw.az)
      sum.0 += Int64(force.x.raw)
      sum.1 += Int64(force.y.raw)
      sum.2 += Int64(force.z.raw)
    }
    guard let direction = direction(sum.0, sum.1, sum.2) else { return nil }
    up = direction
  }

  /// The length of the mean specific force over the whole step: gravity, if the sensor is right.
  static func gravity(_ recording: StepRecording, sensor: Int) -> Acceleration {
    var sum: (Int64, Int64, Int64) = (0, 0, 0)
    for sample in recording.samples {
      let raw = sensor == 0 ? sample.sacrum : sample.thorax
      let force = recording.models[sensor].accel.apply(raw.ax, raw.ay, raw.az)
      sum.0 += Int64(force.x.raw)
      sum.1 += Int64(force.y.raw)
      sum.2 += Int64(force.z.raw)
    }
    let count = Int64(max(recording.samples.count, 1))
    return Vector3(
      Acceleration(raw: Int32(saturating: sum.0 / count)),
      Acceleration(raw: Int32(saturating: sum.1 / count)),
      Acceleration(raw: Int32(saturating: sum.2 / count))
    ).length
  }

  private static func mean(_ rates: ArraySlice<Vector3<AngularRate>>) -> Vector3<AngularRate> {
    var sum: (Int64, Int64, Int64) = (0, 0, 0)
    for rate in rates {
      sum.0 += Int64(rate.x.raw)
      sum.1 += Int64(rate.y.raw)
      sum.2 += Int64(rate.z.raw)
    }
    let count = Int64(rates.count)
    return Vector3(
      AngularRate(raw: Int32(saturating: sum.0 / count)),
      AngularRate(raw: Int32(saturating: sum.1 / count)),
      AngularRate(raw: Int32(saturating: sum.2 / count)))
  }

  /// The largest of the three axes' standard deviations, doubled.
  private static func spread(_ rates: ArraySlice<Vector3<AngularRate>>) -> AngularRate {
    let center = mean(rates)
    var squares: (UInt64, UInt64, UInt64) = (0, 0, 0)
    for rate in rates {
      let d = rate - center
      squares.0 += UInt64(d.x.raw.magnitude) * UInt64(d.x.raw.magnitude) >> 8
      squares.1 += UInt64(d.y.raw.magnitude) * UInt64(d.y.raw.magnitude) >> 8
      squares.2 += UInt64(d.z.raw.magnitude) * UInt64(d.z.raw.magnitude) >> 8
    }
    let largest = max(squares.0, max(squares.1, squares.2)) / UInt64(rates.count)
    return AngularRate(raw: Int32(saturating: Int64(squareRoot(largest)) << 5))
  }
}
