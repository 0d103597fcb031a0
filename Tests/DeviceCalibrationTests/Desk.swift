import Foundation
import HingeCore
import Simulation
import TestSupport

/// A sensor with known errors, laid on its faces by a hand that is not exact.
struct Desk {
  var accelScale = DoubleVector(1, 1, 1)
  /// g and °/s, added to what is measured.
  var accelBias = DoubleVector.zero
  var gyroScale = DoubleVector(1, 1, 1)
  var gyroBias = DoubleVector.zero
  /// Degrees by which a face may lie askew.
  var askew = 3.0
  var turnSeconds = 1.5
  /// Shaken while it should lie still, g.
  var shaking = 0.0

  static let model = SensorModel(
    microCountsPerG: 4_096_000_000, microCountsPerDPS: 65_500_000, accelLimitCounts: 32_700,
    gyroLimitCounts: 32_700)
  static let interval = TimeSpan(milliseconds: 5)

  /// Turns about the sensor's own axes (0 x, 1 y, 2 z), quarter by quarter, that pass all faces; -1,
  /// -2, -3 are half turns about x, y, z.
  static let allFaces = [0, 0, 0, 0, 1, 2, 2, 2]

  private var draws: SeededGenerator
  private var w = 1.0
  private var v = DoubleVector.zero
  private var time: Int64 = 0
  private var samples: [(time: Timestamp, raw: RawSample)] = []

  init(seed: UInt64) { draws = SeededGenerator(seed: seed) }

  /// Lies, turns, lies, turns …
  func recording(_ turns: [Int]) -> [(time: Timestamp, raw: RawSample)] {
    var copy = self
    copy.rest(3)
    for axis in turns {
      let quarters = axis < 0 ? 2.0 : 1
      let degrees = quarters * 90 + Double.random(in: -askew...askew, using: &copy.draws)
      copy.turn(about: axis < 0 ? -axis - 1 : axis, by: degrees, in: turnSeconds)
      copy.rest(3)
    }
    return copy.samples
  }

  /// Lies flat and is turned about the vertical by a quarter and back.
  func squareEdge() -> [(time: Timestamp, raw: RawSample)] {
    var copy = self
    for degrees in [90.0, -90] {
      copy.rest(3)
      copy.turn(about: 2, by: degrees, in: 1.5)
    }
    copy.rest(3)
    return copy.samples
  }

  private mutating func rest(_ seconds: Double) {
    for _ in 0..<Int(seconds * 200) { take(.zero) }
  }

  private mutating func turn(about axis: Int, by degrees: Double, in seconds: Double) {
    let count = Int(seconds * 200)
    for step in 0..<count {
      // Starts and ends gently: the area under the bow is `degrees`.
      let rate = degrees / seconds * .pi / 2 * sin(.pi * (Double(step) + 0.5) / Double(count))
      take(DoubleVector(axis == 0 ? rate : 0, axis == 1 ? rate : 0, axis == 2 ? rate : 0))
    }
  }

  private mutating func take(_ rate: DoubleVector) {
    let half = rate * (0.005 * .pi / 360)
    let angle = half.length
    let d = half * (angle < 1e-12 ? 1 : sin(angle) / angle)
    (w, v) = (w * cos(angle) - v.dot(d), d * w + v * cos(angle) + v.cross(d))
    let up = DoubleMatrix(w: w, v).transposedTimes(.alongZ)
    time += 5000
    func count(_ value: Double, _ noise: Double, _ perUnit: Double) -> Int16 {
      let shaken = value + Double.random(in: -noise...noise, using: &draws)
      return Int16(min(max((shaken * perUnit).rounded(), -32_768), 32_767))
    }
    let noise = 0.004 + shaking
    samples.append(
      (
        Timestamp(microseconds: time),
        RawSample(
          ax: count(up.x * accelScale.x + accelBias.x, noise, 4096),
          ay: count(up.y * accelScale.y + accelBias.y, noise, 4096),
          az: count(up.z * accelScale.z + accelBias.z, noise, 4096),
          gx: count(rate.x * gyroScale.x + gyroBias.x, 0.2, 65.5),
          gy: count(rate.y * gyroScale.y + gyroBias.y, 0.2, 65.5),
          gz: count(rate.z * gyroScale.z + gyroBias.z, 0.2, 65.5))
      ))
  }
}
