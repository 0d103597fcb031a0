/// Three components of one quantity in one right-handed frame.
package struct Vector3<Component: FixedPointQuantity>: BitwiseCopyable, Sendable, Equatable {
  package var x: Component
  package var y: Component
  package var z: Component

  @inline(__always) package init(_ x: Component, _ y: Component, _ z: Component) {
    self.x = x
    self.y = y
    self.z = z
  }
  @inline(__always) package static var zero: Vector3 { Vector3(.zero, .zero, .zero) }

  @inline(__always) package static func == (a: Vector3, b: Vector3) -> Bool {
    a.x == b.x && a.y == b.y && a.z == b.z
  }
  @inline(__always) package static func + (a: Vector3, b: Vector3) -> Vector3 {
    Vector3(a.x + b.x, a.y + b.y, a.z + b.z)
  }
  @inline(__always) package static func - (a: Vector3, b: Vector3) -> Vector3 {
    Vector3(a.x - b.x, a.y - b.y, a.z - b.z)
  }
  @inline(__always) package static prefix func - (a: Vector3) -> Vector3 { zero - a }

  /// The component along a unit vector; one rounding, nearest, ties up; saturates.
  #if _pointerBitWidth(_64)
    @inline(__always)
  #endif
  package func dot(_ axis: UnitVector) -> Component { product(axis) }

  /// `dot` without a call, for the one place that does nine products a sample: a copy of it
  /// everywhere is a kilobyte on a small processor.
  @inline(__always) func product(_ axis: UnitVector) -> Component {
    let sum =
      x.raw.widened(times: axis.x.raw) &+ y.raw.widened(times: axis.y.raw)
      &+ z.raw.widened(times: axis.z.raw)
    return Component(raw: Int32(saturating: sum.nearestShift(right: 30)))
  }

  /// The squared length in raw units: at most 3 · 2^62, which 64 bits without a sign hold.
  @inline(__always) package var squaredLengthRaw: UInt64 {
    let xx = UInt64(x.raw.magnitude.magnitude)
    let yy = UInt64(y.raw.magnitude.magnitude)
    let zz = UInt64(z.raw.magnitude.magnitude)
    return xx &* xx &+ yy &* yy &+ zz &* zz
  }

  /// The length; below by less than one step.
  package var length: Component {
    Component(raw: Int32(saturating: Int64(squareRoot(squaredLengthRaw))))
  }
}

/// A vector of length one, each component a Q1.30 fraction.
package typealias UnitVector = Vector3<Fraction>

extension Vector3 where Component == Fraction {
  /// The cosine between two directions; one rounding, nearest, ties up. Both lengths must be below
  /// 1.4, so that nothing can leave the range.
  @inline(__always) package func dot(_ axis: UnitVector) -> Fraction {
    let sum =
      x.raw.widened(times: axis.x.raw) &+ y.raw.widened(times: axis.y.raw)
      &+ z.raw.widened(times: axis.z.raw)
    return Fraction(raw: Int32(truncatingIfNeeded: sum.nearestShift(right: 30)))
  }

  /// The vector product of two directions; each component nearest, ties up; saturates at ±2.
  package func cross(_ b: UnitVector) -> UnitVector {
    func component(_ a1: Fraction, _ b1: Fraction, _ a2: Fraction, _ b2: Fraction) -> Fraction {
      let sum = a1.raw.widened(times: b1.raw) &- a2.raw.widened(times: b2.raw)
      return Fraction(raw: Int32(saturating: sum.nearestShift(right: 30)))
    }
    return UnitVector(
      component(y, b.z, z, b.y), component(z, b.x, x, b.z), component(x, b.y, y, b.x))
  }
  /// This direction, `length` long; nearest, ties to even.
  package func times<C: FixedPointQuantity>(_ length: C) -> Vector3<C> {
    Vector3<C>(length.scaled(by: x), length.scaled(by: y), length.scaled(by: z))
  }
  @inline(__always) package static var alongX: UnitVector { UnitVector(.one, .zero, .zero) }
  @inline(__always) package static var alongY: UnitVector { UnitVector(.zero, .one, .zero) }
  @inline(__always) package static var alongZ: UnitVector { UnitVector(.zero, .zero, .one) }
}

/// The direction of a 64-bit vector in any scale, or nil for one too short to have any.
/// Error of a component at most 2^-26.
package func direction(_ x: Int64, _ y: Int64, _ z: Int64) -> UnitVector? {
  let largest = max(x.magnitude, max(y.magnitude, z.magnitude))
  if largest < 16 { return nil }
  // Bring the largest component to 28 bits, so that the squares and their sum fit in 58.
  let shift = Int64(truncatingIfNeeded: 36 &- largest.leadingZeroBitCount)
  let xs = shift >= 0 ? x &>> shift : x &<< (0 &- shift)
  let ys = shift >= 0 ? y &>> shift : y &<< (0 &- shift)
  let zs = shift >= 0 ? z &>> shift : z &<< (0 &- shift)
  var square = UInt64(truncatingIfNeeded: xs &* xs &+ ys &* ys &+ zs &* zs)
  // To 2^56...2^58 by a factor of four, which doubles the reciprocal.
  let isShort = square < 1 &<< 56
  if isShort { square = square &<< 2 }
  let narrowing: Int64 = isShort ? 28 : 29
  let reciprocal = Int64(truncatingIfNeeded: reciprocalSquareRoot(square &>> 26))
  @inline(__always) func unit(_ v: Int64) -> Fraction {
    Fraction(raw: Int32(truncatingIfNeeded: (v &* reciprocal).nearestShift(right: narrowing)))
  }
  return UnitVector(unit(xs), unit(ys), unit(zs))
}
