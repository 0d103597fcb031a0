import HingeCore
import IMU

/// Three moments close together: what rates and accelerations are differences of.
struct Moment {
  static var step: Double { 0.0005 }
  var time: Double
  var before: Posture
  var now: Posture
  var after: Posture
  /// Of each sensor on its tissue, degrees, at the three moments.
  var tissueBefore: (sacrum: Double, thorax: Double)
  var tissueNow: (sacrum: Double, thorax: Double)
  var tissueAfter: (sacrum: Double, thorax: Double)
  /// m/s², room.
  var push: Triple

  init(_ motion: Motion, at time: Double) {
    self.time = time
    before = motion.posture(at: time - Moment.step)
    now = motion.posture(at: time)
    after = motion.posture(at: time + Moment.step)
    tissueBefore = motion.tissue(at: time - Moment.step)
    tissueNow = motion.tissue(at: time)
    tissueAfter = motion.tissue(at: time + Moment.step)
    push = motion.push(at: time)
  }
}

/// One sensor on one segment, turning motion into counts.
struct SimulatedSensor: Sendable {
  let point: SensorPoint
  /// 0 sacrum, 1 T12.
  let index: Int
  /// Share of the segment's pitch that it misses.
  let missedShare: Double
  let errors: SensorErrors
  /// Of a noise given at 200 Hz.
  let noiseFactor: Double
  var draws: SeededGenerator
  private var last = RawSample.zero

  init(
    point: SensorPoint, index: Int, missedShare: Double, errors: SensorErrors, rateHertz: Int,
    draws: SeededGenerator
  ) {
    self.point = point
    self.index = index
    self.missedShare = missedShare
    self.errors = errors
    noiseFactor = (Double(rateHertz) / 200).squareRoot()
    self.draws = draws
  }

  static var countsPerG: Double { 4096 }
  static var countsPerDPS: Double { 65.5 }

  /// ±8 g and ±500 °/s.
  static var description: SensorDescription {
    SensorDescription(microCountsPerG: 4_096_000_000, microCountsPerDPS: 65_500_000)
  }

  mutating func sample(_ m: Moment, faults: FaultPlan) -> RawSample {
    let h = Moment.step
    let r0 = orientation(m.before, m.tissueBefore, faults, at: m.time - h)
    let r1 = orientation(m.now, m.tissueNow, faults, at: m.time)
    let r2 = orientation(m.after, m.tissueAfter, faults, at: m.time + h)
    let radians = Rotation.rate(from: r0, to: r2, seconds: 2 * h)
    let rate = errors.mounting.applied(to: radians * 57.295_779_513_082_32)
    let middle = point.place(m.now) * 2
    let kinematic = (point.place(m.before) + point.place(m.after) - middle) * (1 / (h * h))
    let force = kinematic + m.push + Triple(0, 0, 9.806_65)
    let felt = errors.mounting.applied(to: r1.undone(on: force)) * (1 / 9.806_65)
    let g = rate * errors.gyroScale + errors.gyroBias(at: m.time) + noise(errors.gyroNoise)
    let a = felt * errors.accelScale + errors.accelBias + noise(errors.accelNoise)
    if faults.faults.isEmpty { return counts(a, g) }
    return faulty(counts(a, g), faults, at: m.time)
  }

  @inline(__always)
  private func orientation(
    _ p: Posture, _ tissue: (sacrum: Double, thorax: Double), _ faults: FaultPlan,
    at time: Double
  ) -> Rotation {
    let own = index == 0 ? tissue.sacrum : tissue.thorax
    let worn = point.orientation(
      p, missedShare: missedShare, tissueDegrees: own + faults.slip(sensor: index, at: time))
    let turn = faults.turn(sensor: index, at: time)
    return turn == 0 ? worn : worn.turned(upDegrees: turn)
  }

  private mutating func noise(_ deviation: Double) -> Triple {
    if deviation == 0 { return .zero }
    let d = deviation * noiseFactor
    return Triple(draws.gaussian() * d, draws.gaussian() * d, draws.gaussian() * d)
  }

  private func counts(_ a: Triple, _ g: Triple) -> RawSample {
    func count(_ value: Double) -> Int16 { Int16(max(-32768, min(32767, value.rounded()))) }
    let cg = SimulatedSensor.countsPerG
    let cd = SimulatedSensor.countsPerDPS
    return RawSample(
      ax: count(a.x * cg), ay: count(a.y * cg), az: count(a.z * cg), gx: count(g.x * cd),
      gy: count(g.y * cd), gz: count(g.z * cd))
  }

  private mutating func faulty(
    _ sample: RawSample, _ faults: FaultPlan, at time: Double
  ) -> RawSample {
    if faults.has(.frozen, sensor: index, at: time) { return last }
    var result = sample
    if faults.has(.saturation, sensor: index, at: time) {
      let size = (sample.gx.magnitude, sample.gy.magnitude, sample.gz.magnitude)
      if size.0 >= size.1 && size.0 >= size.2 {
        result.gx = sample.gx < 0 ? Int16.min : Int16.max
      } else if size.1 >= size.2 {
        result.gy = sample.gy < 0 ? Int16.min : Int16.max
      } else {
        result.gz = sample.gz < 0 ? Int16.min : Int16.max
      }
    }
    last = result
    return result
  }
}
