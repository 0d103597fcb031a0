import LinuxIO
import Settings
import Setup

// `hinged --silence`: what the service runs after the daemon has ended, however it ended.
extension Hinged {
  /// Turns off what a daemon that was killed may have left on, and says what it did. Throws 69 where
  /// the line can't be had, because the daemon lives or there is none.
  func turnBuzzerOff() throws(Problem) {
    let settings = try LoadedSettings(for: .daemon, file: config).configuration.buzzer
    switch BuzzerOutput(settings) {
    case .none, .log:
      print("buzzer.kind is \(settings.kind.rawValue): there is nothing to turn off.")
    case .gpio(let address, let activeLow):
      do throws(GPIOError) {
        try Silencer.silence(address, activeLow: activeLow)
      } catch {
        if case .lineInUse = error {
          throw Problem(
            "\(address) is held by another program, likely by hinged itself: stop that first, which "
              + "turns the buzzer off as well; gpioinfo names it.", exitCode: 69)
        }
        throw Problem("\(error)", exitCode: 69)
      }
      print("\(address) is off.")
    case .pwm(let address, _):
      do throws(PWMError) {
        try Silencer.silence(address)
      } catch {
        throw Problem("\(error)", exitCode: 69)
      }
      print("\(address) is off.")
    }
  }
}
