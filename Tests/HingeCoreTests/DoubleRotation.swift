import Foundation
import HingeCore
import Simulation

/// The oracle: rotations in double precision.
struct DoubleRotation {
  var w: Double
  var x: Double
  var y: Double
  var z: Double

  init() { self.init(w: 1, x: 0, y: 0, z: 0) }

  static func * (a: DoubleRotation, b: DoubleRotation) -> DoubleRotation {
    DoubleRotation(
      w: a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z,
      x: a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
      y: a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
      z: a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w)
  }

  /// By a rotation vector, radians.
  init(_ vector: [Double]) {
    let length = (vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2])
      .squareRoot()
    let factor = length < 1e-12 ? 0.5 : sin(length / 2) / length
    self.init(
      w: cos(length / 2), x: vector[0] * factor, y: vector[1] * factor, z: vector[2] * factor)
  }

  init(w: Double, x: Double, y: Double, z: Double) {
    (self.w, self.x, self.y, self.z) = (w, x, y, z)
  }

  static func random(using draws: inout SeededGenerator) -> DoubleRotation {
    let parts = (0..<4).map { _ in Double.random(in: -1...1, using: &draws) }
    let length = parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return DoubleRotation(
      w: parts[0] / length, x: parts[1] / length, y: parts[2] / length, z: parts[3] / length)
  }

  /// The inertial up axis, seen from the turned frame.
  var up: [Double] {
    [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z]
  }

  /// Degrees between two rotations.
  func degrees(to other: DoubleRotation) -> Double {
    let between = DoubleRotation(w: w, x: -x, y: -y, z: -z) * other
    let sine = (between.x * between.x + between.y * between.y + between.z * between.z).squareRoot()
    return 2 * atan2(sine, abs(between.w)) * 180 / .pi
  }
}

/// Degrees between a fixed-point direction and a true one.
func degrees(_ unit: UnitVector, _ truth: [Double]) -> Double {
  let a = [unit.x, unit.y, unit.z].map { Double($0.raw) / 0x1p30 }
  let cross = [
    a[1] * truth[2] - a[2] * truth[1], a[2] * truth[0] - a[0] * truth[2],
    a[0] * truth[1] - a[1] * truth[0],
  ]
  let sine = cross.reduce(0) { $0 + $1 * $1 }.squareRoot()
  return atan2(sine, zip(a, truth).reduce(0) { $0 + $1.0 * $1.1 }) * 180 / .pi
}

func rateVector(_ degreesPerSecond: [Double]) -> Vector3<AngularRate> {
  func part(_ v: Double) -> AngularRate { AngularRate(raw: Int32((v * 65536).rounded())) }
  return Vector3(part(degreesPerSecond[0]), part(degreesPerSecond[1]), part(degreesPerSecond[2]))
}

func forceVector(_ g: [Double]) -> Vector3<Acceleration> {
  func part(_ v: Double) -> Acceleration { Acceleration(raw: Int32((v * 0x1p24).rounded())) }
  return Vector3(part(g[0]), part(g[1]), part(g[2]))
}
