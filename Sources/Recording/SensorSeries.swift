import HingeCore

/// The samples of one sensor on its own clock.
struct SensorSeries {
  var times: [Int64] = []
  var samples: [RawSample] = []
  var temperatures: [Int32] = []
}

extension [SensorSeries] {
  /// Adds a block of samples to the sensor it names; false where it cannot be decoded.
  mutating func add(_ payload: ArraySlice<UInt8>) -> Bool {
    var position = payload.startIndex
    guard payload.count >= 3, (1...2).contains(payload[position]) else { return false }
    let sensor = Int(payload[position]) - 1
    let hasTemperatures = payload[position + 1] & BinaryForm.hasTemperatures != 0
    // All blocks of a sensor have temperatures or none.
    if hasTemperatures == self[sensor].temperatures.isEmpty && !self[sensor].times.isEmpty {
      return false
    }
    position += 2
    guard let count = BinaryForm.number(payload, &position), (0...65_536).contains(count) else {
      return false
    }
    var time: Int64 = 0
    var interval: Int64 = 0
    var values = [Int64](repeating: 0, count: 7)
    for _ in 0..<count {
      guard let change = BinaryForm.number(payload, &position) else { return false }
      interval &+= change
      time &+= interval
      // As far as the exchange form goes: 17 digits; differences of two then fit anywhere.
      guard time.magnitude < 100_000_000_000_000_000 else { return false }
      for channel in 0..<(hasTemperatures ? 7 : 6) {
        guard let change = BinaryForm.number(payload, &position) else { return false }
        values[channel] &+= change
      }
      guard let sample = RawSample(values), let temperature = Int32(exactly: values[6]) else {
        return false
      }
      self[sensor].times.append(time)
      self[sensor].samples.append(sample)
      if hasTemperatures { self[sensor].temperatures.append(temperature) }
    }
    return position == payload.endIndex
  }
}

extension RawSample {
  fileprivate init?(_ values: [Int64]) {
    // Six names, not a mapped array: an hour has 1.4 million of these.
    guard let ax = Int16(exactly: values[0]), let ay = Int16(exactly: values[1]),
      let az = Int16(exactly: values[2]), let gx = Int16(exactly: values[3]),
      let gy = Int16(exactly: values[4]), let gz = Int16(exactly: values[5])
    else { return nil }
    self.init(ax: ax, ay: ay, az: az, gx: gx, gy: gy, gz: gz)
  }
}

/// A sensor's samples looked up on another's clock: the very sample where the times agree, else
/// on the line between its neighbors, nearest count. Times are asked for in rising order.
struct ResampledSeries {
  private let series: SensorSeries
  private var next = 0

  init(_ series: SensorSeries) { self.series = series }

  mutating func at(_ time: Int64) -> (sample: RawSample, temperature: Int32) {
    while next < series.times.count && series.times[next] < time { next += 1 }
    let after = Swift.min(next, series.times.count - 1)
    let before = Swift.max(after - 1, 0)
    let temperature = series.temperatures.isEmpty ? 0 : series.temperatures[after]
    let t0 = series.times[before]
    let t1 = series.times[after]
    if t1 == time || time < t0 || time > t1 || t1 == t0 {
      return (series.samples[time < t0 ? before : after], temperature)
    }
    // Over a long silence no line says anything, and its product may not fit.
    if t1 - t0 > 60_000_000 {
      return (series.samples[time - t0 < t1 - time ? before : after], temperature)
    }
    let a = series.samples[before]
    let b = series.samples[after]
    func mix(_ a: Int16, _ b: Int16) -> Int16 {
      let change = (Int64(b) - Int64(a)) * (time - t0)
      let half = (t1 - t0) / 2
      return Int16(Int64(a) + (change + (change < 0 ? -half : half)) / (t1 - t0))
    }
    return (
      RawSample(
        ax: mix(a.ax, b.ax), ay: mix(a.ay, b.ay), az: mix(a.az, b.az), gx: mix(a.gx, b.gx),
        gy: mix(a.gy, b.gy), gz: mix(a.gz, b.gz)), temperature
    )
  }
}
