import GRDB
package import Training

extension HoldRecord {
  init(row: Row) throws {
    self.init(
      number: try row.decode(forColumn: "number"),
      kind: try row.decode(forColumn: "kind"),
      side: try row.decode(forColumn: "side"),
      isChosen: try row.decode(Int64.self, forColumn: "chosen") != 0,
      hasLumbar: try row.decode(Int64.self, forColumn: "lumbar") != 0,
      startUS: try row.decode(forColumn: "start_us"),
      endUS: try row.decode(forColumn: "end_us"),
      heldMS: try row.decode(forColumn: "held_ms"),
      sagMdeg: try row.decode(forColumn: "sag_mdeg"),
      rotationMdeg: try row.decode(forColumn: "rotation_mdeg"),
      swayMdeg: try row.decode(forColumn: "sway_mdeg"),
      losses: try row.decode(forColumn: "losses"),
      lostMS: try row.decode(forColumn: "lost_ms"),
      gaps: try row.decode(forColumn: "gaps"),
      missingMS: try row.decode(forColumn: "missing_ms"),
      targetMS: try row.decode(forColumn: "target_ms"),
      endedBy: try row.decode(forColumn: "ended_by"),
      grade: try row.decode(forColumn: "grade"))
  }

  func columns(sessionID: Int64) -> [(String, (any DatabaseValueConvertible)?)] {
    [
      ("session_id", sessionID),
      ("number", number),
      ("kind", kind),
      ("side", side),
      ("chosen", isChosen ? 1 : 0),
      ("lumbar", hasLumbar ? 1 : 0),
      ("start_us", startUS),
      ("end_us", endUS),
      ("held_ms", heldMS),
      ("sag_mdeg", sagMdeg),
      ("rotation_mdeg", rotationMdeg),
      ("sway_mdeg", swayMdeg),
      ("losses", losses),
      ("lost_ms", lostMS),
      ("gaps", gaps),
      ("missing_ms", missingMS),
      ("target_ms", targetMS),
      ("ended_by", endedBy),
      ("grade", grade),
    ]
  }
}

extension RepLogWriter {
  /// Appends a finished hold to the open session.
  package func append(hold record: HoldRecord) throws(RepLogError) {
    guard let session = sessionID else { throw .outOfTurn(detail: "no session was begun") }
    let columns = record.columns(sessionID: session)
    try transaction { _ = try $0.insert(into: "holds", columns) }
  }

  func holds(hold number: Int) throws(RepLogError) -> Bool {
    guard let sessionID else { return false }
    return try transaction { try Self.holds(hold: number, of: sessionID, $0) }
  }

  static func holds(hold: Int, of session: Int64, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM holds WHERE session_id = ? AND number = ?)",
      arguments: [session, hold]) ?? false
  }
}

extension RepLogReader {
  /// The newest holds, oldest first; of all lifters or one, as in force.
  package func holds(of lifter: String? = nil, newest: Int) throws(RepLogError) -> [LoggedHold] {
    let name = EntrySQL.said("lifter")
    let filter = lifter == nil ? "" : "WHERE \(name) = ?"
    var arguments: StatementArguments = lifter.map { [$0] } ?? []
    arguments += [newest]
    let bound = arguments
    return try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT holds.*, sessions.started_at_wall_ms, sessions.clock, sessions.provenance,
            \(name) AS lifter_said
          FROM holds JOIN sessions ON sessions.id = holds.session_id \(filter)
          ORDER BY holds.id DESC LIMIT ?
          """, arguments: bound
      ).reversed().map { row in
        let wallMS: Int64 = try row.decode(forColumn: "started_at_wall_ms")
        let clock: String = try row.decode(forColumn: "clock")
        return LoggedHold(
          session: try row.decode(forColumn: "session_id"), startedAtWallMS: wallMS,
          hasKnownDate: SessionRecord.plausibleWallMS.contains(wallMS)
            && clock != ClockState.unset.rawValue,
          lifter: try row.decode(forColumn: "lifter_said"),
          isSimulated: try row.decode(String.self, forColumn: "provenance") == "synthetic",
          hold: try HoldRecord(row: row))
      }
    }
  }
}

/// Holds, in SQL.
enum HoldSQL {
  /// The first format that has them.
  static let format = 8
}
