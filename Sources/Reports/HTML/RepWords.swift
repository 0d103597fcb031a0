import Coaching
import HingeCore
import Training

/// Why a rep has its verdict, its flags and faults, in words for somebody who knows no token.
struct RepWords {
  private let log: SessionLog

  init(_ log: SessionLog) { self.log = log }

  /// Why the belt did not call it held, in one sentence; nil for a rep that it did.
  func why(_ rep: RepRecord, of set: SetRecord) -> String? {
    if Verdict(name: rep.verdict) == .held { return nil }
    let reason = RepReason(
      rep, alerts: log.alerts.filter { $0.setNumber == set.number }, session: log.session,
      style: set.said.style ?? log.session.style)
    return Self.sentence(reason.brief)
  }

  func sentence(_ reason: RepReason) -> String { Self.sentence(reason.sentence) }

  private static func sentence(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst() + "."
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
