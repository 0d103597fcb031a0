/// The direction of a slowly changing vector, one Newton step a sample.
///
/// The reciprocal of the length hardly changes from one sample to the next, so the last one is a
/// first guess good to 10^-3, and one step of y (3 - s y²) / 2 leaves 10^-6 of that. Where the
/// vector jumped, or at the start, the direction is found from scratch.
struct TrackedDirection: BitwiseCopyable, Sendable {
  /// 1 / length, Q.30; zero before the first.
  private var reciprocal: Int64 = 0
  private(set) var unit = UnitVector.alongZ

  /// - Parameters: the vector, Q.40; components up to 4. A vector shorter than 1/4 is jumped to.
  mutating func follow(_ x: Int64, _ y: Int64, _ z: Int64) {
    // Q.28: squares of 4 and their sum fit in 62 bits.
    let xs = x &>> 12
    let ys = y &>> 12
    let zs = z &>> 12
    let square = (xs &* xs &+ ys &* ys &+ zs &* zs) &>> 26
    // s y² in Q.30: one if the guess is right.
    let check = (square &* ((reciprocal &* reciprocal) &>> 30)) &>> 30
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
    // The length is the vector along its own direction, Q.28.
    let length =
      (x &* Int64(truncatingIfNeeded: found.x.raw) &+ y
        &* Int64(truncatingIfNeeded: found.y.raw) &+ z
        &* Int64(truncatingIfNeeded: found.z.raw)) &>> 30
    // A shorter one would leave the 32 bits of its reciprocal: it jumps again next time.
    reciprocal = length > 1 &<< 26 && length < 1 &<< 30 ? (1 &<< 58) / length : 0
  }

  @inline(__always) private func scaled(_ v: Int64) -> Fraction {
    Fraction(raw: Int32(truncatingIfNeeded: (v &* reciprocal).nearestShift(right: 28)))
  }
}
