package import Control

/// How sensors, log and supply are, in one sentence: the worst first, since one line is all there is.
package struct HealthLine: Equatable, Sendable {
  package enum Tone: String, Sendable {
    case good, care, bad
  }

  package let text: String
  package let tone: Tone

  /// - Parameters:
  ///   - status: nil while the daemon is away; `absence` says why.
  ///   - isSensorLost: an alarm said so, and no flexion came since.
  package init(_ status: StatusReply?, isSensorLost: Bool, absence: String) {
    (text, tone) = Self.line(status, isSensorLost, absence)
  }

  private static func line(
    _ status: StatusReply?, _ isSensorLost: Bool, _ absence: String
  ) -> (String, Tone) {
    guard let status else { return (absence, .bad) }
    if isSensorLost || status.state == .waitingForSensor {
      return (
        "No sensor answers: look at its plug. hinged goes on looking.",
        .bad
      )
    }
    if let problem = status.logError { return (problem, .bad) }
    if let lost = status.log?.lost, lost > 0 {
      return ("\(lost) entries of the log are lost; 'hinge status' says more.", .bad)
    }
    if let power = status.power, power.isLow {
      return ("The supply's voltage is too low: take another supply or a shorter cable.", .bad)
    }
    if let names = status.likelierLifters, !names.isEmpty {
      let who = names.joined(separator: " or ")
      return ("Is it \(who)? Choose who lifts; a tare says no.", .care)
    }
    switch status.state {
    case .starting: return ("hinged starts.", .care)
    case .stopping: return ("hinged stops.", .care)
    case .degraded:
      return ("hinged runs, but not all it needs does; 'hinge status' says what.", .care)
    case .running, .holding, .waitingForSensor: break
    }
    if let power = status.power, power.isSlowed {
      return ("The processor is slowed down by heat: give it air.", .care)
    }
    return good(status)
  }

  private static func good(_ status: StatusReply) -> (String, Tone) {
    var parts = ["\(status.sensors) sensor\(status.sensors == 1 ? "" : "s")"]
    if let rate = status.sampleRateHz, rate.isFinite, rate >= 0, rate < 100_000 {
      parts.append("\(Int(rate.rounded())) Hz")
    }
    let faults = status.faults
    let count = faults.gap + faults.saturated + faults.frozen + faults.timeReversed + faults.sensor
    parts.append(count == 0 ? "no fault" : "\(count) fault\(count == 1 ? "" : "s") so far")
    // One is on its way now and then; many are a disk that is slow.
    if let log = status.log, log.waiting > 1 {
      parts.append("\(log.waiting) log entries wait for the disk")
    }
    if status.awaitsSettings == true { parts.append("new settings wait for the set to end") }
    return (parts.joined(separator: ", ") + ".", .good)
  }
}
