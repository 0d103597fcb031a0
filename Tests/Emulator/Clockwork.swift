package import HingeCore
package import IMU

extension Motion {
  /// A motion that tells the time: two of its rates are triangles of 32 s, a quarter apart, at 60 °/s
  /// a second; the rest says whether the ranges are right. No two samples are alike.
  package static func clockwork(_ time: Timestamp) -> Motion {
    var motion = wobble(time)
    let phase = Double(time.microseconds) / Clockwork.cycle
    motion.rate.x = Clockwork.height * Clockwork.triangle(phase)
    motion.rate.y = Clockwork.height * Clockwork.triangle(phase + 0.25)
    return motion
  }
}

/// Reads a clockwork's sample.
package enum Clockwork {
  /// Microseconds.
  static let cycle = 32e6
  /// Degrees a second.
  static let height = 480.0

  package enum Verdict: Equatable, Sendable {
    /// How much later the motion was than the sample says, microseconds.
    case measured(Double)
    case wrongForce(Double)
    /// The rates fit no moment near the one that is told.
    case wrongRate(Double, Double)
  }

  static func triangle(_ phase: Double) -> Double {
    let p = phase - phase.rounded(.down)
    return p < 0.25 ? 4 * p : p < 0.75 ? 2 - 4 * p : 4 * p - 4
  }

  /// - Parameter patience: how far the rates may be from what they were at the time that is told,
  ///   microseconds.
  package static func judge(
    _ counts: RawSample, at time: Timestamp, of sensor: SensorDescription,
    patience: Double = 30_000
  ) -> Verdict {
    let perG = Double(sensor.microCountsPerG) / 1e6
    let perDPS = Double(sensor.microCountsPerDPS) / 1e6
    let z = Double(counts.az) / perG
    if abs(z - 0.97) > 0.012 { return .wrongForce(z) }
    let x = Double(counts.gx) / perDPS
    let y = Double(counts.gy) / perDPS
    let phase = Double(time.microseconds) / cycle
    let due = (x: height * triangle(phase), y: height * triangle(phase + 0.25))
    let slope = 4 * height / cycle
    let allowance = patience * slope + 0.1
    if abs(x - due.x) > allowance || abs(y - due.y) > allowance { return .wrongRate(x, y) }
    // The one that is not near its turn.
    if abs(due.x) < height / 2 {
      let isRising = triangle(phase + 1e-4) > triangle(phase)
      return .measured((x - due.x) / (isRising ? slope : -slope))
    }
    let isRising = triangle(phase + 0.25 + 1e-4) > triangle(phase + 0.25)
    return .measured((y - due.y) / (isRising ? slope : -slope))
  }
}
