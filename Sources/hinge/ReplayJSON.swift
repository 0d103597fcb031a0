import Foundation
import HingeCore
import Training

/// `hinge replay --json`: the form is fixed, other programs rely on it.
struct ReplayJSON: Encodable {
  let schema = "hinge.replay/1"
  let mode: String
  let rounding: String
  /// A peak lies within this of the true one in 95 % of simulated reps.
  let flexionErrorDeg: Int64
  let durationS: Double
  let reps: [RepEntry]
  let alerts: [AlertEntry]
  let faults: [FaultEntry]

  enum CodingKeys: String, CodingKey {
    case schema, mode, rounding, reps, alerts, faults
    case flexionErrorDeg = "flexion_error_deg"
    case durationS = "duration_s"
  }

  struct RepEntry: Encodable {
    let index: Int
    let rep: Rep
    let reason: VerdictReason
    let posture: RepPosture

    enum CodingKeys: String, CodingKey {
      case index, verdict, flags, set, reason
      case liftoffS = "liftoff_s"
      case lockoutS = "lockout_s"
      case eccentricMS = "eccentric_ms"
      case bottomMS = "bottom_ms"
      case concentricMS = "concentric_ms"
      case topMS = "top_ms"
      case peakFlexionDeg = "peak_flexion_deg"
      case excessFlexionDeg = "excess_flexion_deg"
      case reserveUsed = "reserve_used"
      case lateralLeanDeg = "lateral_lean_deg"
      case twistDeg = "twist_deg"
      case setupFlexionDeg = "setup_flexion_deg"
      case setupReserveUsed = "setup_reserve_used"
      case buzzMS = "buzz_ms"
    }

    func encode(to encoder: any Encoder) throws {
      var out = encoder.container(keyedBy: CodingKeys.self)
      try out.encode(index, forKey: .index)
      try out.encode(Int(rep.setNumber), forKey: .set)
      try out.encode(seconds(rep.liftoff), forKey: .liftoffS)
      try out.encode(seconds(rep.lockout), forKey: .lockoutS)
      try out.encode(rep.eccentric?.milliseconds, forKey: .eccentricMS)
      try out.encode(rep.bottom.milliseconds, forKey: .bottomMS)
      try out.encode(rep.concentric.milliseconds, forKey: .concentricMS)
      try out.encode(rep.top?.milliseconds, forKey: .topMS)
      try out.encode(rep.peakFlexion.map(degrees), forKey: .peakFlexionDeg)
      try out.encode(rep.excessFlexion.map(degrees), forKey: .excessFlexionDeg)
      try out.encode(rep.reserveUsed.map { Double($0.thousandths) / 1000 }, forKey: .reserveUsed)
      func thousandths(_ value: Int64?) -> Double? { value.map { Double($0) / 1000 } }
      try out.encode(thousandths(posture.leanMdeg), forKey: .lateralLeanDeg)
      try out.encode(thousandths(posture.twistMdeg), forKey: .twistDeg)
      try out.encode(thousandths(posture.setupFlexionMdeg), forKey: .setupFlexionDeg)
      try out.encode(thousandths(posture.setupReservePermille), forKey: .setupReserveUsed)
      try out.encode(posture.buzzMS, forKey: .buzzMS)
      try out.encode(rep.verdict.name, forKey: .verdict)
      try out.encode(rep.flags.nameList, forKey: .flags)
      try out.encode(ReasonEntry(rep: rep, reason: reason), forKey: .reason)
    }
  }

  /// Why the rep has its verdict: the rule, what it compared, and the samples it looked at.
  struct ReasonEntry: Encodable {
    let rep: Rep
    let reason: VerdictReason

    enum CodingKeys: String, CodingKey {
      case rule
      case atS = "at_s"
      case fromS = "from_s"
      case toS = "to_s"
      case reserveLimit = "reserve_limit"
      case creepDeg = "creep_deg"
      case creepLimitDeg = "creep_limit_deg"
    }

    func encode(to encoder: any Encoder) throws {
      var out = encoder.container(keyedBy: CodingKeys.self)
      try out.encode(reason.rule.rawValue, forKey: .rule)
      try out.encode(reason.at.map(seconds), forKey: .atS)
      try out.encode(seconds(rep.ownStart), forKey: .fromS)
      try out.encode(seconds(rep.ownEnd), forKey: .toS)
      try out.encode(
        reason.reserveLimit.map { Double($0.thousandths) / 1000 }, forKey: .reserveLimit)
      try out.encode(reason.creep.map(degrees), forKey: .creepDeg)
      try out.encode(reason.creepLimit.map(degrees), forKey: .creepLimitDeg)
    }
  }

  struct AlertEntry: Encodable {
    let tS: Double
    let kind: String
    let grade: String
    let sounded: Bool
    enum CodingKeys: String, CodingKey {
      case kind, grade, sounded
      case tS = "t_s"
    }
  }

  struct FaultEntry: Encodable {
    let tS: Double
    let kind: String
    let detail: String
    enum CodingKeys: String, CodingKey {
      case kind, detail
      case tS = "t_s"
    }
  }

  init(
    _ outcome: ReplayOutcome, mode: FlexionMode, rounding: RoundingJudgement, duration: TimeSpan
  ) {
    self.mode = mode.name
    self.rounding = rounding.name
    durationS = Double(duration.microseconds) / 1_000_000
    flexionErrorDeg = mode.errorBarDegrees
    reps = outcome.reps.indices.map { index in
      RepEntry(
        index: index + 1, rep: outcome.reps[index], reason: outcome.reasons[index],
        posture: outcome.postures[index])
    }
    alerts = outcome.alerts.map {
      AlertEntry(
        tS: seconds($0.time), kind: $0.kind.name, grade: $0.grade.name, sounded: $0.sounded)
    }
    faults = outcome.faults.map {
      FaultEntry(tS: seconds($0.time), kind: $0.kind.name, detail: Self.detail($0))
    }
  }

  static func detail(_ fault: Fault) -> String {
    let sensor = fault.sensor == 1 ? "sacrum" : fault.sensor == 2 ? "thorax" : "both sensors"
    switch fault.kind {
    case .gap: return "\(fault.detail) ms without samples"
    case .saturated: return "\(sensor): reading at the end of the range"
    case .frozen: return "\(sensor): the same counts for a second"
    case .timeReversed: return "the sample clock did not move on; sample dropped"
    }
  }
}

func seconds(_ time: Timestamp) -> Double { Double(time.microseconds) / 1_000_000 }
func degrees(_ angle: Angle) -> Double { Double(angle.millidegrees) / 1000 }
