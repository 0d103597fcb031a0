import Emulator
import HingeCore

/// Motions of a sensor that lies still, with noise that is the same in every run.
enum Still {
  /// - Parameters:
  ///   - force: g, where gravity is.
  ///   - bias: °/s.
  ///   - accelNoise: g, root mean square.
  ///   - gyroNoise: °/s, root mean square.
  ///   - sway: °/s, a slow swing of this size.
  static func motion(
    force: (x: Double, y: Double, z: Double) = (0, 1, 0),
    bias: (x: Double, y: Double, z: Double) = (1.5, -2, 0.5), accelNoise: Double = 0.003,
    gyroNoise: Double = 0.045, sway: Double = 0
  ) -> @Sendable (Timestamp) -> Motion {
    { time in
      var state = UInt64(bitPattern: time.microseconds) &* 0x9E37_79B9_7F4A_7C15
      // Twelve draws between 0 and 1, less six: a deviation of one.
      func draw() -> Double {
        (0..<12).reduce(-6) { sum, _ in
          state ^= state << 13
          state ^= state >> 7
          state ^= state << 17
          return sum + Double(state >> 11) / 9_007_199_254_740_992
        }
      }
      // A triangle of two seconds.
      let phase = Double(time.microseconds % 2_000_000) / 500_000
      let swing = sway * (phase < 2 ? phase - 1 : 3 - phase)
      return Motion(
        force: (
          force.x + accelNoise * draw(), force.y + accelNoise * draw(),
          force.z + accelNoise * draw()
        ),
        rate: (
          bias.x + gyroNoise * draw() + swing, bias.y + gyroNoise * draw(),
          bias.z + gyroNoise * draw()
        ), celsius: 25)
    }
  }
}
