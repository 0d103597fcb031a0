/// Three numbers in a sensor's own axes. Calibrating a device happens once, at a desk, and is free to
/// use floating point; what it finds reaches the core as integers.
package struct Triple: Sendable, Equatable {
  package var x: Double
  package var y: Double
  package var z: Double

  package init(_ x: Double, _ y: Double, _ z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }
  static var zero: Triple { Triple(0, 0, 0) }
  static var one: Triple { Triple(1, 1, 1) }

  package subscript(axis: Int) -> Double {
    get { axis == 0 ? x : axis == 1 ? y : z }
    set {
      switch axis {
      case 0: x = newValue
      case 1: y = newValue
      default: z = newValue
      }
    }
  }

  static func + (a: Triple, b: Triple) -> Triple { Triple(a.x + b.x, a.y + b.y, a.z + b.z) }
  static func - (a: Triple, b: Triple) -> Triple { Triple(a.x - b.x, a.y - b.y, a.z - b.z) }
  static func * (a: Triple, k: Double) -> Triple { Triple(a.x * k, a.y * k, a.z * k) }
  /// Component by component.
  static func * (a: Triple, b: Triple) -> Triple { Triple(a.x * b.x, a.y * b.y, a.z * b.z) }

  func dot(_ b: Triple) -> Double { x * b.x + y * b.y + z * b.z }
  func cross(_ b: Triple) -> Triple {
    Triple(y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x)
  }
  /// Each component within `limit` of the other's?
  func isWithin(_ limit: Double, of other: Triple) -> Bool {
    let difference = self - other
    return abs(difference.x) <= limit && abs(difference.y) <= limit && abs(difference.z) <= limit
  }
  var length: Double { dot(self).squareRoot() }
  var unit: Triple { self * (1 / max(length, 1e-12)) }

  /// The same direction in space after the frame has turned by `angle` (radians, a small vector).
  func seen(afterTurning angle: Triple) -> Triple {
    // Rodrigues with the series of sine and cosine: below 1e-9 for a tenth of a radian.
    let square = angle.dot(angle)
    let sinc = 1 - square / 6 + square * square / 120
    let half = 0.5 - square / 24 + square * square / 720
    let once = cross(angle)
    return self + once * sinc + once.cross(angle) * half
  }
}
