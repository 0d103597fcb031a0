import HingeCore
import LinuxIO
package import Settings

/// Two pulses of the buzzer, for somebody who listens.
package enum TestSound {
  /// On, off, on, ms: as long as an alarm's pulses.
  private static let steps: [Int64] = [180, 300, 180]

  package static func play(_ settings: Configuration.Buzzer) throws(Problem) {
    do {
      switch BuzzerOutput(settings) {
      case .none, .log: break
      case .gpio(let address, let activeLow):
        var buzzer = SpinUpBuzzer(
          try GuardedBuzzer(try GPIOOutput(address, activeLow: activeLow)),
          shortest: settings.spinUp)
        play(on: &buzzer)
      case .pwm(let address, let tone):
        var buzzer = SpinUpBuzzer(
          try GuardedBuzzer(try PWMOutput(address, tone: tone)), shortest: settings.spinUp)
        play(on: &buzzer)
      }
    } catch {
      throw Problem("\(error)", exitCode: 69)
    }
  }

  private static func play(on buzzer: inout some Buzzer) {
    for (place, length) in steps.enumerated() {
      let now = MonotonicClock.now()
      buzzer.set(place % 2 == 0, at: now)
      MonotonicClock.sleep(until: now.advanced(by: TimeSpan(milliseconds: length)))
    }
    buzzer.turnOff(at: MonotonicClock.now())
  }
}
