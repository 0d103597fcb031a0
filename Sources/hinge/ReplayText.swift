import HingeCore
import IMU
import Setup
import Training

/// What `hinge replay` shows a person: a line a rep, then alerts and faults.
struct ReplayText {
  let text: String

  init(_ outcome: ReplayOutcome, wearing: Wearing, duration: TimeSpan) {
    var lines = [
      "\(wearing.provenance == .synthetic ? "SYNTHETIC" : "measured") recording, "
        + "\(DecimalText.of(duration.milliseconds, places: 3)) s, flexion \(wearing.mode.name) "
        + "±\(wearing.mode.errorBarDegrees)° (in simulation), "
        + "rounding \(wearing.rounding.name)"
    ]
    if wearing.rounding == .abstained { lines.append(wearing.roundingReason) }
    lines.append(
      outcome.reps.isEmpty
        ? "no reps" : "rep  set  lift-off s  lockout s  tempo E-B-C-T ms      flexion  reserve")
    for (index, rep) in outcome.reps.enumerated() {
      lines.append(Self.line(index + 1, rep) + Self.why(outcome.reasons[index]))
    }
    for alert in outcome.alerts {
      lines.append(
        "alert \(Self.time(alert.time)) s: \(alert.kind.name), \(alert.grade.name)"
          + (alert.sounded ? "" : ", not sounded"))
    }
    for fault in outcome.faults.prefix(20) {
      lines.append("fault \(Self.time(fault.time)) s: \(ReplayJSON.detail(fault))")
    }
    if outcome.faults.count > 20 { lines.append("and \(outcome.faults.count - 20) faults more") }
    text = lines.map { $0 + "\n" }.joined()
  }

  private static func line(_ number: Int, _ rep: Rep) -> String {
    func span(_ value: TimeSpan?) -> String { value.map { "\($0.milliseconds)" } ?? "?" }
    let tempo = [rep.eccentric, rep.bottom, rep.concentric, rep.top].map(span)
    // Off by as much as the belt moved: no number beats a wrong one.
    let isOff = rep.flags.contains(.slipped)
    let peak = isOff ? nil : rep.peakFlexion
    let flexion = peak.map { DecimalText.of($0.millidegrees / 100, places: 1) + "°" }
    let used = isOff ? nil : rep.reserveUsed
    let reserve = used.map { "\($0.thousandths / 10) %" }
    return left("\(number)", 5) + left("\(rep.setNumber)", 5) + left(time(rep.liftoff), 12)
      + left(time(rep.lockout), 11) + left(tempo.joined(separator: "-"), 22)
      + left(flexion ?? "-", 9) + left(reserve ?? "-", 9) + rep.verdict.name
  }

  /// What decided, where it was not good form itself.
  private static func why(_ reason: VerdictReason) -> String {
    let at = reason.at.map { " at \(time($0)) s" } ?? ""
    switch reason.rule {
    case .none: return ""
    case .roundingAlarm, .roundingWarning:
      let limit = reason.reserveLimit.map { " (limit \($0.thousandths / 10) %)" } ?? ""
      return ": \(reason.rule == .roundingAlarm ? "alarm" : "warning")\(at)\(limit)"
    case .creep:
      let grown = reason.creep.map { DecimalText.of($0.millidegrees / 100, places: 1) } ?? "?"
      return ": peak \(grown)° above the set's first two"
    case .gap: return ": samples missing\(at)"
    case .saturated: return ": a sensor at the end of its range\(at)"
    case .slipped: return ": the belt has moved"
    case .noProfile: return ": no profile"
    case .abstained: return ": rounding is not judged on this wearer"
    }
  }

  private static func time(_ time: Timestamp) -> String {
    DecimalText.of(time.microseconds / 1000, places: 3)
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
