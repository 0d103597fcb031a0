package import Training

/// What was said of a session, in the order in which it was said: `hinge.entries/1`,
/// `Schemas/entries.schema.json`.
package enum EntriesJSON {
  package static func text(_ log: SessionLog) -> String {
    let inForce = log.entriesInForce
    return JSONValue.object([
      ("schema", .string("hinge.entries/1")),
      ("session", .integer(log.session.id)),
      ("entries", .array(log.entries.map { entry($0, inForce.contains($0.id)) })),
    ]).text
  }

  private static func entry(_ entry: EntryRecord, _ isInForce: Bool) -> JSONValue {
    .object([
      ("id", .integer(entry.id)),
      ("set", .optional(entry.setNumber.map { Int64($0) })),
      ("rep", .optional(entry.repNumber.map { Int64($0) })),
      ("field", .string(entry.field)),
      ("value", entry.value.map { .string($0) } ?? .null),
      ("in_force", .bool(isInForce)),
      ("entered_at_ms", .integer(entry.enteredAtWallMS)),
      ("entered_at_known", .bool(entry.hasKnownDate)),
      ("origin", .string(entry.origin)),
    ])
  }
}
