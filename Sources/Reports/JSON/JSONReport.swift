import Coaching
import HingeCore
package import Training

/// Sessions as JSON, `hinge.report/1`: the form other programs may rely on, described by
/// Schemas/report.schema.json. Keys carry their unit; keys that `hinge replay --json` has too mean
/// the same there. Within version 1 keys are only added.
package enum JSONReport {
  package static let schema = "hinge.report/1"

  /// One line without a line break.
  package static func text(_ logs: [SessionLog]) -> String {
    JSONValue.object([
      ("schema", .string(schema)),
      ("sessions", .array(logs.map(session))),
    ]).text
  }

  private static func session(_ log: SessionLog) -> JSONValue {
    let summary = SessionSummary(log)
    let session = log.session
    let members: [(String, JSONValue)] = [
      ("id", .integer(session.id)),
      ("started_at_ms", .integer(session.startedAtWallMS)),
      ("started_at_known", .bool(session.hasKnownDate)),
      ("duration_ms", .optional(summary.durationMS)),
      ("lifter", .nonEmpty(session.lifter)),
      ("style", .nonEmpty(session.style)),
      ("mode", .string(session.isEstimated ? "estimated" : "measured")),
      ("flexion_error_deg", .integer(session.flexionErrorDegrees)),
      ("rounding", .string(session.rounding == "judged" ? "judged" : "abstained")),
      ("provenance", .string(session.isSynthetic ? "synthetic" : "measured")),
      ("source", .string(session.source)),
      ("calibration_grade", .nonEmpty(session.calibrationGrade)),
      ("feedback", .nonEmpty(FeedbackMode(name: session.feedback)?.name ?? "")),
      ("feedback_setting", .nonEmpty(session.feedbackSetting)),
      ("warn_reserve", .optionalThousandths(session.warnReservePermille)),
      ("alarm_reserve", .optionalThousandths(session.alarmReservePermille)),
      ("rpe", .optionalThousandths(log.said.rpeTenths.map { $0 * 100 })),
      ("pain", .optional(log.said.pain)),
      ("pain_kind", .nonEmpty(log.said.painKind?.rawValue ?? "")),
      ("soreness", .array(log.said.soreness.map(soreness))),
      ("notes", .array(log.said.notes.map { .string($0) })),
      ("excluded", .bool(log.said.isExcluded)),
      ("logged_lifter", log.said.loggedLifter.map { .string($0) } ?? .null),
      ("logged_style", log.said.loggedStyle.map { .string($0) } ?? .null),
      ("verdicts", verdicts(summary.verdicts)),
      ("answer", answer(SessionAnswer(log, summary))),
      ("form", form(FormScore(log), session)),
      (
        "sets",
        .array(
          zip(log.sets, summary.sets).map { set($0.0, reps: $0.1, $1, log) })
      ),
      ("holds", .array(log.holds.map { HoldJSON.value($0) })),
      ("alerts", .array(log.alerts.map(alert))),
      ("faults", .array(log.faults.map(fault))),
    ]
    return .object(members)
  }

  private static func form(_ score: FormScore, _ session: SessionRecord) -> JSONValue {
    let members: [(String, JSONValue)] = [
      (
        "parts",
        .array(
          score.parts.map {
            .object([
              ("name", .string($0.name.rawValue)), ("weight", .integer($0.name.weight)),
              ("points", .optional($0.points)),
              ("basis", .string($0.basis.words(isEstimated: session.isEstimated))),
            ])
          })
      ),
      ("score", .optional(score.score)),
      ("refusal", score.refusal.map { .string($0.sentence) } ?? .null),
    ]
    return .object(members)
  }

  private static func answer(_ answer: SessionAnswer) -> JSONValue {
    let worst = answer.worst.map { worst in
      JSONValue.object([
        ("set", .integer(Int64(worst.set.number))), ("rep", .integer(Int64(worst.rep.number))),
        ("why", .string(worst.reason.sentence)),
      ])
    }
    let next = answer.next.map { next in
      JSONValue.object([
        ("set", .integer(Int64(next.set))), ("rule", .string(next.cue.rule.rawValue)),
        ("text", .string(next.cue.sentence)),
      ])
    }
    let members: [(String, JSONValue)] = [
      ("held", .integer(Int64(answer.held))), ("judged", .integer(Int64(answer.judged))),
      ("worst", worst ?? .null), ("next", next ?? .null),
    ]
    return .object(members)
  }

  private static func soreness(_ soreness: SessionSaid.Soreness) -> JSONValue {
    let members: [(String, JSONValue)] = [
      ("value", .integer(soreness.value)), ("hours_after", .optional(soreness.hoursAfter)),
    ]
    return .object(members)
  }

  private static func set(
    _ set: SetRecord, reps: [RepRecord], _ review: SetReview, _ log: SessionLog
  ) -> JSONValue {
    let alerts = log.alerts.filter { $0.setNumber == set.number }
    let style = set.said.style ?? log.session.style
    let members: [(String, JSONValue)] = [
      ("number", .integer(Int64(set.number))),
      ("start_s", seconds(set.startUS)),
      ("end_s", set.endUS.map(seconds) ?? .null),
      ("load_g", .optional(set.loadGrams)),
      ("rpe", .optionalThousandths(set.said.rpeTenths.map { $0 * 100 })),
      ("pain", .optional(set.said.pain)),
      ("pain_kind", .nonEmpty(set.said.painKind?.rawValue ?? "")),
      ("style", .nonEmpty(style)),
      ("notes", .array(set.said.notes.map { .string($0) })),
      ("excluded", .bool(set.said.isExcluded)),
      ("verdicts", verdicts(review.verdicts)),
      ("mean_eccentric_ms", .optional(review.meanTempo.eccentricMS)),
      ("mean_bottom_ms", .optional(review.meanTempo.bottomMS)),
      ("mean_concentric_ms", .optional(review.meanTempo.concentricMS)),
      ("mean_top_ms", .optional(review.meanTempo.topMS)),
      ("mean_peak_flexion_deg", .optionalThousandths(review.meanPeakFlexionMdeg)),
      ("flexion_drift_deg", .optionalThousandths(review.flexionDriftMdeg)),
      ("mean_reserve_used", .optionalThousandths(review.meanReserveUsedPermille)),
      ("worst_reserve_used", .optionalThousandths(review.worstReserveUsedPermille?.value)),
      ("rise_slowdown", .optionalThousandths(review.riseSlowdownPermille)),
      ("cue", cue(review.cue)),
      (
        "reps",
        .array(
          reps.map {
            rep($0, RepReason($0, alerts: alerts, session: log.session, style: style))
          })
      ),
    ]
    return .object(members)
  }

  static func rep(_ rep: RepRecord, _ reason: RepReason) -> JSONValue {
    let members: [(String, JSONValue)] = [
      ("index", .integer(Int64(rep.number))),
      ("liftoff_s", seconds(rep.liftoffUS)),
      ("lockout_s", seconds(rep.lockoutUS)),
      ("own_start_s", seconds(rep.ownStartUS)),
      ("own_end_s", seconds(rep.ownEndUS)),
      ("eccentric_ms", .optional(rep.eccentricMS)),
      ("bottom_ms", .integer(rep.bottomMS)),
      ("concentric_ms", .integer(rep.concentricMS)),
      ("top_ms", .optional(rep.topMS)),
      ("peak_flexion_deg", .optionalThousandths(rep.peakFlexionMdeg)),
      ("excess_flexion_deg", .optionalThousandths(rep.excessFlexionMdeg)),
      ("reserve_used", .optionalThousandths(rep.reserveUsedPermille)),
      ("range_deg", .thousandths(rep.rangeMdeg)),
      ("peak_rise_rate_dps", .thousandths(rep.peakRiseRateMdps)),
      ("warnings", .integer(Int64(rep.warnings))),
      ("alarms", .integer(Int64(rep.alarms))),
      ("verdict", .string((rep.knownVerdict ?? .noCall).name)),
      ("belt_verdict", .string(rep.verdict)),
      ("rule", .nonEmpty(rep.reason)),
      ("why", .string(reason.sentence)),
      ("pain", .optional(rep.said.pain)),
      ("pain_kind", .nonEmpty(rep.said.painKind?.rawValue ?? "")),
      ("notes", .array(rep.said.notes.map { .string($0) })),
      ("excluded", .bool(rep.said.isExcluded)),
      ("flags", .array(rep.repFlags.nameList.map { .string($0) })),
      ("lateral_lean_deg", .optionalThousandths(rep.posture.leanMdeg)),
      ("twist_deg", .optionalThousandths(rep.posture.twistMdeg)),
      ("setup_flexion_deg", .optionalThousandths(rep.posture.setupFlexionMdeg)),
      ("setup_reserve_used", .optionalThousandths(rep.posture.setupReservePermille)),
      ("buzz_ms", .optional(rep.posture.buzzMS)),
      ("trace_step_ms", .integer(Int64(rep.traceStepMS))),
      (
        "trace_flexion_deg",
        .array(
          rep.trace.map { $0 == RepRecord.unknown ? .null : .thousandths(Int64($0) * 100) })
      ),
    ]
    return .object(members)
  }

  private static func verdicts(_ counts: VerdictCounts) -> JSONValue {
    let members: [(String, JSONValue)] = [
      ("held", .integer(Int64(counts.held))),
      ("crept", .integer(Int64(counts.crept))),
      ("lost", .integer(Int64(counts.lost))),
      ("no_call", .integer(Int64(counts.noCall))),
    ]
    return .object(members)
  }

  private static func cue(_ cue: Cue) -> JSONValue {
    let members: [(String, JSONValue)] = [
      ("rule", .string(cue.rule.rawValue)),
      ("text", .string(cue.sentence)),
      ("reps", .array(cue.reps.map { .integer(Int64($0)) })),
    ]
    return .object(members)
  }

  static func alert(_ alert: AlertRecord) -> JSONValue {
    let members: [(String, JSONValue)] = [
      ("t_s", seconds(alert.timeUS)),
      ("set", alert.setNumber == 0 ? .null : .integer(Int64(alert.setNumber))),
      ("kind", .string(alert.kind)),
      ("grade", .string(alert.grade)),
      ("sounded", .bool(alert.sounded)),
    ]
    return .object(members)
  }

  private static func fault(_ fault: FaultRecord) -> JSONValue {
    let members: [(String, JSONValue)] = [
      ("t_s", seconds(fault.timeUS)),
      ("kind", .string(fault.kind)),
      ("sensor", fault.sensor == 0 ? .null : .integer(Int64(fault.sensor))),
      ("detail", .integer(fault.detail)),
    ]
    return .object(members)
  }

  /// Whole milliseconds of the session's sample clock, in seconds; toward zero.
  private static func seconds(_ us: Int64) -> JSONValue { .thousandths(us / 1000) }
}
