import GRDB

/// The tables, as numbered steps that are only ever appended to: a log made by any earlier version
/// is brought up to date by the steps it lacks, each in a transaction of its own.
///
/// `user_version` holds the number of the last step, so that a program that is too old can say so.
enum Schema {
  /// "HING": tells a training log from any other SQLite file.
  static let applicationID: Int = 0x4849_4E47

  /// Every step so far; never edit or reorder one that was released.
  static let steps: [(identifier: String, sql: String)] = [
    ("001-sessions-sets-reps", sessionsSetsReps),
    ("002-reasons", reasons),
    ("003-posture", posture),
    ("004-feedback", feedback),
    ("005-clock", clock),
    ("006-entries", entries),
    ("007-mobility", mobility),
    ("008-holds", holds),
  ]

  /// The format this version writes.
  static var known: Int { steps.count }

  static func migrator(steps: [(identifier: String, sql: String)] = steps) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (index, step) in steps.enumerated() {
      migrator.registerMigration(step.identifier) { db in
        // Which steps are missing was asked before this transaction: another program may have been here.
        if try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 > index { throw StepIsTaken() }
        try db.execute(sql: step.sql)
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
    }
    return migrator
  }

  /// Which step a file has reached, as one transaction sees it: 0 for one without any table. Throws `notALog` for a database
  /// of some other program.
  static func version(of db: Database, path: String) throws -> Int {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    // The migrator makes its own table before the first step: a crash between the two leaves that.
    let foreign = "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'"
    let tables = try Int.fetchOne(db, sql: foreign) ?? 0
    if application != applicationID {
      guard application == 0, tables == 0 else { throw RepLogError.notALog(path: path) }
      return 0
    }
    return try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  // Session ids are shown to people, so none is ever used twice: hence AUTOINCREMENT. Values are
  // not checked beyond their type, since a strange rep that is kept beats one that is lost.
  private static let sessionsSetsReps = """
    CREATE TABLE sessions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      started_at_wall_ms INTEGER NOT NULL,
      started_at_monotonic_us INTEGER NOT NULL,
      ended_at_monotonic_us INTEGER,
      boot_id TEXT NOT NULL,
      lifter TEXT NOT NULL,
      style TEXT NOT NULL,
      mode TEXT NOT NULL,
      rounding TEXT NOT NULL,
      provenance TEXT NOT NULL,
      source TEXT NOT NULL,
      calibration_grade TEXT NOT NULL,
      warn_reserve_permille INTEGER,
      alarm_reserve_permille INTEGER
    ) STRICT;
    CREATE INDEX sessions_by_start ON sessions (started_at_wall_ms);

    CREATE TABLE sets (
      id INTEGER PRIMARY KEY,
      session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      start_us INTEGER NOT NULL,
      end_us INTEGER,
      load_g INTEGER,
      UNIQUE (session_id, number)
    ) STRICT;

    CREATE TABLE reps (
      id INTEGER PRIMARY KEY,
      set_id INTEGER NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      liftoff_us INTEGER NOT NULL,
      lockout_us INTEGER NOT NULL,
      own_start_us INTEGER NOT NULL,
      own_end_us INTEGER NOT NULL,
      eccentric_ms INTEGER,
      bottom_ms INTEGER NOT NULL,
      concentric_ms INTEGER NOT NULL,
      top_ms INTEGER,
      peak_flexion_mdeg INTEGER,
      excess_flexion_mdeg INTEGER,
      reserve_used_permille INTEGER,
      range_mdeg INTEGER NOT NULL,
      peak_rise_rate_mdps INTEGER NOT NULL,
      warnings INTEGER NOT NULL,
      alarms INTEGER NOT NULL,
      verdict TEXT NOT NULL,
      flags INTEGER NOT NULL,
      trace_step_ms INTEGER NOT NULL,
      trace_decideg BLOB NOT NULL,
      UNIQUE (set_id, number)
    ) STRICT;

    CREATE TABLE alerts (
      id INTEGER PRIMARY KEY,
      session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      time_us INTEGER NOT NULL,
      set_number INTEGER NOT NULL,
      kind TEXT NOT NULL,
      grade TEXT NOT NULL,
      sounded INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX alerts_by_session ON alerts (session_id, time_us);

    CREATE TABLE faults (
      id INTEGER PRIMARY KEY,
      session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      time_us INTEGER NOT NULL,
      kind TEXT NOT NULL,
      sensor INTEGER NOT NULL,
      detail INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX faults_by_session ON faults (session_id, time_us);
    """

  // Why a rep has its verdict. Empty in reps that were logged before.
  private static let reasons = """
    ALTER TABLE reps ADD COLUMN reason TEXT NOT NULL DEFAULT '';
    ALTER TABLE reps ADD COLUMN reason_at_us INTEGER;
    ALTER TABLE reps ADD COLUMN reserve_limit_permille INTEGER;
    ALTER TABLE reps ADD COLUMN creep_mdeg INTEGER;
    ALTER TABLE reps ADD COLUMN creep_limit_mdeg INTEGER;
    """

  // What is recorded beside the verdict. Null in reps that were logged before.
  private static let posture = """
    ALTER TABLE reps ADD COLUMN lean_mdeg INTEGER;
    ALTER TABLE reps ADD COLUMN twist_mdeg INTEGER;
    ALTER TABLE reps ADD COLUMN setup_flexion_mdeg INTEGER;
    ALTER TABLE reps ADD COLUMN setup_reserve_permille INTEGER;
    ALTER TABLE reps ADD COLUMN buzz_ms INTEGER;
    """

  // Which calibration a session used, with which feedback it ran and by which setting. Empty in
  // sessions that were logged before: none of them is known to have used a calibration.
  private static let feedback = """
    ALTER TABLE sessions ADD COLUMN calibration_id TEXT NOT NULL DEFAULT '';
    ALTER TABLE sessions ADD COLUMN feedback TEXT NOT NULL DEFAULT '';
    ALTER TABLE sessions ADD COLUMN feedback_setting TEXT NOT NULL DEFAULT '';
    CREATE INDEX sessions_by_calibration ON sessions (calibration_id, lifter, provenance);
    """

  // How far a session's date can be trusted, and what it is repaired by. Null and empty in sessions
  // that were logged before.
  private static let clock = """
    ALTER TABLE sessions ADD COLUMN started_at_boot_ms INTEGER;
    ALTER TABLE sessions ADD COLUMN clock TEXT NOT NULL DEFAULT '';
    CREATE INDEX sessions_by_boot ON sessions (boot_id);
    """

  // What people say of sessions, sets and reps; only ever added to. By number and not by row, so that
  // something can be said of a set before its first rep is there.
  private static let entries = """
    CREATE TABLE entries (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      set_number INTEGER,
      rep_number INTEGER,
      field TEXT NOT NULL,
      value TEXT,
      entered_at_wall_ms INTEGER NOT NULL,
      entered_at_boot_ms INTEGER,
      boot_id TEXT NOT NULL,
      clock TEXT NOT NULL,
      origin TEXT NOT NULL
    ) STRICT;
    CREATE INDEX entries_by_session ON entries (session_id, id);
    CREATE INDEX entries_by_boot ON entries (boot_id);

    -- Years of training are summed up from this alone, without reading the traces beside them.
    CREATE INDEX reps_for_trends ON reps (set_id, number, verdict, flags, reserve_used_permille,
      concentric_ms, eccentric_ms);
    """

  // Mobility checks. Of a lifter and not of a session: they come before it, or on a day without one.
  private static let mobility = """
    CREATE TABLE mobility (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      lifter TEXT NOT NULL,
      style TEXT NOT NULL,
      provenance TEXT NOT NULL,
      mode TEXT NOT NULL,
      calibration_id TEXT NOT NULL,
      source TEXT NOT NULL,
      measured_at_wall_ms INTEGER NOT NULL,
      measured_at_boot_ms INTEGER,
      boot_id TEXT NOT NULL,
      clock TEXT NOT NULL,
      neutral_mdeg INTEGER NOT NULL,
      is_at_least INTEGER NOT NULL,
      spread_mdeg INTEGER NOT NULL,
      bends INTEGER NOT NULL,
      depth_mdeg INTEGER NOT NULL,
      limit_mdeg INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX mobility_by_lifter ON mobility (lifter, id);
    CREATE INDEX mobility_by_boot ON mobility (boot_id);
    """

  // Timed holds, graded against their own first seconds.
  private static let holds = """
    CREATE TABLE holds (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      kind TEXT NOT NULL,
      side TEXT NOT NULL,
      chosen INTEGER NOT NULL,
      lumbar INTEGER NOT NULL,
      start_us INTEGER NOT NULL,
      end_us INTEGER NOT NULL,
      held_ms INTEGER NOT NULL,
      sag_mdeg INTEGER NOT NULL,
      rotation_mdeg INTEGER NOT NULL,
      sway_mdeg INTEGER NOT NULL,
      losses INTEGER NOT NULL,
      lost_ms INTEGER NOT NULL,
      gaps INTEGER NOT NULL,
      missing_ms INTEGER NOT NULL,
      target_ms INTEGER,
      ended_by TEXT NOT NULL,
      grade TEXT,
      UNIQUE (session_id, number)
    ) STRICT;
    """
}
