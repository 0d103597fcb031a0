import GRDB
internal import Training

/// What the wall clock turned out to be: `wallMS` (since 1970) was the time at `bootMS` since the boot
/// `bootID`.
package struct ClockFix: Sendable, Equatable {
  package var bootID: String
  package var wallMS: Int64
  package var bootMS: Int64

  package init(bootID: String, wallMS: Int64, bootMS: Int64) {
    self.bootID = bootID
    self.wallMS = wallMS
    self.bootMS = bootMS
  }

  /// When that boot was `bootMS` old, in milliseconds since 1970.
  package func wallMS(atBootMS moment: Int64) -> Int64 { wallMS &- (bootMS &- moment) }

  /// The session with the date that it had, where it is of this boot and its date was not known.
  func repaired(_ session: SessionRecord) -> SessionRecord {
    guard session.bootID == bootID, let began = session.startedAtBootMS,
      session.clock == ClockState.unset.rawValue || session.clock == ClockState.chip.rawValue
    else { return session }
    var session = session
    session.startedAtWallMS = wallMS(atBootMS: began)
    session.clock = ClockState.repaired.rawValue
    return session
  }
}

extension RepLogWriter {
  /// Gives every session of this boot whose date was not known the date that it had. Returns how many
  /// there were. Sessions of other boots, and those whose date is known, stay as they are.
  @discardableResult
  package func repairDates(_ fix: ClockFix) throws(RepLogError) -> Int {
    // Without an id two boots can't be told apart.
    if fix.bootID.isEmpty { return 0 }
    return try transaction { db in
      try Self.repairEntries(fix, db)
      try Self.repairMobility(fix, db)
      try db.execute(
        sql: """
          UPDATE sessions SET started_at_wall_ms = ? - (? - started_at_boot_ms), clock = ?
          WHERE boot_id = ? AND clock IN (?, ?) AND started_at_boot_ms IS NOT NULL
          """,
        arguments: [
          fix.wallMS, fix.bootMS, ClockState.repaired.rawValue, fix.bootID,
          ClockState.unset.rawValue, ClockState.chip.rawValue,
        ])
      return db.changesCount
    }
  }

  private static func repairEntries(_ fix: ClockFix, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE entries SET entered_at_wall_ms = ? - (? - entered_at_boot_ms), clock = ?
        WHERE boot_id = ? AND clock IN (?, ?) AND entered_at_boot_ms IS NOT NULL
        """,
      arguments: [
        fix.wallMS, fix.bootMS, ClockState.repaired.rawValue, fix.bootID,
        ClockState.unset.rawValue, ClockState.chip.rawValue,
      ])
  }
}
