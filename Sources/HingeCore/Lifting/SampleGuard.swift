/// Watches the data themselves: readings at the end of the range, a sensor that answers but does
/// not measure. Each is reported once an episode.
struct SampleGuard: BitwiseCopyable, Sendable {
  private var watches = InlineArray<2, SensorWatch>(repeating: SensorWatch())

  var isFrozen: Bool { watches[0].isFrozen || watches[1].isFrozen }

  /// Until then no reading of either sensor can be trusted for saturation.
  private var spoiltUntil = Timestamp(microseconds: Int64.min)

  func isSaturated(at time: Timestamp) -> Bool { time < spoiltUntil }

  mutating func restart() {
    for index in 0..<2 { watches[index] = SensorWatch() }
    spoiltUntil = Timestamp(microseconds: Int64.min)
  }

  /// Looks at one sensor's reading; gives a fault at the beginning of an episode.
  ///
  /// - Parameters:
  ///   - sensor: 1 sacrum, 2 thorax.
  ///   - hasLostTurn: the gyro turned further than its range says.
  mutating func look(
    _ sample: RawSample, sensor: Int32, isSaturated: Bool, hasLostTurn: Bool, time: Timestamp,
    span: TimeSpan
  ) -> Fault? {
    let place = sensor == 1 ? 0 : 1
    let found = watches[place].look(
      sample, isSaturated: isSaturated, hasLostTurn: hasLostTurn, time: time, span: span)
    if isSaturated { spoiltUntil = max(spoiltUntil, watches[place].saturatedUntil) }
    guard let kind = found else { return nil }
    return Fault(time: time, kind: kind, sensor: sensor, detail: 0)
  }
}

/// What is watched of one sensor.
private struct SensorWatch: BitwiseCopyable, Sendable {
  private(set) var saturatedUntil = Timestamp(microseconds: Int64.min)
  private var previous = RawSample.zero
  private var sameFor = TimeSpan.zero
  private(set) var isFrozen = false

  /// A gyro at the end of its range has lost the attitude: on clipped public recordings the filter
  /// is back within 2° (rms) after this. A clipped force is only kept out of a mean, and a broken
  /// reading is not turned by.
  private static let gyroRecovery = TimeSpan(milliseconds: 3000)
  private static let accelRecovery = TimeSpan(milliseconds: 500)
  /// Noise changes some bit of six axes within a few samples; a second without is a dead sensor.
  private static let frozenAfter = TimeSpan(milliseconds: 1000)

  mutating func look(
    _ sample: RawSample, isSaturated isAtEnd: Bool, hasLostTurn: Bool, time: Timestamp,
    span: TimeSpan
  ) -> FaultKind? {
    if sample == previous {
      sameFor = TimeSpan(microseconds: sameFor.microseconds &+ span.microseconds)
    } else {
      sameFor = .zero
      isFrozen = false
    }
    previous = sample
    if isAtEnd {
      let isNew = time >= saturatedUntil
      let end = time.advanced(by: hasLostTurn ? Self.gyroRecovery : Self.accelRecovery)
      saturatedUntil = max(saturatedUntil, end)
      if isNew { return .saturated }
    }
    if sameFor >= Self.frozenAfter && !isFrozen {
      isFrozen = true
      return .frozen
    }
    return nil
  }
}
