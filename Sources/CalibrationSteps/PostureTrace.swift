package import HingeCore

/// What the orientation filters make of a recording, every 20 ms: the raw material of calibration.
///
/// Held in arrays, for it is gone through more than once; the same integer filters as live, so a
/// calibration comes out the same on every processor.
package struct PostureTrace: Sendable {
  package struct Point: Sendable {
    package var time: Timestamp
    package var up: UnitVector
    /// Mean bias-free rate over the 20 ms.
    package var rate: Vector3<AngularRate>
    /// Mean specific force over the 20 ms.
    package var force: Vector3<Acceleration>
    package var vertical: Acceleration
  }

  /// One array a sensor, equally long.
  package private(set) var points: [[Point]]
  package private(set) var hasGap = false
  package private(set) var isSaturated = false

  /// - Parameters:
  ///   - samples: in time order.
  ///   - models: one a sensor.
  ///   - biases: where the gyro bias is known already; empty where not.
  package init(
    samples: [SampleInput], models: [SensorModel], nominalInterval: TimeSpan,
    biases: [Vector3<AngularRate>] = []
  ) {
    points = Array(repeating: [], count: models.count)
    var filters = models.indices.map { index in
      var filter = OrientationFilter()
      if index < biases.count { filter.assumeBias(biases[index]) }
      return filter
    }
    var sums = models.map { _ in Sums() }
    var last: Timestamp?
    for sample in samples {
      let span = last.map { sample.time.since($0) } ?? nominalInterval
      last = sample.time
      let isLong = span.microseconds * 2 > nominalInterval.microseconds * 3
      if isLong { hasGap = true }
      for index in models.indices {
        let raw = index == 0 ? sample.sacrum : sample.thorax
        if models[index].saturation(of: raw).isAny { isSaturated = true }
        let rate = models[index].gyro.apply(raw.gx, raw.gy, raw.gz)
        let force = models[index].accel.apply(raw.ax, raw.ay, raw.az)
        if span > OrientationFilter.longestBridge { filters[index].restart() }
        filters[index].update(
          rate: rate, force: force, span: min(span, OrientationFilter.longestBridge))
        if let point = sums[index].add(
          time: sample.time, filter: filters[index], force: force)
        {
          points[index].append(point)
        }
      }
    }
  }

  /// Means over 20 ms.
  private struct Sums {
    private var start: Timestamp?
    private var count: Int64 = 0
    private var rate: [Int64] = [0, 0, 0]
    private var force: [Int64] = [0, 0, 0]
    private var vertical: Int64 = 0

    mutating func add(
      time: Timestamp, filter: OrientationFilter, force sampleForce: Vector3<Acceleration>
    ) -> Point? {
      let begun = start ?? time
      start = begun
      count += 1
      rate[0] += Int64(filter.rate.x.raw)
      rate[1] += Int64(filter.rate.y.raw)
      rate[2] += Int64(filter.rate.z.raw)
      force[0] += Int64(sampleForce.x.raw)
      force[1] += Int64(sampleForce.y.raw)
      force[2] += Int64(sampleForce.z.raw)
      vertical += Int64(filter.verticalAcceleration.raw)
      guard time.since(begun) >= TimeSpan(milliseconds: 20) else { return nil }
      func mean(_ sum: Int64) -> Int32 { Int32(saturating: sum / count) }
      let point = Point(
        time: time, up: filter.up,
        rate: Vector3(
          AngularRate(raw: mean(rate[0])), AngularRate(raw: mean(rate[1])),
          AngularRate(raw: mean(rate[2]))),
        force: Vector3(
          Acceleration(raw: mean(force[0])), Acceleration(raw: mean(force[1])),
          Acceleration(raw: mean(force[2]))),
        vertical: Acceleration(raw: mean(vertical)))
      self = Sums()
      start = time
      return point
    }
  }

  /// Sagittal pitch of one sensor along the recording.
  package func pitch(sensor: Int, mounting: Mounting) -> [Angle] {
    points[sensor].map { mounting.pitch(up: $0.up) }
  }
}
