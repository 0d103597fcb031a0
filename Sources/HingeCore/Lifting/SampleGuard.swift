/// Watches the data themselves: readings at the end of the range, a sensor that answers but does
/// not measure. Each is reported once an episode.
struct SampleGuard: BitwiseCopyable, Sendable {
  private var watches = InlineArray<2, SensorWatch>(repeating: SensorWatch())

  var isFrozen: Bool { watches[0].isFrozen || watches[1].isFrozen }

  /// True while a reading of either sensor at `time` cannot be trusted for saturation.
  func isSaturated(at time: Timestamp) -> Bool {
    watches[0].isSaturated(at: time) || watches[1].isSaturated(at: time)
  }

  /// Looks at one sensor's reading; gives a fault at the beginning of an episode.
  ///
  /// - Parameter sensor: 1 sacrum, 2 thorax.
  mutating func look(
    _ sample: RawSample, sensor: Int32, saturation: Saturation, time: Timestamp, span: TimeSpan
  ) -> Fault? {
    guard
      let kind = watches[sensor == 1 ? 0 : 1].look(
        sample, saturation: saturation, time: time, span: span)
    else { return nil }
    return Fault(time: time, kind: kind, sensor: sensor, detail: 0)
  }
}

/// What is watched of one sensor.
private struct SensorWatch: BitwiseCopyable, Sendable {
  private var saturatedUntil: Timestamp?
  private var previous = RawSample.zero
  private var sameFor = TimeSpan.zero
  private(set) var isFrozen = false

  /// A gyro at the end of its range has lost the attitude: on clipped public recordings the filter
  /// is back within 2° (rms) after this. A clipped force is only kept out of a mean.
  private static let gyroRecovery = TimeSpan(milliseconds: 3000)
  private static let accelRecovery = TimeSpan(milliseconds: 500)
  /// Noise changes some bit of six axes within a few samples; a second without is a dead sensor.
  private static let frozenAfter = TimeSpan(milliseconds: 1000)

  func isSaturated(at time: Timestamp) -> Bool { saturatedUntil.map { time < $0 } ?? false }

  mutating func look(
    _ sample: RawSample, saturation: Saturation, time: Timestamp, span: TimeSpan
  ) -> FaultKind? {
    if sample == previous {
      sameFor = TimeSpan(microseconds: sameFor.microseconds &+ span.microseconds)
    } else {
      sameFor = .zero
      isFrozen = false
    }
    previous = sample
    if saturation.isAny {
      let isNew = !isSaturated(at: time)
      let end = time.advanced(by: saturation.gyro ? Self.gyroRecovery : Self.accelRecovery)
      saturatedUntil = max(saturatedUntil ?? end, end)
      if isNew { return .saturated }
    }
    if sameFor >= Self.frozenAfter && !isFrozen {
      isFrozen = true
      return .frozen
    }
    return nil
  }
}
