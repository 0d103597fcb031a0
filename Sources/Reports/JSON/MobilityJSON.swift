package import Coaching
package import Training

/// Mobility checks as `hinge.mobility/1`, `Schemas/mobility.schema.json`.
package enum MobilityJSON {
  /// - Parameters:
  ///   - review: of the newest one; nil where there is none.
  ///   - records: in the order in which they were logged; the newest is among them.
  package static func text(_ review: MobilityReview?, _ records: [MobilityRecord]) -> String {
    JSONValue.object([
      ("schema", .string("hinge.mobility/1")),
      ("latest", review.map { check($0.latest) } ?? .null),
      ("usual", review?.usual.map(usual) ?? .null),
      ("short_by_mdeg", .optional(review?.shortByMdeg)),
      ("warm_up", review?.warmUpPrompt.map { .string($0) } ?? .null),
      ("caveat", review?.caveat.map { .string($0) } ?? .null),
      ("checks", .array(records.map(check))),
    ]).text
  }

  private static func usual(_ usual: UsualRange) -> JSONValue {
    .object([
      ("neutral_mdeg", .integer(usual.neutralMdeg)), ("at_least", .bool(usual.isAtLeast)),
      ("spread_mdeg", .integer(usual.spreadMdeg)), ("days", .integer(Int64(usual.days))),
    ])
  }

  private static func check(_ record: MobilityRecord) -> JSONValue {
    .object([
      ("id", record.id == 0 ? .null : .integer(record.id)),
      ("lifter", .nonEmpty(record.lifter)), ("style", .nonEmpty(record.style)),
      ("measured_at_ms", record.hasKnownDate ? .integer(record.measuredAtWallMS) : .null),
      ("clock", .nonEmpty(record.clock)), ("mode", .string(record.mode)),
      ("synthetic", .bool(record.isSimulated)),
      ("calibration_id", .nonEmpty(record.calibrationID)), ("source", .string(record.source)),
      ("neutral_mdeg", .integer(record.neutralMdeg)), ("at_least", .bool(record.isAtLeast)),
      ("spread_mdeg", .integer(record.spreadMdeg)), ("bends", .integer(Int64(record.bends))),
      ("depth_mdeg", .integer(record.depthMdeg)), ("limit_mdeg", .integer(record.limitMdeg)),
    ])
  }
}
