import Foundation

/// The oracle of `OrientationFilter`: the algorithm of its decision record written down in double
/// precision, from physical quantities, with the exact exponential map, exact normalizations and
/// its own decisions about rest. Nothing of the core is called.
///
/// Rates in °/s, forces in g, times in s.
package struct DoubleOrientation: Sendable {
  package private(set) var up = DoubleVector.alongZ
  package private(set) var bias = DoubleVector.zero
  /// The length of the mean force, g: the shorter it is the less it says of up. Where a body is pushed
  /// about so that nearly nothing is left of gravity, an error of 10^-4 g is one of degrees.
  package private(set) var certainty = 1.0

  // Attitude: sensor frame to an inertial one.
  private var w = 1.0
  private var v = DoubleVector.zero
  private var rate = DoubleVector.zero
  private var mean = DoubleLowPass()
  private var slowRotation = (DoubleLowPass(), DoubleLowPass(), DoubleLowPass())
  private var rest = DoubleRest()
  private var variance = Self.initialVariance
  private var meanSquare = 0.0
  private var gravity = DoubleVector.alongZ
  private var gravityThen = DoubleVector.alongZ
  private var cornerFactor = 1.0
  // Times are whole microseconds, as in the core: comparing them is no matter of precision.
  private var settled: Int64 = 0
  private var sinceLearning: Int64 = 0

  private static let initialVariance = 0.25
  private static let startUp: Int64 = 3_000_000
  private static let learningPace: Int64 = 40_000

  package init(bias: DoubleVector = .zero) { self.bias = bias }

  package mutating func restart() {
    settled = 0
    rest = DoubleRest()
  }

  package mutating func update(
    rate measured: DoubleVector, force: DoubleVector, microseconds: Int64,
    gyroIsClipped: Bool, accelIsClipped: Bool, isBridge: Bool
  ) {
    let dt = Double(microseconds) / 1e6
    rest.update(rate: measured, force: force, microseconds: microseconds)
    let before = rate
    rate = measured - bias
    if gyroIsClipped && settled > 0 && !(rate - before).isWithin(100) { rate = before }
    if settled > 0 { turn(by: isBridge ? (rate + before) * 0.5 : rate, dt: dt) }
    let rotation = DoubleMatrix(w: w, v)
    let inertial = rotation.times(force)
    if gyroIsClipped {
      settled = min(settled, max(settled - settled * microseconds / 100_000, 500_000))
    }
    if accelIsClipped && settled > 0 {
      // The mean waits.
    } else if settled < Self.startUp {
      mean.average(
        inertial, share: settled == 0 ? 1 : dt / (Double(max(settled + microseconds, 1)) / 1e6))
      settled += max(microseconds, 1)
    } else {
      mean.update(inertial, dt: dt, cornerFactor: cornerFactor)
      settled = min(settled + microseconds, Self.startUp + Self.learningPace)
    }
    let length = mean.value.length
    certainty = length
    if length > 1e-9 { gravity = mean.value * (1 / length) }

    meanSquare += (rate.dot(rate) - meanSquare) * dt / 3
    sinceLearning += microseconds
    if sinceLearning >= Self.learningPace {
      learn(rotation)
      cornerFactor = min(1 + meanSquare.squareRoot() / 400, 4)
      sinceLearning = 0
      gravityThen = gravity
    }
    up = rotation.transposedTimes(gravity)
  }

  private mutating func turn(by rate: DoubleVector, dt: Double) {
    let half = (rate * (dt * .pi / 360)).clipped(to: 0.5)
    let angle = half.length
    let d = half * (angle < 1e-12 ? 1 : sin(angle) / angle)
    let dw = cos(angle)
    let turned = d * w + v * dw + v.cross(d)
    w = w * dw - v.dot(d)
    v = turned
    let length = (w * w + v.dot(v)).squareRoot()
    w /= length
    v = v * (1 / length)
  }

  private mutating func learn(_ rotation: DoubleMatrix) {
    let dt = Double(sinceLearning) / 1e6
    let isStarting = settled < Self.startUp
    let share = Double(sinceLearning) / Double(max(settled, sinceLearning))
    Self.feed(&slowRotation.0, rotation.x, dt, cornerFactor, isStarting ? share : nil)
    Self.feed(&slowRotation.1, rotation.y, dt, cornerFactor, isStarting ? share : nil)
    Self.feed(&slowRotation.2, rotation.z, dt, cornerFactor, isStarting ? share : nil)
    if rest.isResting {
      correct(by: rest.rateMean - bias, noise: 0.0081, dt: dt)
    } else if settled >= Self.startUp + Self.learningPace {
      let inertial = gravityThen.cross(gravity) * (180 / .pi / dt)
      let slow = DoubleMatrix(
        slowRotation.0.value, slowRotation.1.value, slowRotation.2.value)
      correct(by: slow.transposedTimes(inertial).clipped(to: 2), noise: 0.3, dt: dt)
    }
  }

  private static func feed(
    _ mean: inout DoubleLowPass, _ row: DoubleVector, _ dt: Double, _ factor: Double,
    _ share: Double?
  ) {
    if let share {
      mean.average(row, share: share)
    } else {
      mean.update(row, dt: dt, cornerFactor: factor)
    }
  }

  private mutating func correct(by innovation: DoubleVector, noise: Double, dt: Double) {
    variance = min(variance + 1e-4 * dt, Self.initialVariance)
    let gain = variance * dt / (variance * dt + noise)
    bias = (bias + innovation * gain).clipped(to: 20)
    variance -= variance * gain
  }
}

/// Second-order low-pass with VQF's time constant of 3.5 s, stepped semi-implicitly.
struct DoubleLowPass: Sendable {
  private(set) var value = DoubleVector.zero
  private var slope = DoubleVector.zero

  mutating func update(_ input: DoubleVector, dt: Double, cornerFactor: Double) {
    let tau = 3.5 / cornerFactor
    slope = slope + (input - value) * (2 / (tau * tau) * dt) - slope * (2 / tau * dt)
    value = value + slope * dt
  }

  mutating func average(_ input: DoubleVector, share: Double) {
    value = value + (input - value) * share
    slope = .zero
  }
}

/// ±2 °/s and ±0.51 m/s² about means over half a second, for 1.5 s.
struct DoubleRest: Sendable {
  private(set) var rateMean = DoubleVector.zero
  private var forceMean = DoubleVector.zero
  private var stillFor: Int64 = 0
  private var hasStarted = false

  var isResting: Bool { stillFor >= 1_500_000 }

  mutating func update(rate: DoubleVector, force: DoubleVector, microseconds: Int64) {
    guard hasStarted else {
      hasStarted = true
      rateMean = rate
      forceMean = force
      return
    }
    let share = min(Double(microseconds) / 500_000, 0.2)
    let turn = rate - rateMean
    let push = force - forceMean
    rateMean = rateMean + turn * share
    forceMean = forceMean + push * share
    let isStill = turn.isWithin(2) && push.isWithin(0.051) && rateMean.isWithin(20)
    stillFor = isStill ? stillFor + microseconds : 0
  }
}
