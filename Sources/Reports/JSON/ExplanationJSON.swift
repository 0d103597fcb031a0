import Coaching
package import Training

/// One rep as `hinge.explanation/1`, `Schemas/explanation.schema.json`.
package enum ExplanationJSON {
  package static func text(_ log: SessionLog, set: SetRecord, rep: RepRecord) -> String {
    let alerts = log.alerts.filter { $0.setNumber == set.number }
    let style = set.said.style ?? log.session.style
    let reason = RepReason(rep, alerts: alerts, session: log.session, style: style)
    let own = alerts.filter { rep.ownStartUS <= $0.timeUS && $0.timeUS <= rep.ownEndUS }
    return JSONValue.object([
      ("schema", .string("hinge.explanation/1")),
      ("session", .integer(log.session.id)), ("set", .integer(Int64(set.number))),
      ("mode", .string(log.session.isEstimated ? "estimated" : "measured")),
      ("provenance", .string(log.session.isSynthetic ? "synthetic" : "measured")),
      ("flexion_error_deg", .integer(log.session.flexionErrorDegrees)),
      ("reason_at_s", rep.reasonAtUS.map { .thousandths($0 / 1000) } ?? .null),
      ("reserve_limit", .optionalThousandths(rep.reserveLimitPermille)),
      ("creep_deg", .optionalThousandths(rep.creepMdeg)),
      ("creep_limit_deg", .optionalThousandths(rep.creepLimitMdeg)),
      ("rep", JSONReport.rep(rep, reason)),
      ("alerts", .array(own.map(JSONReport.alert))),
    ]).text
  }
}
