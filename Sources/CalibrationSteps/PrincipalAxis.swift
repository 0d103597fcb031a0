import HingeCore

/// The axis about which a sensor turned most: the principal eigenvector of the second moments of
/// its angular rate, by power iteration in integers.
struct PrincipalAxis {
  let axis: UnitVector
  /// Share of all rotation that was about this axis, per mille.
  let sharePermille: Int

  /// Nil where the sensor hardly turned: no sample above `threshold`.
  init?(rates: [Vector3<AngularRate>], threshold: AngularRate) {
    // Rates in 1/64 °/s: products of two fit 34 bits, and 2^28 of them fit the sums.
    var moments = [Int64](repeating: 0, count: 6)
    var used = 0
    for rate in rates where rate.length > threshold {
      let x = Int64(rate.x.raw >> 10)
      let y = Int64(rate.y.raw >> 10)
      let z = Int64(rate.z.raw >> 10)
      moments[0] += x * x
      moments[1] += y * y
      moments[2] += z * z
      moments[3] += x * y
      moments[4] += x * z
      moments[5] += y * z
      used += 1
    }
    guard used >= 10 else { return nil }
    // Scale to 30 bits, so that a row times a unit vector fits 62.
    let largest = moments.map(\.magnitude).max() ?? 1
    let shift = max(0, 34 - largest.leadingZeroBitCount)
    let m = moments.map { $0 >> Int64(shift) }
    func times(_ v: UnitVector) -> (Int64, Int64, Int64) {
      let x = Int64(v.x.raw)
      let y = Int64(v.y.raw)
      let z = Int64(v.z.raw)
      return (
        (m[0] * x + m[3] * y + m[4] * z) >> 30, (m[3] * x + m[1] * y + m[5] * z) >> 30,
        (m[4] * x + m[5] * y + m[2] * z) >> 30
      )
    }
    // Start along the largest diagonal element, which cannot be orthogonal to the eigenvector
    // unless another axis is its equal.
    let start = [UnitVector.alongX, .alongY, .alongZ]
    let first = (0..<3).max { m[$0] < m[$1] } ?? 0
    var vector = start[first]
    for _ in 0..<40 {
      let next = times(vector)
      guard let unit = direction(next.0, next.1, next.2) else { return nil }
      vector = unit
    }
    let next = times(vector)
    let eigenvalue =
      (next.0 * Int64(vector.x.raw) + next.1 * Int64(vector.y.raw) + next.2 * Int64(vector.z.raw))
      >> 30
    axis = vector
    sharePermille = Int(eigenvalue * 1000 / max(m[0] + m[1] + m[2], 1))
  }
}
