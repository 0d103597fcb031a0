package import HingeCore
package import IMU

/// Samples of a sensor that should lie still, added up in blocks of a quarter of a second: within a
/// block is noise, between blocks is movement.
package struct StillTally: Sendable {
  /// Samples of a block: 0.25 s at 200 Hz.
  package static let block = 50

  private struct Sums {
    var sum = [Double](repeating: 0, count: 6)
    var squares = [Double](repeating: 0, count: 6)
    var count = 0
  }

  private var open = Sums()
  /// Means and deviations of each whole block, counts; ax ay az gx gy gz.
  private var means: [[Double]] = []
  private var deviations: [[Double]] = []
  package private(set) var count: Int64 = 0
  private let description: SensorDescription

  package init(_ description: SensorDescription) { self.description = description }

  package mutating func add(_ counts: RawSample) {
    count += 1
    let axes = [counts.ax, counts.ay, counts.az, counts.gx, counts.gy, counts.gz].map(Double.init)
    for axis in 0..<6 {
      open.sum[axis] += axes[axis]
      open.squares[axis] += axes[axis] * axes[axis]
    }
    open.count += 1
    if open.count == Self.block { close() }
  }

  private mutating func close() {
    let number = Double(open.count)
    let mean = open.sum.map { $0 / number }
    means.append(mean)
    deviations.append(
      (0..<6).map { max(0, open.squares[$0] / number - mean[$0] * mean[$0]).squareRoot() })
    open = Sums()
  }

  /// In g and degrees a second; nil where there is less than half a second.
  package var statistics: StillStatistics? {
    guard means.count >= 2 else { return nil }
    let scale = (0..<6).map { axis in
      1_000_000
        / Double(axis < 3 ? description.microCountsPerG : description.microCountsPerDPS)
    }
    func ofAxis(_ axis: Int, _ body: ([Double]) -> Double) -> Double {
      body(means.map { $0[axis] }) * scale[axis]
    }
    let mean = (0..<6).map { ofAxis($0) { $0.reduce(0, +) / Double($0.count) } }
    // A block in which somebody bumped the table is no measure of the noise: the middle one is.
    let noise = (0..<6).map { axis in median(deviations.map { $0[axis] }) * scale[axis] }
    let sway = (0..<6).map { axis in
      ofAxis(axis) { means in
        let middle = median(means)
        return means.map { abs($0 - middle) }.max() ?? 0
      }
    }
    return StillStatistics(
      force: Array(mean[0..<3]), rate: Array(mean[3..<6]), forceNoise: Array(noise[0..<3]),
      rateNoise: Array(noise[3..<6]), forceSway: sway[0..<3].max() ?? 0,
      rateSway: sway[3..<6].max() ?? 0)
  }

  private func median(_ values: [Double]) -> Double {
    let ordered = values.sorted()
    return ordered[ordered.count / 2]
  }
}

/// What a sensor measured while it should have lain still. Three numbers are x, y, z of its own axes.
package struct StillStatistics: Equatable, Sendable {
  /// Mean, g.
  package var force: [Double]
  /// Mean, °/s.
  package var rate: [Double]
  /// Root mean square within a quarter of a second, g.
  package var forceNoise: [Double]
  /// The same, °/s.
  package var rateNoise: [Double]
  /// The furthest that a quarter of a second was from the others on any axis, g.
  package var forceSway: Double
  /// The same, °/s.
  package var rateSway: Double

  package init(
    force: [Double], rate: [Double], forceNoise: [Double], rateNoise: [Double], forceSway: Double,
    rateSway: Double
  ) {
    self.force = force
    self.rate = rate
    self.forceNoise = forceNoise
    self.rateNoise = rateNoise
    self.forceSway = forceSway
    self.rateSway = rateSway
  }

  /// Of gravity, where it lay still, g.
  package var gravity: Double {
    force.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// Far more than a table's trembling, far less than a hand's.
  package var moved: Bool { rateSway > 1 || forceSway > 0.03 }
}
