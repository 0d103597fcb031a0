/// Which of a sensor's own axes points up.
enum UpCheck {
  /// - index: 0 x, 1 y, 2 z.
  struct Axis: Equatable {
    var index: Int
    var isPositive: Bool
    /// Between it and up, degrees.
    var tilt: Double

    var words: String { (isPositive ? "+" : "-") + ["X", "Y", "Z"][index] + " up" }
  }

  /// nil where there is no gravity.
  static func axis(_ force: [Double]) -> Axis? {
    let length = force.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0.1, let index = (0..<3).max(by: { abs(force[$0]) < abs(force[$1]) }) else {
      return nil
    }
    let share = min(1, abs(force[index]) / length)
    return Axis(index: index, isPositive: force[index] > 0, tilt: arccosine(share))
  }

  static func findings(_ still: StillStatistics, _ subject: Subject) -> [Finding] {
    guard let axis = axis(still.force) else { return [] }
    return [
      Finding(
        .up, subject, .pass, .words(axis.words),
        "\(DecimalFigure.text(axis.tilt, places: 0)) degrees off that axis")
    ]
  }

  /// Degrees, of 0 to 1; to 0.01 degrees (Abramowitz and Stegun 4.4.45).
  static func arccosine(_ value: Double) -> Double {
    let series = 1.5707288 + value * (-0.2121144 + value * (0.0742610 - value * 0.0187293))
    return (1 - value).squareRoot() * series * 180 / 3.14159265358979
  }
}
