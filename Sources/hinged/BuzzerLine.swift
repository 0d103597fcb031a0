import HingeCore
import LinuxIO
import Settings
import Setup

/// The buzzer that the settings name, off and ready. Lines are guarded: a sound that does not end is
/// ended, whatever has become of the sampler.
enum BuzzerLine: Sendable {
  case silent
  case log(EdgeLogBuzzer)
  case gpio(SpinUpBuzzer<GuardedBuzzer<GPIOOutput>>)
  case pwm(SpinUpBuzzer<GuardedBuzzer<PWMOutput>>)

  /// - Parameters:
  ///   - isLogged: edges are written down and no line is driven, whatever the settings say.
  ///   - earlier: where the session before wrote its edges.
  init(
    _ settings: Configuration.Buzzer, isLogged: Bool, earlier: EdgeLogBuzzer?
  ) throws(Problem) {
    if isLogged {
      self = .log(earlier ?? EdgeLogBuzzer())
      return
    }
    do {
      switch BuzzerOutput(settings) {
      case .none: self = .silent
      case .log: self = .log(earlier ?? EdgeLogBuzzer())
      case .gpio(let address, let activeLow):
        let line = try GPIOOutput(address, activeLow: activeLow)
        self = .gpio(SpinUpBuzzer(try GuardedBuzzer(line), shortest: settings.spinUp))
      case .pwm(let address, let tone):
        let line = try PWMOutput(address, tone: tone)
        self = .pwm(SpinUpBuzzer(try GuardedBuzzer(line), shortest: settings.spinUp))
      }
    } catch {
      throw Problem("\(error)", exitCode: 69)
    }
  }

  /// The edges, where they are written down.
  var edges: EdgeLogBuzzer? {
    if case .log(let edges) = self { edges } else { nil }
  }
}
