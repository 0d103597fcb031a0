import Coaching
import HingeCore
import Training

/// A column of the table of reps: `name` carries its unit. Columns are only added, at the end, so that no
/// sheet built on the table breaks.
struct RepColumn {
  let name: String
  let value: (RepRow) -> RepValue

  private init(_ name: String, _ value: @escaping (RepRow) -> RepValue) {
    self.name = name
    self.value = value
  }

  static var all: [RepColumn] { ofSession + ofSet + ofRep + ofVerdict + ofPosture + said }

  private static var ofSession: [RepColumn] {
    [
      RepColumn("session") { .integer($0.session.id) },
      RepColumn("started_at") { .text($0.startedAt) },
      RepColumn("lifter") { .nonEmpty($0.session.lifter) },
      RepColumn("style") { .nonEmpty($0.set.said.style ?? $0.session.style) },
      RepColumn("mode") { .text($0.session.isEstimated ? "estimated" : "measured") },
      RepColumn("provenance") { .text($0.session.isSynthetic ? "synthetic" : "measured") },
    ]
  }

  private static var ofSet: [RepColumn] {
    [
      RepColumn("set") { .integer(Int64($0.set.number)) },
      RepColumn("load_g") { .integer($0.set.loadGrams) },
      RepColumn("load_kg") { .thousandths($0.set.loadGrams) },
      RepColumn("rpe") { .thousandths($0.set.said.rpeTenths.flatMap(thousandths)) },
    ]
  }

  private static var ofRep: [RepColumn] {
    [
      RepColumn("rep") { .integer(Int64($0.rep.number)) },
      RepColumn("verdict") { .text(($0.rep.knownVerdict ?? .noCall).name) },
      // What somebody called it, where that is not what the belt did.
      RepColumn("verdict_given") {
        .text($0.rep.overruledVerdict == nil ? nil : $0.rep.said.verdict)
      },
      RepColumn("verdict_belt") { .text((Verdict(name: $0.rep.verdict) ?? .noCall).name) },
      RepColumn("excluded") { .bool($0.isExcluded) },
      RepColumn("liftoff_ms") { .integer($0.ms($0.rep.liftoffUS)) },
      RepColumn("lockout_ms") { .integer($0.ms($0.rep.lockoutUS)) },
      RepColumn("eccentric_ms") { .integer($0.rep.eccentricMS) },
      RepColumn("bottom_ms") { .integer($0.rep.bottomMS) },
      RepColumn("concentric_ms") { .integer($0.rep.concentricMS) },
      RepColumn("top_ms") { .integer($0.rep.topMS) },
      RepColumn("peak_flexion_mdeg") { .integer($0.rep.peakFlexionMdeg) },
      RepColumn("flexion_error_mdeg") { row in
        .integer(row.rep.peakFlexionMdeg == nil ? nil : row.session.flexionErrorDegrees * 1000)
      },
      RepColumn("excess_flexion_mdeg") { .integer($0.rep.excessFlexionMdeg) },
      RepColumn("reserve_used_permille") { .integer($0.rep.reserveUsedPermille) },
      RepColumn("range_mdeg") { .integer($0.rep.rangeMdeg) },
      RepColumn("peak_rise_rate_mdps") { .integer($0.rep.peakRiseRateMdps) },
    ]
  }

  private static var ofVerdict: [RepColumn] {
    [
      RepColumn("warnings") { .integer(Int64($0.rep.warnings)) },
      RepColumn("alarms") { .integer(Int64($0.rep.alarms)) },
      RepColumn("flags") { .list($0.rep.repFlags.nameList) },
      RepColumn("reason") { .nonEmpty($0.rep.reason) },
      RepColumn("reason_at_ms") { .integer($0.ms($0.rep.reasonAtUS)) },
      RepColumn("reserve_limit_permille") { .integer($0.rep.reserveLimitPermille) },
      RepColumn("creep_mdeg") { .integer($0.rep.creepMdeg) },
      RepColumn("creep_limit_mdeg") { .integer($0.rep.creepLimitMdeg) },
    ]
  }

  private static var ofPosture: [RepColumn] {
    [
      RepColumn("lateral_lean_mdeg") { .integer($0.rep.posture.leanMdeg) },
      RepColumn("twist_mdeg") { .integer($0.rep.posture.twistMdeg) },
      RepColumn("setup_flexion_mdeg") { .integer($0.rep.posture.setupFlexionMdeg) },
      RepColumn("setup_reserve_used_permille") { .integer($0.rep.posture.setupReservePermille) },
      RepColumn("buzz_ms") { .integer($0.rep.posture.buzzMS) },
    ]
  }

  private static var said: [RepColumn] {
    [
      RepColumn("pain") { .integer($0.rep.said.pain) },
      RepColumn("notes") { .list($0.rep.said.notes) },
      RepColumn("set_pain") { .integer($0.set.said.pain) },
      RepColumn("set_notes") { .list($0.set.said.notes) },
      RepColumn("session_rpe") { .thousandths($0.said.rpeTenths.flatMap(thousandths)) },
      RepColumn("session_pain") { .integer($0.said.pain) },
      RepColumn("session_notes") { .list($0.said.notes) },
      RepColumn("pain_kind") { .nonEmpty($0.rep.said.painKind?.rawValue ?? "") },
      RepColumn("set_pain_kind") { .nonEmpty($0.set.said.painKind?.rawValue ?? "") },
      RepColumn("session_pain_kind") { .nonEmpty($0.said.painKind?.rawValue ?? "") },
    ]
  }

  private static func thousandths(tenths: Int64) -> Int64? {
    let (value, overflow) = tenths.multipliedReportingOverflow(by: 100)
    return overflow ? nil : value
  }
}
