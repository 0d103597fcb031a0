/// Watches the data themselves: gaps, readings at the end of the range, a sensor that answers but
/// does not measure. Each is reported once an episode.
struct SampleGuard: BitwiseCopyable, Sendable {
  private var saturatedUntil: (Timestamp?, Timestamp?) = (nil, nil)
  private var previous = (RawSample.zero, RawSample.zero)
  private var sameFor = (TimeSpan.zero, TimeSpan.zero)
  private var frozenReported = (false, false)

  /// A gyro at the end of its range has lost the attitude: on clipped public recordings the filter
  /// is back within 2° (rms) after this. A clipped force is only kept out of a mean.
  private static let gyroRecovery = TimeSpan(milliseconds: 3000)
  private static let accelRecovery = TimeSpan(milliseconds: 500)
  /// Noise changes some bit of six axes within a few samples; a second without is a dead sensor.
  private static let frozenAfter = TimeSpan(milliseconds: 1000)

  var isFrozen: Bool { frozenReported.0 || frozenReported.1 }

  /// True while a reading of either sensor at `time` cannot be trusted for saturation.
  func isSaturated(at time: Timestamp) -> Bool {
    (saturatedUntil.0.map { time < $0 } ?? false) || (saturatedUntil.1.map { time < $0 } ?? false)
  }

  /// Looks at one sensor's reading; gives a fault at the beginning of an episode.
  mutating func look(
    _ sample: RawSample, sensor: Int32, saturation: Saturation, time: Timestamp, span: TimeSpan
  ) -> Fault? {
    sensor == 1
      ? Self.look(
        sample, sensor, saturation, time, span, &saturatedUntil.0, &previous.0, &sameFor.0,
        &frozenReported.0)
      : Self.look(
        sample, sensor, saturation, time, span, &saturatedUntil.1, &previous.1, &sameFor.1,
        &frozenReported.1)
  }

  private static func look(
    _ sample: RawSample, _ sensor: Int32, _ saturation: Saturation, _ time: Timestamp,
    _ span: TimeSpan, _ until: inout Timestamp?, _ previous: inout RawSample,
    _ same: inout TimeSpan, _ reported: inout Bool
  ) -> Fault? {
    if sample == previous {
      same = TimeSpan(microseconds: same.microseconds &+ span.microseconds)
    } else {
      same = .zero
      reported = false
    }
    previous = sample
    if saturation.isAny {
      let isNew = until.map { time >= $0 } ?? true
      let end = time.advanced(by: saturation.gyro ? gyroRecovery : accelRecovery)
      until = max(until ?? end, end)
      if isNew { return Fault(time: time, kind: .saturated, sensor: sensor, detail: 0) }
    }
    if same >= frozenAfter && !reported {
      reported = true
      return Fault(time: time, kind: .frozen, sensor: sensor, detail: 0)
    }
    return nil
  }
}
