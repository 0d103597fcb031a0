/// A mean, and how far its values are spread, so that two of them can be told apart or not.
package struct SampleMean: Sendable, Equatable {
  package let count: Int
  /// Nil of nothing.
  package let mean: Int64?
  private let variance: Double

  /// Values that each side of a comparison needs.
  package static let least = 5

  package init(_ values: [Int64]) {
    count = values.count
    mean = nearestMean(values)
    let bound: Int64 = 1 << 40
    let bounded = values.map { Double(min(max($0, -bound), bound)) }
    let middle = bounded.reduce(0, +) / Double(max(1, values.count))
    let squares = bounded.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    variance = values.count < 2 ? 0 : squares / Double(values.count - 1)
  }

  /// Whether they are more than two standard errors of their difference apart; nil where one has too few.
  package func differs(from other: SampleMean) -> Bool? {
    guard count >= Self.least, other.count >= Self.least, let mean, let theirs = other.mean else {
      return nil
    }
    let error = (variance / Double(count) + other.variance / Double(other.count)).squareRoot()
    return Double(abs(mean - theirs)) > 2 * error
  }
}
