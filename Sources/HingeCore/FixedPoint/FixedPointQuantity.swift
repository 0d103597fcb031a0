/// A physical quantity held as a 32-bit integer in a Q format of its own.
///
/// `Qm.n` has m integer bits, n fraction bits and, not counted, one sign bit: an `Int32` is
/// Q15.16 (others count the sign and call it Q16.16). Sums and differences exist only within one
/// quantity and saturate; a product of two quantities exists only where physics has one and is
/// written out where it is needed. So an angular rate plus an angle does not compile.
package protocol FixedPointQuantity: Comparable, BitwiseCopyable, Sendable {
  /// n of the Q format.
  static var fractionBits: Int32 { get }
  /// The value times 2^fractionBits.
  var raw: Int32 { get set }
  init(raw: Int32)
}

extension FixedPointQuantity {
  /// Zero of the quantity; exact.
  @inline(__always) package static var zero: Self { Self(raw: 0) }

  /// Exact comparisons of the raw values.
  @inline(__always) package static func < (a: Self, b: Self) -> Bool { a.raw < b.raw }
  @inline(__always) package static func == (a: Self, b: Self) -> Bool { a.raw == b.raw }

  /// Saturating sum.
  @inline(__always) package static func + (a: Self, b: Self) -> Self {
    Self(raw: a.raw.addingSaturated(b.raw))
  }
  /// Saturating difference.
  @inline(__always) package static func - (a: Self, b: Self) -> Self {
    Self(raw: a.raw.subtractingSaturated(b.raw))
  }
  /// Saturating: the negative of the most negative value is the most positive one.
  @inline(__always) package static prefix func - (a: Self) -> Self { zero - a }
  /// Saturating, as `+` and `-` are.
  @inline(__always) package static func += (a: inout Self, b: Self) { a = a + b }
  @inline(__always) package static func -= (a: inout Self, b: Self) { a = a - b }

  /// Saturating: the magnitude of the most negative value is the most positive one.
  @inline(__always) package var magnitude: Self { raw < 0 ? -self : self }

  /// Half, rounded to nearest, ties to even.
  @inline(__always) package var half: Self { Self(raw: raw.roundedShift(right: 1)) }

  /// Scaled by a dimensionless factor; nearest, ties to even; saturates. Left to the compiler whether
  /// to inline: a copy everywhere is a kilobyte on a small processor.
  package func scaled(by factor: Fraction) -> Self {
    Self(raw: Int32(saturating: raw.widened(times: factor.raw).roundedShift(right: 30)))
  }

  /// `thousandths / 1000` of the unit, from an integer boundary value (millidegrees, mg);
  /// nearest, ties away from zero; saturates.
  package init(thousandths: Int64) {
    let bounded = min(max(thousandths, -4_000_000_000), 4_000_000_000)
    let scaled = bounded &* (Int64(1) &<< Int64(Self.fractionBits))
    self.init(raw: Int32(saturating: (scaled &+ (scaled < 0 ? -500 : 500)) / 1000))
  }

  /// The value in thousandths of its unit; nearest, ties to even.
  package var thousandths: Int64 {
    (Int64(raw) &* 1000).roundedShift(right: Int64(Self.fractionBits))
  }
}
