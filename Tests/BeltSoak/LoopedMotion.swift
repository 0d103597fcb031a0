import Emulator
import HingeCore
import IMU
import Simulation

/// A simulated session over and over, as what emulated chips measure: at every moment the newest of its
/// samples. Noise and bias are in it, as the simulated sensors had them.
struct LoopedMotion: Sendable {
  /// Whether the sacrum's sensor or that at T12.
  enum Place { case sacrum, thorax }

  private let samples: [SampleInput]
  /// Between two of them, microseconds.
  private let period: Double
  private let begin: Double
  private let perG: Double
  private let perDPS: Double

  init(_ plan: SimulationPlan, from begin: Timestamp) {
    let stream = plan.stream()
    samples = Array(stream)
    period = Double(samples[samples.count - 1].time.microseconds) / Double(samples.count - 1)
    self.begin = Double(begin.microseconds)
    perG = Double(stream.descriptions[0].microCountsPerG) / 1e6
    perDPS = Double(stream.descriptions[0].microCountsPerDPS) / 1e6
  }

  /// Seconds until it begins again.
  var seconds: Double { period * Double(samples.count) / 1e6 }

  func motion(_ place: Place, at time: Timestamp) -> Motion {
    let counts = counts(place, index(at: time))
    return Motion(
      force: (Double(counts.ax) / perG, Double(counts.ay) / perG, Double(counts.az) / perG),
      rate: (Double(counts.gx) / perDPS, Double(counts.gy) / perDPS, Double(counts.gz) / perDPS))
  }

  /// Whether a sample is what was to be measured about then, on both sensors: the chips' clocks and what
  /// is made of them may be some samples apart.
  func holds(_ sample: SampleInput) -> Bool {
    let middle = index(at: sample.time)
    let around = -Self.reach...Self.reach
    return around.contains { counts(.sacrum, middle + $0) == sample.sacrum }
      && around.contains { counts(.thorax, middle + $0) == sample.thorax }
  }

  private static let reach = 4

  private func index(at time: Timestamp) -> Int {
    Int(max(0, Double(time.microseconds) - begin) / period)
  }

  private func counts(_ place: Place, _ index: Int) -> RawSample {
    let sample = samples[max(0, index) % samples.count]
    return place == .sacrum ? sample.sacrum : sample.thorax
  }
}
