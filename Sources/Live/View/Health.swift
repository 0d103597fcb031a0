import Control
package import HingeCore
package import Reports

/// How sensors, log and supply are, in one line: the worst first, since one line is all there is.
package struct Health: Equatable, Sendable {
  package var text: String
  package var tone: Tone

  package init(_ state: LiveState, at now: Timestamp) {
    (text, tone) = Self.line(state, now)
  }

  private static func line(_ state: LiveState, _ now: Timestamp) -> (String, Tone) {
    guard let status = state.status else {
      return (state.view.message ?? "hinged is asked for.", .bad)
    }
    if !state.hasSensor(at: now) {
      return ("No sensor answers; hinged goes on looking. 'hinge doctor' says what is wrong.", .bad)
    }
    if let problem = state.view.message { return (problem, .bad) }
    if let power = status.power, power.isLow {
      return ("The supply's voltage is too low: another supply or a shorter cable.", .bad)
    }
    if let names = status.likelierLifters, !names.isEmpty {
      let who = names.joined(separator: " or ")
      return ("Is it \(who)? w switches; t says no, and tares.", .caution)
    }
    if let fault = state.fault(at: now) { return (words(fault), .caution) }
    if status.state != .running, status.state != .holding {
      return ("hinged: \(status.state.rawValue.replacing("_", with: " ")).", .caution)
    }
    if let power = status.power, power.isSlowed {
      return ("The processor is slowed down by heat.", .caution)
    }
    if let lost = status.log?.lost, lost > 0 {
      return ("\(lost) entries of the log are lost; 'hinge status' says more.", .bad)
    }
    return (good(status), .faint)
  }

  private static func words(_ fault: LiveFault) -> String {
    let place =
      switch fault.sensor {
      case 1: " at the sacrum"
      case 2: " at T12"
      default: ""
      }
    return switch fault.kind {
    case "gap": "Samples are missing\(place): \(fault.detail) ms."
    case "saturated": "A sensor\(place) is at the end of its range."
    case "frozen": "The sensor\(place) gives the same reading over and over."
    case "time_reversed": "The clock of the samples\(place) went backwards."
    default: "Fault\(place): \(fault.kind.replacing("_", with: " "))."
    }
  }

  private static func good(_ status: StatusReply) -> String {
    var parts = ["\(status.sensors) sensor\(status.sensors == 1 ? "" : "s")"]
    if let rate = status.sampleRateHz { parts.append("\(Int(rate.rounded())) Hz") }
    let faults = status.faults
    let count =
      faults.gap + faults.saturated + faults.frozen + faults.timeReversed + faults.sensor
    parts.append(count == 0 ? "no fault" : "\(count) fault\(count == 1 ? "" : "s") so far")
    if let log = status.log {
      parts.append(
        log.waiting > 0
          ? "waiting for the disk: \(log.waiting)"
          : "\(log.repsOnDisk) rep\(log.repsOnDisk == 1 ? "" : "s") on the disk")
    }
    if status.awaitsSettings == true { parts.append("new settings wait for the set to end") }
    return parts.joined(separator: ", ")
  }
}
