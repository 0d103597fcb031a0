import Foundation
import HingeCore
import Training

/// `hinge replay --json`: the form is fixed, other programs rely on it.
struct ReplayJSON: Encodable {
  let schema = "hinge.replay/1"
  let mode: String
  let rounding: String
  let durationS: Double
  let reps: [RepEntry]
  let alerts: [AlertEntry]
  let faults: [FaultEntry]

  enum CodingKeys: String, CodingKey {
    case schema, mode, rounding, reps, alerts, faults
    case durationS = "duration_s"
  }

  struct RepEntry: Encodable {
    let index: Int
    let rep: Rep

    enum CodingKeys: String, CodingKey {
      case index, verdict, flags, set
      case liftoffS = "liftoff_s"
      case lockoutS = "lockout_s"
      case eccentricMS = "eccentric_ms"
      case bottomMS = "bottom_ms"
      case concentricMS = "concentric_ms"
      case topMS = "top_ms"
      case peakFlexionDeg = "peak_flexion_deg"
      case excessFlexionDeg = "excess_flexion_deg"
      case reserveUsed = "reserve_used"
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
      try out.encode(rep.verdict.name, forKey: .verdict)
      try out.encode(rep.flags.nameList, forKey: .flags)
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
    reps = outcome.reps.enumerated().map { RepEntry(index: $0.offset + 1, rep: $0.element) }
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
