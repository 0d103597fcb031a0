package import HingeCore

/// Why a rep has its verdict: the rule that decided, the numbers it compared, the moment.
///
/// The stretch of samples that was looked at is what the rep owns, `ownStart`...`ownEnd`.
package struct VerdictReason: Sendable, Equatable {
  /// The rule; raw values are tokens of the log and of `hinge replay --json`.
  package enum Rule: String, Sendable, CaseIterable {
    /// No call: samples were missing, or a sensor was at the end of its range.
    case gap
    case saturated
    /// No call: the posture no longer fits the profile, there is none, or it does not judge.
    case slipped
    case noProfile = "no_profile"
    case abstained
    /// Lost, crept: the reserve in use was beyond a limit for long enough.
    case roundingAlarm = "rounding_alarm"
    case roundingWarning = "rounding_warning"
    /// Crept: the peak grew over the set.
    case creep
    /// Held: none of these.
    case none
  }

  package var rule: Rule
  /// When the condition was raised, or the fault began; for `none` the moment of the peak.
  package var at: Timestamp?
  /// The share of the reserve that the rep's largest was held against.
  package var reserveLimit: Fraction?
  /// `creep`: the peak less the mean of the set's first two, and what that may be.
  package var creep: Angle?
  package var creepLimit: Angle?

  package init(
    rule: Rule, at: Timestamp?, reserveLimit: Fraction? = nil, creep: Angle? = nil,
    creepLimit: Angle? = nil
  ) {
    self.rule = rule
    self.at = at
    self.reserveLimit = reserveLimit
    self.creep = creep
    self.creepLimit = creepLimit
  }
}

/// Finds each completed rep's reason from what the pipeline says, in the order it says it.
package struct VerdictReasoner: Sendable {
  private let settings: AlertSettings
  private var setNumber: Int32 = 0
  /// The set's first two known peaks.
  private var firstPeaks: [Angle] = []
  /// What was raised and what went wrong lately, oldest first.
  private var alerts: [Alert] = []
  private var faults: [Fault] = []

  /// A rep and what led to it lie within this many conditions: the rest is forgotten.
  private static let memory = 200

  package init(settings: AlertSettings) { self.settings = settings }

  /// Takes an event; gives the reason of a rep that it completes.
  package mutating func take(_ event: CoreEvent) -> VerdictReason? {
    switch event {
    case .alert(let alert) where alert.kind == .rounding:
      alerts = alerts.suffix(Self.memory - 1) + [alert]
    case .fault(let fault):
      faults = faults.suffix(Self.memory - 1) + [fault]
    case .repCompleted(let rep): return reason(of: rep)
    // No episode goes on into the next set.
    case .setEnded: alerts = []
    default: break
    }
    return nil
  }

  private mutating func reason(of rep: Rep) -> VerdictReason {
    if rep.setNumber != setNumber {
      setNumber = rep.setNumber
      firstPeaks = []
    }
    let creep = creep(of: rep)
    switch rep.verdict {
    case .noCall: return noCall(rep)
    case .lost:
      return VerdictReason(
        rule: .roundingAlarm, at: raised(.alarm, in: rep), reserveLimit: settings.alarmReserve)
    case .crept where rep.warnings > 0 || !rep.flags.contains(.crept):
      return VerdictReason(
        rule: .roundingWarning, at: raised(.warn, in: rep), reserveLimit: settings.warnReserve)
    case .crept:
      return VerdictReason(
        rule: .creep, at: rep.peakFlexionAt, creep: creep, creepLimit: settings.creep)
    case .held:
      return VerdictReason(
        rule: .none, at: rep.peakFlexionAt, reserveLimit: settings.warnReserve)
    }
  }

  private func noCall(_ rep: Rep) -> VerdictReason {
    // The first that applies is enough to know what to mend; the flags name the others.
    let rules: [(RepFlags, VerdictReason.Rule, FaultKind?)] = [
      (.gap, .gap, .gap), (.saturated, .saturated, .saturated), (.slipped, .slipped, nil),
      (.noProfile, .noProfile, nil), (.abstained, .abstained, nil),
    ]
    for (flag, rule, kind) in rules where rep.flags.contains(flag) {
      let fault = faults.last { $0.kind == kind && $0.time <= rep.ownEnd }
      return VerdictReason(rule: rule, at: fault?.time)
    }
    return VerdictReason(rule: .none, at: nil)
  }

  /// The first of its grade in what the rep owns, or the last before it: an episode that goes on.
  private func raised(_ grade: AlertGrade, in rep: Rep) -> Timestamp? {
    // What a rep owns ends between two frames; the alert may be of the frame that it ends in.
    let end = rep.ownEnd.advanced(by: TimeSpan(milliseconds: 20))
    let own = alerts.filter { $0.grade == grade && $0.time <= end }
    return (own.first { $0.time >= rep.ownStart } ?? own.last)?.time
  }

  private mutating func creep(of rep: Rep) -> Angle? {
    let isSpoilt = [RepFlags.gap, .saturated, .slipped].contains { rep.flags.contains($0) }
    guard let peak = rep.peakFlexion, !isSpoilt else { return nil }
    guard firstPeaks.count == 2 else {
      firstPeaks.append(peak)
      return nil
    }
    let mean = (Int64(firstPeaks[0].raw) + Int64(firstPeaks[1].raw)) / 2
    return Angle(raw: Int32(saturating: Int64(peak.raw) - mean))
  }
}
