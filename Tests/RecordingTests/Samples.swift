import HingeCore
import IMU
import Recording
import Simulation
import TestSupport

/// Small recordings for the forms to hold.
enum Samples {
  static func recording(
    sensors: Int = 2, count: Int = 300, temperatures: Bool = false, seed: UInt64 = 1
  ) -> Recording {
    var draws = SeededGenerator(seed: seed)
    let first = SensorDescription(
      microCountsPerG: 4_096_000_000, microCountsPerDPS: 65_500_000)
    let second = SensorDescription(microCountsPerG: 2_048_000_000, microCountsPerDPS: 16_400_000)
    var header = RecordingHeader(
      provenance: .synthetic, sensors: Array([first, second].prefix(sensors)),
      rateMilliHz: 200_000)
    header.chip = "MPU-6050"
    header.notes = "grün, 5 × 100 kg"
    var recording = Recording(
      header: header, samples: [], temperatures: temperatures ? [] : nil)
    var time: Int64 = -1_000_000
    for _ in 0..<count {
      time += 4990 + Int64(draws.next() % 21)
      recording.samples.append(
        SampleInput(
          time: Timestamp(microseconds: time), sacrum: .random(using: &draws),
          thorax: sensors == 2 ? .random(using: &draws) : .zero))
      if temperatures {
        recording.temperatures?.append(
          .init(
            sacrumMilliC: Int32(draws.next() % 80_000) - 20_000,
            thoraxMilliC: sensors == 2 ? Int32(draws.next() % 80_000) : 0))
      }
    }
    return recording
  }

  static func same(_ a: Recording, _ b: Recording) -> Bool {
    a.samples.count == b.samples.count && isPrefix(a, of: b) && a.header == b.header
  }

  /// Every sample of `a` is the very one of `b`.
  static func isPrefix(_ a: Recording, of b: Recording) -> Bool {
    guard a.samples.count <= b.samples.count else { return false }
    for (x, y) in zip(a.samples, b.samples)
    where x.time != y.time || x.sacrum != y.sacrum || x.thorax != y.thorax {
      return false
    }
    guard let left = a.temperatures, let right = b.temperatures else {
      return a.temperatures == nil && b.temperatures == nil
    }
    return left.count == a.samples.count && zip(left, right).allSatisfy { $0 == $1 }
  }

  /// As text, with keys of another program in its header.
  static func text(_ recording: Recording) -> String {
    String(decoding: ExchangeWriter.bytes(of: recording), as: UTF8.self)
      .replacing("t_us,", with: "# subject: 7\n# subject: again\nt_us,")
  }
}
