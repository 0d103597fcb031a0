import Foundation
package import HingeCore
import Simulation

/// Counts of a sensor thrown about: what nobody does on purpose and the arithmetic must survive.
///
/// Rates are sums of three sines an axis, calm, lifting or wild; the force is gravity as the body
/// turns plus pushes of up to two g, in every third motion up to ten; rests, biases up to 4 °/s, noise, gaps of a few samples to
/// seconds, jitter of the sample times, and a range that the wild ones pass.
package struct RandomMotion: Sendable {
  package let samples: [SampleInput]
  package let model: SensorModel
  package let nominalInterval: TimeSpan
  /// Everything that was drawn, for the message of a test that fails.
  package let description: String

  /// ±16 g.
  private static let countsPerG = 2048.0
  private static let countsPerDPS = 65.5

  package init(seed: UInt64, hertz: Double, seconds: Double) {
    var draws = SeededGenerator(seed: seed)
    let range = [250.0, 500, 2000][Int.random(in: 0...2, using: &draws)]
    let liveliness = [20.0, 120, 700][Int.random(in: 0...2, using: &draws)]
    let push = Double.random(in: 0...(seed % 3 == 0 ? 10 : 2), using: &draws)
    let bias = (0..<6).map { _ in Double.random(in: -4...4, using: &draws) }
    let limit = Int16(min(range * Self.countsPerDPS * 0.99, 32_767))
    model = SensorModel(
      microCountsPerG: 2_048_000_000, microCountsPerDPS: 65_500_000, accelLimitCounts: 32_440,
      gyroLimitCounts: limit)
    nominalInterval = TimeSpan(microseconds: Int64(1e6 / hertz))
    description =
      "seed \(seed), \(hertz) Hz, ±\(range) °/s, rates about \(liveliness) °/s, push \(push) g"
    var body = [
      Body(liveliness, push, bias[0..<3], using: &draws),
      Body(liveliness, push, bias[3..<6], using: &draws),
    ]
    var list: [SampleInput] = []
    var time: Int64 = 0
    while Double(time) < seconds * 1e6 {
      var step = nominalInterval.microseconds
      step += Int64.random(in: -step / 20...step / 20, using: &draws)
      if Double.random(in: 0...1, using: &draws) < 0.0005 {
        step *= Int64.random(in: 2...Int64(max(3, 2 * hertz)), using: &draws)
      }
      time += step
      let dt = Double(step) / 1e6
      let at = Double(time) / 1e6
      let raw = [
        body[0].next(at: at, dt: dt, limit, using: &draws),
        body[1].next(at: at, dt: dt, limit, using: &draws),
      ]
      list.append(
        SampleInput(time: Timestamp(microseconds: time), sacrum: raw[0], thorax: raw[1]))
    }
    samples = list
  }

  /// One tumbling body.
  private struct Body {
    private var w: Double
    private var v: DoubleVector
    private let bias: DoubleVector
    private let push: Double
    /// Amplitude, angular frequency, phase: three sines for each of the three axes.
    private var sines: [(Double, Double, Double)] = []

    init(
      _ liveliness: Double, _ push: Double, _ bias: ArraySlice<Double>,
      using draws: inout SeededGenerator
    ) {
      let b = Array(bias)
      self.bias = DoubleVector(b[0], b[1], b[2])
      self.push = push
      for _ in 0..<9 {
        sines.append(
          (
            Double.random(in: 0...liveliness, using: &draws),
            Double.random(in: 0.5...12, using: &draws), Double.random(in: 0...6, using: &draws)
          ))
      }
      let parts = (0..<4).map { _ in Double.random(in: -1...1, using: &draws) }
      let length = max(parts.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-3)
      w = parts[0] / length
      v = DoubleVector(parts[1] / length, parts[2] / length, parts[3] / length)
    }

    mutating func next(
      at time: Double, dt: Double, _ limit: Int16, using draws: inout SeededGenerator
    ) -> RawSample {
      // Four seconds of every eleven are rest.
      let isResting = time.truncatingRemainder(dividingBy: 11) < 4
      let rate = isResting ? .zero : DoubleVector(sum(0, time), sum(3, time), sum(6, time))
      let half = rate * (dt * .pi / 360)
      let angle = half.length
      let d = half * (angle < 1e-12 ? 1 : sin(angle) / angle)
      let turned = d * w + v * cos(angle) + v.cross(d)
      w = w * cos(angle) - v.dot(d)
      v = turned
      let up = DoubleMatrix(w: w, v).transposedTimes(.alongZ)
      let shove = isResting ? 0 : push * sin(7 * time)
      func noise(_ size: Double) -> Double { Double.random(in: -size...size, using: &draws) }
      func gyro(_ value: Double) -> Int16 {
        let counts = ((value + noise(0.2)) * countsPerDPS).rounded()
        return Int16(min(max(counts, -Double(limit)), Double(limit)))
      }
      func accel(_ value: Double) -> Int16 {
        let counts = ((value + noise(0.005)) * countsPerG).rounded()
        return Int16(min(max(counts, -32_767), 32_767))
      }
      return RawSample(
        ax: accel(up.x + shove), ay: accel(up.y - shove / 2), az: accel(up.z),
        gx: gyro(rate.x + bias.x), gy: gyro(rate.y + bias.y), gz: gyro(rate.z + bias.z))
    }

    private func sum(_ first: Int, _ time: Double) -> Double {
      var total = 0.0
      for index in first..<first + 3 {
        total += sines[index].0 * sin(sines[index].1 * time + sines[index].2)
      }
      return total
    }
  }
}
