/// Scale and bias of an accelerometer from still poses: gravity has the same length in all of them.
///
/// Ellipsoid fit with axes along the sensor's own: the six unknowns of `|scale · measured - bias| = 1`.
/// It does not ask that a face lies exactly level, which no desk and no cabinet does.
struct AccelerometerFit: Sendable {
  let scale: Triple
  /// g.
  let bias: Triple
  /// Root mean square of what is left of |f| - 1, g, over the poses.
  let residual: Double

  /// Nil where the poses do not determine it.
  init?(_ poses: [StillPose]) {
    func corrected(_ measured: Triple, _ unknowns: [Double]) -> Triple {
      measured * Triple(unknowns[0], unknowns[1], unknowns[2])
        - Triple(unknowns[3], unknowns[4], unknowns[5])
    }
    func residuals(_ unknowns: [Double]) -> [Double] {
      poses.map { corrected($0.force, unknowns).length - 1 }
    }
    guard let found = LeastSquares.fit([1, 1, 1, 0, 0, 0], step: 1e-5, residuals: residuals)
    else { return nil }
    scale = Triple(found[0], found[1], found[2])
    bias = Triple(found[3], found[4], found[5])
    let left = residuals(found)
    residual = (left.reduce(0) { $0 + $1 * $1 } / Double(max(left.count, 1))).squareRoot()
  }

  func corrected(_ measured: Triple) -> Triple { measured * scale - bias }
}
