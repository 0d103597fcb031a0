package import HingeCore

/// Finds how the sensors sit on a wearer from a recording alone, without any calibration.
///
/// The sagittal axis is the one about which the sensor turned most. Which way is forward is told
/// by two signs: the sacrum is accelerated upward at the bottom of a bend and downward at its top
/// (so pitch and vertical acceleration go together), and people stand before and after they lift.
package enum MountingFinder {
  package static func find(
    samples: [SampleInput], models: [SensorModel], nominalInterval: TimeSpan
  ) -> FoundMounting {
    let trace = PostureTrace(samples: samples, models: models, nominalInterval: nominalInterval)
    let mountings = models.indices.map { mounting(trace, sensor: $0) }
    let lead = models.count - 1
    let pitch = trace.pitch(sensor: lead, mounting: mountings[lead])
    return FoundMounting(
      sensorCount: Int32(models.count), sacrum: mountings[0], thorax: mountings[lead],
      range: spread(pitch))
  }

  private static func mounting(_ trace: PostureTrace, sensor: Int) -> Mounting {
    let points = trace.points[sensor]
    var sum: (Int64, Int64, Int64) = (0, 0, 0)
    for point in points {
      sum.0 += Int64(point.up.x.raw >> 8)
      sum.1 += Int64(point.up.y.raw >> 8)
      sum.2 += Int64(point.up.z.raw >> 8)
    }
    let up = direction(sum.0, sum.1, sum.2) ?? .alongZ
    // Turning about the vertical, as in every step, says nothing about bending: taken out.
    let tilting = points.map { $0.rate - $0.up.times($0.rate.dot($0.up)) }
    let principal = PrincipalAxis(rates: tilting, threshold: AngularRate(degreesPerSecond: 10))
    // A sensor that never turned has no sagittal axis; any will do, for nothing will be counted.
    let axis = principal?.axis ?? .alongX
    guard
      let mounting = Mounting(up: up, bendingAxis: axis)
        ?? Mounting(up: up, bendingAxis: .alongY) ?? Mounting(up: up, bendingAxis: .alongX)
    else { return .aligned }
    let pitch = trace.pitch(sensor: sensor, mounting: mounting)
    return isForward(pitch, vertical: points.map(\.vertical)) ? mounting : mounting.reversed
  }

  /// From the 2nd to the 98th percentile.
  private static func spread(_ pitch: [Angle]) -> Angle {
    guard pitch.count > 50 else { return .zero }
    let sorted = pitch.sorted()
    return sorted[sorted.count * 98 / 100] - sorted[sorted.count * 2 / 100]
  }

  /// Whether bending makes this pitch grow.
  private static func isForward(_ pitch: [Angle], vertical: [Acceleration]) -> Bool {
    guard pitch.count > 100 else { return true }
    // Both through the same band, about 0.15 to 1 Hz: a mean over 0.5 s less one over 4 s.
    let p = band(pitch.map { Int64($0.raw) })
    let a = band(vertical.map { Int64($0.raw) })
    var product: Int64 = 0
    var pitchSquare: Int64 = 0
    var verticalSquare: Int64 = 0
    for (x, y) in zip(p, a) {
      // 1/1024 °, 1/65536 g: squares of an hour stay below 2^62.
      let x = x >> 6
      let y = y >> 8
      product += x * y
      pitchSquare += x * x
      verticalSquare += y * y
    }
    let scale = Int64(squareRoot(UInt64(pitchSquare))) * Int64(squareRoot(UInt64(verticalSquare)))
    let correlation = scale > 0 ? product / (scale / 1000 + 1) : 0
    return correlation + endSkew(pitch) > 0
  }

  /// How far the first and last half seconds lie below the middle of the range, per 500 of half
  /// the range.
  private static func endSkew(_ pitch: [Angle]) -> Int64 {
    let sorted = pitch.sorted()
    let low = Int64(sorted[sorted.count * 2 / 100].raw)
    let high = Int64(sorted[sorted.count * 98 / 100].raw)
    let half = max((high - low) / 2, 1)
    func mean(_ part: ArraySlice<Angle>) -> Int64 {
      part.reduce(0) { $0 + Int64($1.raw) } / Int64(max(part.count, 1))
    }
    let ends = (mean(pitch.prefix(25)) + mean(pitch.suffix(25))) / 2
    return ((low + high) / 2 - ends) * 500 / half
  }

  private static func band(_ values: [Int64]) -> [Int64] {
    var sums: [Int64] = [0]
    sums.reserveCapacity(values.count + 1)
    for value in values { sums.append((sums.last ?? 0) + value) }
    func mean(_ center: Int, _ half: Int) -> Int64 {
      let first = max(0, center - half)
      let last = min(values.count, center + half + 1)
      return (sums[last] - sums[first]) / Int64(last - first)
    }
    return values.indices.map { mean($0, 12) - mean($0, 100) }
  }
}
