import HingeCore
import Training

/// `hinge replay --hold --json`.
struct HoldsJSON: Encodable {
  let schema = "hinge.holds/1"
  let mode: String
  let durationMS: Int64
  let holds: [HoldRow]
  let faults: [FaultRow]

  enum CodingKeys: String, CodingKey {
    case schema, mode, holds, faults
    case durationMS = "duration_ms"
  }

  struct LossRow: Encodable {
    let what: String
    let startMS: Int64
    let endMS: Int64?

    enum CodingKeys: String, CodingKey {
      case what
      case startMS = "start_ms"
      case endMS = "end_ms"
    }

    func encode(to encoder: any Encoder) throws {
      var row = encoder.container(keyedBy: CodingKeys.self)
      try row.encode(what, forKey: .what)
      try row.encode(startMS, forKey: .startMS)
      try row.encode(endMS, forKey: .endMS)
    }
  }

  struct FaultRow: Encodable {
    let atMS: Int64
    let kind: String
    let detail: String

    enum CodingKeys: String, CodingKey {
      case kind, detail
      case atMS = "at_ms"
    }
  }

  struct HoldRow: Encodable {
    let hold: Hold
    let losses: [LossRow]

    enum CodingKeys: String, CodingKey {
      case number, kind, side, chosen, ending, losses, gaps
      case startMS = "start_ms"
      case endMS = "end_ms"
      case heldMS = "held_ms"
      case lostMS = "lost_ms"
      case missingMS = "missing_ms"
      case worstSagMdeg = "worst_sag_mdeg"
      case worstRotationMdeg = "worst_rotation_mdeg"
      case swayMdeg = "sway_mdeg"
      case baselinePlaneMdeg = "baseline_plane_mdeg"
      case baselineAcrossMdeg = "baseline_across_mdeg"
      case baselineLumbarMdeg = "baseline_lumbar_mdeg"
    }

    func encode(to encoder: any Encoder) throws {
      var row = encoder.container(keyedBy: CodingKeys.self)
      try row.encode(hold.number, forKey: .number)
      try row.encode(hold.kind.name, forKey: .kind)
      try row.encode(hold.side.name, forKey: .side)
      try row.encode(hold.isChosen, forKey: .chosen)
      try row.encode(milliseconds(hold.start), forKey: .startMS)
      try row.encode(milliseconds(hold.end), forKey: .endMS)
      try row.encode(hold.held.milliseconds, forKey: .heldMS)
      try row.encode(hold.lostTime.milliseconds, forKey: .lostMS)
      try row.encode(hold.gaps, forKey: .gaps)
      try row.encode(hold.missingTime.milliseconds, forKey: .missingMS)
      try row.encode(hold.worstSag.millidegrees, forKey: .worstSagMdeg)
      try row.encode(hold.worstRotation.millidegrees, forKey: .worstRotationMdeg)
      try row.encode(hold.sway.millidegrees, forKey: .swayMdeg)
      try row.encode(hold.baseline.plane.millidegrees, forKey: .baselinePlaneMdeg)
      try row.encode(hold.baseline.across.millidegrees, forKey: .baselineAcrossMdeg)
      try row.encode(hold.baseline.lumbar?.millidegrees, forKey: .baselineLumbarMdeg)
      try row.encode(hold.ending.name, forKey: .ending)
      try row.encode(losses, forKey: .losses)
    }
  }

  init(_ outcome: HoldsOutcome, mode: FlexionMode, duration: TimeSpan) {
    self.mode = mode.name
    durationMS = duration.milliseconds
    holds = outcome.holds.map { hold in
      let own = outcome.losses.filter { $0.number == Int(hold.number) }
      return HoldRow(
        hold: hold,
        losses: own.map {
          LossRow(
            what: $0.what.name, startMS: milliseconds($0.from), endMS: $0.to.map(milliseconds))
        })
    }
    faults = outcome.faults.map {
      FaultRow(atMS: milliseconds($0.time), kind: $0.kind.name, detail: ReplayJSON.detail($0))
    }
  }
}

/// Of the recording's clock; nearest, ties up.
private func milliseconds(_ time: Timestamp) -> Int64 { (time.microseconds + 500) / 1000 }
