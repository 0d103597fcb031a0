/// A vector in the simulator's own arithmetic: Double, in the unit its holder names.
struct Triple: Sendable, Equatable {
  var x: Double
  var y: Double
  var z: Double

  init(_ x: Double, _ y: Double, _ z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }
  static var zero: Triple { Triple(0, 0, 0) }

  static func + (a: Triple, b: Triple) -> Triple { Triple(a.x + b.x, a.y + b.y, a.z + b.z) }
  static func - (a: Triple, b: Triple) -> Triple { Triple(a.x - b.x, a.y - b.y, a.z - b.z) }
  static func * (a: Triple, s: Double) -> Triple { Triple(a.x * s, a.y * s, a.z * s) }
  /// Component by component.
  static func * (a: Triple, b: Triple) -> Triple { Triple(a.x * b.x, a.y * b.y, a.z * b.z) }
  func dot(_ b: Triple) -> Double { x * b.x + y * b.y + z * b.z }
  var length: Double { dot(self).squareRoot() }
}

/// A rotation as its matrix; the rows are the target frame's axes in the source frame.
struct Rotation: Sendable, Equatable {
  var row0: Triple
  var row1: Triple
  var row2: Triple

  static var identity: Rotation {
    Rotation(row0: Triple(1, 0, 0), row1: Triple(0, 1, 0), row2: Triple(0, 0, 1))
  }

  init(row0: Triple, row1: Triple, row2: Triple) {
    self.row0 = row0
    self.row1 = row1
    self.row2 = row2
  }

  /// From a segment's axes (x forward, y left, z up) to the room's: bent forward, then leant, then
  /// twisted. Degrees; forward, right and left positive.
  @inline(__always)
  init(pitchDegrees: Double, leanDegrees: Double, twistDegrees: Double) {
    let p = SineCosine(degrees: pitchDegrees)
    let l = SineCosine(degrees: leanDegrees)
    let t = SineCosine(degrees: twistDegrees)
    row0 = Triple(
      t.cosine * p.cosine - t.sine * l.sine * p.sine, -(t.sine * l.cosine),
      t.cosine * p.sine + t.sine * l.sine * p.cosine)
    row1 = Triple(
      t.sine * p.cosine + t.cosine * l.sine * p.sine, t.cosine * l.cosine,
      t.sine * p.sine - t.cosine * l.sine * p.cosine)
    row2 = Triple(-(l.cosine * p.sine), l.sine, l.cosine * p.cosine)
  }

  /// From a quaternion of any length but zero, scalar first.
  init(w: Double, x: Double, y: Double, z: Double) {
    let n = 2 / (w * w + x * x + y * y + z * z)
    row0 = Triple(1 - n * (y * y + z * z), n * (x * y - w * z), n * (x * z + w * y))
    row1 = Triple(n * (x * y + w * z), 1 - n * (x * x + z * z), n * (y * z - w * x))
    row2 = Triple(n * (x * z - w * y), n * (y * z + w * x), 1 - n * (x * x + y * y))
  }

  /// With what it carries turned to the left about the segment's own up axis before.
  func turned(upDegrees: Double) -> Rotation {
    let turn = SineCosine(degrees: upDegrees)
    func row(_ r: Triple) -> Triple {
      Triple(
        r.x * turn.cosine + r.y * turn.sine, r.y * turn.cosine - r.x * turn.sine, r.z)
    }
    return Rotation(row0: row(row0), row1: row(row1), row2: row(row2))
  }

  /// The same, where there often is no turn.
  @inline(__always)
  func rolled(_ degrees: Double) -> Rotation {
    degrees == 0 ? self : turned(upDegrees: degrees)
  }

  @inline(__always)
  func applied(to v: Triple) -> Triple { Triple(row0.dot(v), row1.dot(v), row2.dot(v)) }

  /// The other way: from the target frame to the source frame.
  @inline(__always)
  func undone(on v: Triple) -> Triple { row0 * v.x + row1 * v.y + row2 * v.z }

  var column0: Triple { Triple(row0.x, row1.x, row2.x) }
  var column1: Triple { Triple(row0.y, row1.y, row2.y) }
  var column2: Triple { Triple(row0.z, row1.z, row2.z) }

  /// The angular rate that turns `before` into `after` in the time between, radians a second, in
  /// the rotating frame. Good for small turns: the error is a sixth of the turn's cube.
  @inline(__always)
  static func rate(from before: Rotation, to after: Rotation, seconds: Double) -> Triple {
    let half = 0.5 / seconds
    return Triple(
      before.column2.dot(after.column1) - before.column1.dot(after.column2),
      before.column0.dot(after.column2) - before.column2.dot(after.column0),
      before.column1.dot(after.column0) - before.column0.dot(after.column1)) * half
  }
}
