/// Watches the data themselves: gaps, readings at the end of the range, a sensor that answers but
/// does not measure. Each is reported once an episode.
struct SampleGuard: BitwiseCopyable, Sendable {
  private var saturatedUntil: (Timestamp?, Timestamp?) = (nil, nil)
  private var previous = (RawSample.zero, RawSample.zero)
  private var sameFor = (TimeSpan.zero, TimeSpan.zero)
  private var frozenReported = (false, false)

  /// A saturated reading spoils what follows it for this long.
  private static let recovery = TimeSpan(milliseconds: 500)
  /// Noise changes some bit of six axes within a few samples; a second without is a dead sensor.
  private static let frozenAfter = TimeSpan(milliseconds: 1000)

  var isFrozen: Bool { frozenReported.0 || frozenReported.1 }

  /// True while a reading of either sensor at `time` cannot be trusted for saturation.
  func isSaturated(at time: Timestamp) -> Bool {
    (saturatedUntil.0.map { time < $0 } ?? false) || (saturatedUntil.1.map { time < $0 } ?? false)
  }

  /// Looks at one sensor's reading; gives a fault at the beginning of an episode.
  mutating func look(
    _ sample: RawSample, sensor: Int32, isSaturated: Bool, time: Timestamp, span: TimeSpan
  ) -> Fault? {
    sensor == 1
      ? Self.look(
        sample, sensor, isSaturated, time, span, &saturatedUntil.0, &previous.0, &sameFor.0,
        &frozenReported.0)
      : Self.look(
        sample, sensor, isSaturated, time, span, &saturatedUntil.1, &previous.1, &sameFor.1,
        &frozenReported.1)
  }

  private static func look(
    _ sample: RawSample, _ sensor: Int32, _ isSaturated: Bool, _ time: Timestamp,
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
    if isSaturated {
      let isNew = until.map { time >= $0 } ?? true
      until = time.advanced(by: recovery)
      if isNew { return Fault(time: time, kind: .saturated, sensor: sensor, detail: 0) }
    }
    if same >= frozenAfter && !reported {
      reported = true
      return Fault(time: time, kind: .frozen, sensor: sensor, detail: 0)
    }
    return nil
  }
}
