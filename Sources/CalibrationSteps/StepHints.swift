package import HingeCore

/// What would help in a step that is being recorded, told while it can still be mended. It judges nothing: that
/// the calibration does, from the whole recordings.
package struct StepHints: Sendable {
  package enum Hint: Equatable, Sendable {
    case holdStill
    case further
    case slower
  }

  package private(set) var hint: Hint?
  private let models: [SensorModel]
  private var step: CalibrationStep?
  private var begun: Timestamp?
  private var second = Second()
  /// Where up is while standing at the step's beginning, by sensor.
  private var standing: [UnitVector] = []
  /// The cosine of the furthest bend so far.
  private var furthest = Fraction(1, over: 1)

  /// Twice the standard deviation of the rate, as the calibration has it, m°/s.
  private static let stillnessMdps: Int64 = 5000
  /// Three seconds down are some 40 °/s.
  private static let fastMdps: Int64 = 150_000
  /// The first bend is over by then.
  private static let firstBend = TimeSpan(milliseconds: 8000)
  /// The cosine of 20°: no hinge from the hips is less deep.
  private static let deepEnough = Fraction(940, over: 1000)

  package init(models: [SensorModel]) { self.models = models }

  package mutating func begin(_ step: CalibrationStep) {
    self = StepHints(models: models)
    self.step = step
  }

  package mutating func end() { self = StepHints(models: models) }

  package mutating func add(_ sample: SampleInput) {
    guard let step else { return }
    let start = begun ?? sample.time
    begun = start
    for (index, model) in models.enumerated() {
      second.add(index == 0 ? sample.sacrum : sample.thorax, model, sensor: index)
    }
    guard second.isOver(at: sample.time) else { return }
    let now = Upright(second, sensors: models.count)
    if standing.isEmpty { standing = now.directions }
    for (a, b) in zip(standing, now.directions) { furthest = min(furthest, a.dot(b)) }
    hint = hint(in: step, after: sample.time.since(start))
    second = Second()
  }

  private func hint(in step: CalibrationStep, after elapsed: TimeSpan) -> Hint? {
    switch step {
    case .stand: return second.spreadMdps > Self.stillnessMdps ? .holdStill : nil
    case .hinge, .slump:
      if second.fastestMdps > Self.fastMdps { return .slower }
      return elapsed >= Self.firstBend && furthest > Self.deepEnough ? .further : nil
    case .style: return nil
    }
  }

  private struct Upright {
    var directions: [UnitVector]

    init(_ second: Second, sensors: Int) {
      directions = (0..<sensors).compactMap { index in
        direction(second.force[index * 3], second.force[index * 3 + 1], second.force[index * 3 + 2])
      }
    }
  }

  /// One second of samples, summed up.
  private struct Second {
    private var start: Timestamp?
    private var count: Int64 = 0
    private var rate: [Int64] = Array(repeating: 0, count: 6)
    private var square: [Int64] = Array(repeating: 0, count: 6)
    private(set) var force: [Int64] = Array(repeating: 0, count: 6)
    private(set) var fastestMdps: Int64 = 0

    mutating func add(_ raw: RawSample, _ model: SensorModel, sensor: Int) {
      if sensor == 0 { count += 1 }
      let turn = model.gyro.apply(raw.gx, raw.gy, raw.gz)
      let pull = model.accel.apply(raw.ax, raw.ay, raw.az)
      let rates = [turn.x, turn.y, turn.z].map(\.millidegreesPerSecond)
      let forces = [pull.x, pull.y, pull.z].map { Int64($0.raw) }
      for axis in 0..<3 {
        rate[sensor * 3 + axis] += rates[axis]
        square[sensor * 3 + axis] += rates[axis] * rates[axis]
        force[sensor * 3 + axis] += forces[axis]
        fastestMdps = max(fastestMdps, rates[axis].magnitude.clamped)
      }
    }

    mutating func isOver(at time: Timestamp) -> Bool {
      let begun = start ?? time
      start = begun
      return time.since(begun) >= TimeSpan(milliseconds: 1000)
    }

    /// Twice the largest standard deviation of an axis. A gyro's bias is none.
    var spreadMdps: Int64 {
      guard count > 0 else { return 0 }
      let variances = zip(rate, square).map { sum, square in
        max(0, square / count - (sum / count) * (sum / count))
      }
      return 2 * Int64(squareRoot(UInt64(variances.max() ?? 0)))
    }
  }
}

extension UInt64 {
  fileprivate var clamped: Int64 { Int64(clamping: self) }
}
