package import Training

/// Timed holds as `hinge.hold/1`, `Schemas/hold.schema.json`.
package enum HoldJSON {
  package static func text(_ holds: [LoggedHold]) -> String {
    JSONValue.object([
      ("schema", .string("hinge.hold/1")), ("holds", .array(holds.map(logged))),
    ]).text
  }

  private static func logged(_ logged: LoggedHold) -> JSONValue {
    let members: [(String, JSONValue)] = [
      ("session", logged.session == 0 ? .null : .integer(logged.session)),
      ("session_started_at_ms", logged.hasKnownDate ? .integer(logged.startedAtWallMS) : .null),
      ("lifter", .nonEmpty(logged.lifter)), ("synthetic", .bool(logged.isSimulated)),
    ]
    return .object(members + self.members(logged.hold))
  }

  static func value(_ hold: HoldRecord) -> JSONValue { .object(members(hold)) }

  private static func members(_ hold: HoldRecord) -> [(String, JSONValue)] {
    [
      ("number", .integer(Int64(hold.number))), ("kind", .string(hold.kind)),
      ("side", .string(hold.side)), ("chosen", .bool(hold.isChosen)),
      ("lumbar", .bool(hold.hasLumbar)),
      ("start_s", .thousandths(hold.startUS / 1000)), ("end_s", .thousandths(hold.endUS / 1000)),
      ("held_ms", .integer(hold.heldMS)), ("target_ms", .optional(hold.targetMS)),
      ("sag_deg", .thousandths(hold.sagMdeg)), ("rotation_deg", .thousandths(hold.rotationMdeg)),
      ("sway_deg", .thousandths(hold.swayMdeg)), ("losses", .integer(Int64(hold.losses))),
      ("lost_ms", .integer(hold.lostMS)), ("gaps", .integer(Int64(hold.gaps))),
      ("missing_ms", .integer(hold.missingMS)), ("ended_by", .string(hold.endedBy)),
      ("grade", hold.grade.map { .string($0) } ?? .null),
    ]
  }
}
