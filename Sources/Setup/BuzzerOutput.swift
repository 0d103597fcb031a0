package import HingeCore
package import LinuxIO
package import Settings

/// What the settings say of the buzzer, as the parts that drive it want it.
package enum BuzzerOutput: Equatable, Sendable {
  case none
  /// Edges are written down, no line is driven.
  case log
  case gpio(GPIOLineAddress, activeLow: Bool)
  case pwm(PWMAddress, PWMTone)

  package init(_ settings: Configuration.Buzzer) {
    self =
      switch settings.kind {
      case .none: .none
      case .log: .log
      case .gpio:
        .gpio(
          GPIOLineAddress(chip: settings.chip, line: settings.line, purpose: .buzzer),
          activeLow: settings.activeLow)
      case .pwm:
        .pwm(
          PWMAddress(device: settings.pwmDevice, channel: settings.pwmChannel),
          PWMTone(
            frequencyHz: settings.frequencyHz, strengthPercent: settings.strengthPercent))
      }
  }
}

extension Configuration.Buzzer {
  /// How much later than a buzzer a vibration motor is felt; the shortest pulse as well.
  package var spinUp: TimeSpan { TimeSpan(milliseconds: Int64(spinUpMS)) }
}
