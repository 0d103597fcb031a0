import GRDB
package import Training

extension MobilityRecord {
  init(row: Row) throws {
    self.init(
      id: try row.decode(forColumn: "id"),
      lifter: try row.decode(forColumn: "lifter"),
      style: try row.decode(forColumn: "style"),
      provenance: try row.decode(forColumn: "provenance"),
      mode: try row.decode(forColumn: "mode"),
      calibrationID: try row.decode(forColumn: "calibration_id"),
      source: try row.decode(forColumn: "source"),
      measuredAtWallMS: try row.decode(forColumn: "measured_at_wall_ms"),
      measuredAtBootMS: try row.decode(forColumn: "measured_at_boot_ms"),
      bootID: try row.decode(forColumn: "boot_id"),
      clock: try row.decode(forColumn: "clock"),
      neutralMdeg: try row.decode(forColumn: "neutral_mdeg"),
      isAtLeast: try row.decode(Int64.self, forColumn: "is_at_least") != 0,
      spreadMdeg: try row.decode(forColumn: "spread_mdeg"),
      bends: try row.decode(forColumn: "bends"),
      depthMdeg: try row.decode(forColumn: "depth_mdeg"),
      limitMdeg: try row.decode(forColumn: "limit_mdeg"))
  }

  var columns: [(String, (any DatabaseValueConvertible)?)] {
    [
      ("lifter", lifter),
      ("style", style),
      ("provenance", provenance),
      ("mode", mode),
      ("calibration_id", calibrationID),
      ("source", source),
      ("measured_at_wall_ms", measuredAtWallMS),
      ("measured_at_boot_ms", measuredAtBootMS),
      ("boot_id", bootID),
      ("clock", clock),
      ("neutral_mdeg", neutralMdeg),
      ("is_at_least", isAtLeast ? 1 : 0),
      ("spread_mdeg", spreadMdeg),
      ("bends", bends),
      ("depth_mdeg", depthMdeg),
      ("limit_mdeg", limitMdeg),
    ]
  }
}

extension RepLogWriter {
  /// Adds a mobility check and gives its number; `record.id` is ignored. No session need go on.
  @discardableResult
  package func append(mobility record: MobilityRecord) throws(RepLogError) -> Int64 {
    let columns = record.columns
    return try transaction { try $0.insert(into: "mobility", columns) }
  }

  static func repairMobility(_ fix: ClockFix, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE mobility SET measured_at_wall_ms = ? - (? - measured_at_boot_ms), clock = ?
        WHERE boot_id = ? AND clock IN (?, ?) AND measured_at_boot_ms IS NOT NULL
        """,
      arguments: [
        fix.wallMS, fix.bootMS, ClockState.repaired.rawValue, fix.bootID,
        ClockState.unset.rawValue, ClockState.chip.rawValue,
      ])
  }
}

extension RepLogReader {
  /// Every mobility check, or those of one lifter, in the order in which they were logged.
  package func mobility(of lifter: String? = nil) throws(RepLogError) -> [MobilityRecord] {
    let filter = lifter == nil ? "" : "WHERE lifter = ?"
    let arguments: StatementArguments = lifter.map { [$0] } ?? []
    return try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM mobility \(filter) ORDER BY id", arguments: arguments
      ).map { try MobilityRecord(row: $0) }
    }
  }
}

/// Mobility checks, in SQL.
enum MobilitySQL {
  /// The first format that has them.
  static let format = 7
}
