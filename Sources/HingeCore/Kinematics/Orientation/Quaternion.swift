/// A unit quaternion in Q1.30: the rotation from the sensor frame to an inertial one.
package struct Quaternion: BitwiseCopyable, Sendable, Equatable {
  /// Q1.30 each; the squares add to one within a thousandth.
  package var w: Int32
  package var x: Int32
  package var y: Int32
  package var z: Int32

  /// No rotation.
  package static var identity: Quaternion { Quaternion(w: 1 &<< 30, x: 0, y: 0, z: 0) }

  /// Turned further by a small rotation given in the sensor frame: half-angle vector in radians,
  /// Q1.30, each component up to 0.5 (57° a sample about one axis). Error of the series below 3e-5 rad
  /// there, 10^-3 with all three at the end, and below 1e-9 for turns under 5°. One rounding a
  /// component, nearest, ties up; the length stays within a thousandth over many samples, and
  /// `renormalized` brings it back.
  ///
  /// A component beyond 0.5 is taken as 0.5: nobody turns like that, only saturated or broken
  /// readings do, and a longer one would leave the reach of the Newton step for good.
  @inline(__always)
  func turned(halfX: Int32, halfY: Int32, halfZ: Int32) -> Quaternion {
    var hx = halfX
    var hy = halfY
    var hz = halfZ
    // All three in one comparison: what is beyond shows in the two upper bits.
    let end: Int32 = 1 &<< 29
    let upper: Int32 = -1 &<< 30
    let spread: Int32 = (hx &+ end) | (hy &+ end) | (hz &+ end)
    if spread & upper != 0 {
      Self.bound(&hx)
      Self.bound(&hy)
      Self.bound(&hz)
    }
    // sin(h)/h = 1 - h²/6 + h⁴/120, cos h = 1 - h²/2 + h⁴/24.
    let square = hx.widened(times: hx) &+ hy.widened(times: hy) &+ hz.widened(times: hz)
    let h2 = square.nearestShift(right: 30)
    let one = Int64(1) &<< 30
    // 1/120 and 1/24 in Q.30, times h⁴.
    let h4 = (h2 &* h2) &>> 30
    let sinc = one &- ((h2 &* 178_956_971) &>> 30) &+ ((h4 &* 8_947_849) &>> 30)
    let dw = one &- (h2 &>> 1) &+ ((h4 &* 44_739_243) &>> 30)
    @inline(__always) func part(_ h: Int32) -> Int64 {
      (Int64(truncatingIfNeeded: h) &* sinc).nearestShift(right: 30)
    }
    let dx = part(hx)
    let dy = part(hy)
    let dz = part(hz)
    let w = Int64(truncatingIfNeeded: self.w)
    let x = Int64(truncatingIfNeeded: self.x)
    let y = Int64(truncatingIfNeeded: self.y)
    let z = Int64(truncatingIfNeeded: self.z)
    @inline(__always) func narrow(_ v: Int64) -> Int32 {
      Int32(truncatingIfNeeded: v.nearestShift(right: 30))
    }
    return Quaternion(
      w: narrow(w &* dw &- x &* dx &- y &* dy &- z &* dz),
      x: narrow(w &* dx &+ x &* dw &+ y &* dz &- z &* dy),
      y: narrow(w &* dy &- x &* dz &+ y &* dw &+ z &* dx),
      z: narrow(w &* dz &+ x &* dy &- y &* dx &+ z &* dw))
  }

  @inline(never)
  private static func bound(_ half: inout Int32) {
    half = min(max(half, -536_870_912), 536_870_912)
  }

  @inline(__always)
  init(w: Int32, x: Int32, y: Int32, z: Int32) {
    self.w = w
    self.x = x
    self.y = y
    self.z = z
  }

  /// q · (3 - |q|²) / 2: the Newton step of 1/√ about one. Lengths within 2 % end within 0.06 %,
  /// and each further step squares the rest away. So no component passes 1.05, and narrowing to 32
  /// bits loses nothing.
  func renormalized() -> Quaternion {
    let square =
      w.widened(times: w) &+ x.widened(times: x) &+ y.widened(times: y) &+ z.widened(times: z)
    let factor = ((3 &<< 30) &- square.nearestShift(right: 30)).nearestShift(right: 1)
    @inline(__always) func scaled(_ v: Int32) -> Int32 {
      Int32(truncatingIfNeeded: (Int64(truncatingIfNeeded: v) &* factor).nearestShift(right: 30))
    }
    return Quaternion(w: scaled(w), x: scaled(x), y: scaled(y), z: scaled(z))
  }
}

/// The rotation matrix of a quaternion, Q1.30, sensor frame to inertial frame, row by row.
package struct RotationMatrix: BitwiseCopyable, Sendable {
  /// Rows, Q1.30.
  package var x: UnitVector
  package var y: UnitVector
  package var z: UnitVector

  /// Each element nearest, ties up; error at most 2^-30 for a quaternion of length one.
  @inline(__always)
  package init(_ q: Quaternion) {
    @inline(__always) func twice(_ a: Int32, _ b: Int32) -> Int64 { a.widened(times: b) }
    let ww = twice(q.w, q.w)
    let xx = twice(q.x, q.x)
    let yy = twice(q.y, q.y)
    let zz = twice(q.z, q.z)
    let xy = twice(q.x, q.y)
    let xz = twice(q.x, q.z)
    let yz = twice(q.y, q.z)
    let wx = twice(q.w, q.x)
    let wy = twice(q.w, q.y)
    let wz = twice(q.w, q.z)
    @inline(__always) func diagonal(_ v: Int64) -> Fraction {
      Fraction(raw: Int32(truncatingIfNeeded: v.nearestShift(right: 30)))
    }
    @inline(__always) func mixed(_ v: Int64) -> Fraction {
      Fraction(raw: Int32(truncatingIfNeeded: v.nearestShift(right: 29)))
    }
    x = UnitVector(diagonal(ww &+ xx &- yy &- zz), mixed(xy &- wz), mixed(xz &+ wy))
    y = UnitVector(mixed(xy &+ wz), diagonal(ww &- xx &+ yy &- zz), mixed(yz &- wx))
    z = UnitVector(mixed(xz &- wy), mixed(yz &+ wx), diagonal(ww &- xx &- yy &+ zz))
  }

  /// R v: from the sensor frame to the inertial one.
  @inline(__always)
  package func rotated<C>(_ v: Vector3<C>) -> Vector3<C> {
    Vector3(v.product(x), v.product(y), v.product(z))
  }

  /// Rᵀ v: from the inertial frame to the sensor's, for a direction.
  @inline(__always)
  package func unrotated(_ v: UnitVector) -> UnitVector {
    UnitVector(
      v.dot(UnitVector(x.x, y.x, z.x)), v.dot(UnitVector(x.y, y.y, z.y)),
      v.dot(UnitVector(x.z, y.z, z.z)))
  }
}
