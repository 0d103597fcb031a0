/// The oracle's vectors, in double precision. Plain components: an unoptimized test build runs
/// them a hundred times as fast as anything generic.
package struct DoubleVector: Sendable {
  package var x: Double
  package var y: Double
  package var z: Double

  package init(_ x: Double, _ y: Double, _ z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }
  package static var zero: DoubleVector { DoubleVector(0, 0, 0) }
  package static var alongZ: DoubleVector { DoubleVector(0, 0, 1) }

  package static func + (a: DoubleVector, b: DoubleVector) -> DoubleVector {
    DoubleVector(a.x + b.x, a.y + b.y, a.z + b.z)
  }
  package static func - (a: DoubleVector, b: DoubleVector) -> DoubleVector {
    DoubleVector(a.x - b.x, a.y - b.y, a.z - b.z)
  }
  package static func * (a: DoubleVector, k: Double) -> DoubleVector {
    DoubleVector(a.x * k, a.y * k, a.z * k)
  }
  package func dot(_ b: DoubleVector) -> Double { x * b.x + y * b.y + z * b.z }
  package func cross(_ b: DoubleVector) -> DoubleVector {
    DoubleVector(y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x)
  }
  package var length: Double { dot(self).squareRoot() }

  /// Every component within ± `limit`.
  package func clipped(to limit: Double) -> DoubleVector {
    DoubleVector(
      min(max(x, -limit), limit), min(max(y, -limit), limit), min(max(z, -limit), limit))
  }
  /// Every component within ± `limit`?
  package func isWithin(_ limit: Double) -> Bool {
    abs(x) <= limit && abs(y) <= limit && abs(z) <= limit
  }
}

/// Three rows; `times` turns a sensor-frame vector into the inertial frame, `transposedTimes` back.
package struct DoubleMatrix: Sendable {
  package var x: DoubleVector
  package var y: DoubleVector
  package var z: DoubleVector

  package init(_ x: DoubleVector, _ y: DoubleVector, _ z: DoubleVector) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// The rotation matrix of a unit quaternion.
  package init(w: Double, _ v: DoubleVector) {
    x = DoubleVector(
      1 - 2 * (v.y * v.y + v.z * v.z), 2 * (v.x * v.y - w * v.z), 2 * (v.x * v.z + w * v.y))
    y = DoubleVector(
      2 * (v.x * v.y + w * v.z), 1 - 2 * (v.x * v.x + v.z * v.z), 2 * (v.y * v.z - w * v.x))
    z = DoubleVector(
      2 * (v.x * v.z - w * v.y), 2 * (v.y * v.z + w * v.x), 1 - 2 * (v.x * v.x + v.y * v.y))
  }

  package func times(_ v: DoubleVector) -> DoubleVector {
    DoubleVector(x.dot(v), y.dot(v), z.dot(v))
  }
  package func transposedTimes(_ v: DoubleVector) -> DoubleVector { x * v.x + y * v.y + z * v.z }
}
