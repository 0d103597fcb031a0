import Coaching
import HingeCore
import Training

/// Why a rep has its verdict, its flags and faults, in words for somebody who knows no token.
struct RepWords {
  let figures: Figures
  let isEstimated: Bool

  /// One sentence; nil for a rep that held.
  func why(_ rep: RepRecord) -> String? {
    let limit = rep.reserveLimitPermille.map { " (\(figures.percent($0)) of the reserve)" } ?? ""
    switch VerdictReason.Rule(rawValue: rep.reason) {
    case .gap: return "Samples were missing" + moment(rep) + "."
    case .saturated: return "A sensor was at the end of its range" + moment(rep) + "."
    case .slipped: return "The belt no longer sat as at calibration."
    case .noProfile: return "There was no calibration."
    case .abstained: return "This calibration can't tell rounding."
    case .roundingAlarm: return "Past the alarm" + limit + moment(rep) + "."
    case .roundingWarning: return "Past the warning" + limit + moment(rep) + "."
    case .creep:
      let grown = rep.creepMdeg.map { " by " + figures.angle($0) } ?? ""
      let most = rep.creepLimitMdeg.map { "; more than \(figures.angle($0)) is a creep" } ?? ""
      return "Flexion grew\(grown) over the set's first two reps\(most)."
    case .some(.none), nil: return fallback(rep)
    }
  }

  /// Of logs that kept no reason, and of reps without one.
  private func fallback(_ rep: RepRecord) -> String? {
    switch Verdict(name: rep.verdict) {
    case .held: return nil
    case .crept: return "A warning was raised, or flexion grew over the set."
    case .lost: return "An alarm was raised."
    case .noCall, nil:
      let flags = flags(rep)
      return flags.isEmpty ? "The data or the belt did not allow a call." : flags
    }
  }

  /// ", 0.3 s into the rise".
  private func moment(_ rep: RepRecord) -> String {
    guard let at = rep.reasonAtUS else { return "" }
    func text(_ from: Int64, _ to: Int64) -> String? {
      let (us, overflow) = to.subtractingReportingOverflow(from)
      return overflow ? nil : figures.seconds(us / 1000).map { $0 + " s" }
    }
    if at < rep.liftoffUS {
      return text(at, rep.liftoffUS).map { ", \($0) before lift-off" } ?? ""
    }
    if at <= rep.lockoutUS { return text(rep.liftoffUS, at).map { ", \($0) into the rise" } ?? "" }
    return text(rep.lockoutUS, at).map { ", \($0) after lockout" } ?? ""
  }

  /// "Samples were missing; the belt had moved."; empty without a flag.
  func flags(_ rep: RepRecord) -> String {
    let words = rep.repFlags.nameList.map(Self.flag)
    guard let first = words.first else { return "" }
    return first.prefix(1).uppercased() + words.joined(separator: "; ").dropFirst() + "."
  }

  static func flag(_ name: String) -> String {
    switch name {
    case "gap": "samples were missing"
    case "saturated": "a sensor was at the end of its range"
    case "no_profile": "there was no calibration"
    case "abstained": "this calibration can't tell rounding"
    case "slipped": "the belt had moved since calibration"
    case "crept": "flexion grew over the set"
    case "cut": "the data end within the rep"
    default: name
    }
  }

  /// "3 gaps: samples were missing".
  static func fault(_ kind: String, count: Int) -> String {
    switch kind {
    case "gap": Figures.count(count, "gap", "gaps") + " in the samples"
    case "saturated":
      Figures.count(count, "reading", "readings") + " at the end of a sensor's range"
    case "frozen": Figures.count(count, "time", "times") + " a sensor answered without measuring"
    case "time_reversed":
      Figures.count(count, "sample", "samples") + " dropped: the clock went back"
    default: "\(count) × " + kind
    }
  }
}
