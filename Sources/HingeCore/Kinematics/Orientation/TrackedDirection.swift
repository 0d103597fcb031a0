/// The direction of a slowly changing vector, one Newton step a sample.
///
/// The reciprocal of the length hardly changes from one sample to the next, so the last one is a
/// first guess good to 10^-3, and one step of y (3 - s y²) / 2 leaves 10^-6 of that. Where the
/// vector jumped, or at the start, the direction is found from scratch.
struct TrackedDirection: BitwiseCopyable, Sendable {
  /// 1 / length, Q.30; zero before the first.
  private var reciprocal: Int64 = 0
  private(set) var unit = UnitVector.alongZ

  /// - Parameters: the vector, Q.40; any, and jumped to where a component passes 4 or the length is
  ///   below 1/4. Narrowing shifts go toward negative infinity: less than 10^-6 degrees in all.
  @inline(__always)
  mutating func follow(_ x: Int64, _ y: Int64, _ z: Int64) {
    // Q.28: squares of 4 and their sum fit in 63 bits.
    let xs = x &>> 12
    let ys = y &>> 12
    let zs = z &>> 12
    // All three within ±4, in one comparison: what is not shows above bit 31.
    let four: Int64 = 1 &<< 30
    if ((xs &+ four) | (ys &+ four) | (zs &+ four)) &>> 31 != 0 {
      jump(xs, ys, zs)
      return
    }
    // Q.26 both, since a length that jumped makes the product 2^61.
    let square = (xs &* xs &+ ys &* ys &+ zs &* zs) &>> 30
    // s y² in Q.30: one if the guess is right.
    let check = (square &* ((reciprocal &* reciprocal) &>> 34)) &>> 22
    guard check > 1_020_054_733, check < 1_127_428_915 else {
      jump(xs, ys, zs)
      return
    }
    reciprocal = (reciprocal &* ((3 &<< 30) &- check)) &>> 31
    unit = UnitVector(scaled(xs), scaled(ys), scaled(zs))
  }

  private mutating func jump(_ x: Int64, _ y: Int64, _ z: Int64) {
    guard let found = direction(x, y, z) else { return }
    unit = found
    // The length is the vector along its own direction, Q.28; 6 bits less, so that 128 g fit.
    let length =
      ((x &>> 6) &* Int64(truncatingIfNeeded: found.x.raw) &+ (y &>> 6)
        &* Int64(truncatingIfNeeded: found.y.raw) &+ (z &>> 6)
          &* Int64(truncatingIfNeeded: found.z.raw))
      &>> 24
    // A shorter one would leave the 32 bits of its reciprocal: it jumps again next time.
    reciprocal = length > 1 &<< 26 && length < 1 &<< 30 ? (1 &<< 58) / length : 0
  }

  @inline(__always) private func scaled(_ v: Int64) -> Fraction {
    Fraction(raw: Int32(truncatingIfNeeded: (v &* reciprocal).nearestShift(right: 28)))
  }
}
