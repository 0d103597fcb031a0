/// Gauss-Newton for a handful of unknowns, with numerical derivatives.
enum LeastSquares {
  /// The unknowns that make the residuals small, from a first guess.
  ///
  /// - Parameters:
  ///   - step: the size of a change of an unknown that shows in the residuals.
  ///   - residuals: one number an observation, the same number of them at every call.
  /// - Returns: nil where the observations do not determine the unknowns.
  static func fit(
    _ guess: [Double], step: Double, residuals: ([Double]) -> [Double]
  ) -> [Double]? {
    var unknowns = guess
    for _ in 0..<12 {
      let now = residuals(unknowns)
      let slopes = unknowns.indices.map { index in
        var moved = unknowns
        moved[index] += step
        return zip(residuals(moved), now).map { ($0 - $1) / step }
      }
      let matrix = slopes.map { a in slopes.map { b in sum(a, b) } }
      guard let change = solve(matrix, slopes.map { -sum($0, now) }) else { return nil }
      for index in unknowns.indices { unknowns[index] += change[index] }
      if change.allSatisfy({ abs($0) < 1e-9 }) { break }
    }
    return unknowns.allSatisfy(\.isFinite) ? unknowns : nil
  }

  private static func sum(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Gaussian elimination with pivots; nil where the matrix is as good as singular.
  static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    var rows = zip(matrix, right).map { $0 + [$1] }
    let count = rows.count
    let largest = matrix.joined().map(abs).max() ?? 0
    for column in 0..<count {
      let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      rows.swapAt(column, pivot)
      guard abs(rows[column][column]) > largest * 1e-9 else { return nil }
      for row in 0..<count where row != column {
        let factor = rows[row][column] / rows[column][column]
        for place in column...count { rows[row][place] -= factor * rows[column][place] }
      }
    }
    return rows.indices.map { rows[$0][count] / rows[$0][$0] }
  }
}
