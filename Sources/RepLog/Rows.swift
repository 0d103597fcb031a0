import Foundation
import GRDB
import Training

// A row becomes a record through `decode`, which throws: a subscript of a row would trap on a
// value of the wrong kind, and the file is not ours alone.

extension SessionRecord {
  /// What a row must begin with: columns are taken by their place, since to look each up by its name takes
  /// longer than to read it.
  static let selected = """
    id, started_at_wall_ms, started_at_monotonic_us, boot_id, lifter, style, mode, rounding, provenance, \
    source, calibration_grade, calibration_id, feedback, feedback_setting, warn_reserve_permille, \
    alarm_reserve_permille, ended_at_monotonic_us, started_at_boot_ms, clock
    """
  /// How many those are: what is selected beside them begins here.
  static let selectedCount = 19

  /// - Parameter row: begins with the columns of `selected`.
  init(row: Row) throws {
    self.init(
      id: try row.decode(atIndex: 0),
      startedAtWallMS: try row.decode(atIndex: 1),
      startedAtMonotonicUS: try row.decode(atIndex: 2),
      bootID: try row.decode(atIndex: 3),
      lifter: try row.decode(atIndex: 4),
      style: try row.decode(atIndex: 5),
      mode: try row.decode(atIndex: 6),
      rounding: try row.decode(atIndex: 7),
      provenance: try row.decode(atIndex: 8),
      source: try row.decode(atIndex: 9),
      calibrationGrade: try row.decode(atIndex: 10),
      calibrationID: try row.decode(atIndex: 11),
      feedback: try row.decode(atIndex: 12),
      feedbackSetting: try row.decode(atIndex: 13),
      warnReservePermille: try row.decode(atIndex: 14),
      alarmReservePermille: try row.decode(atIndex: 15),
      endedAtMonotonicUS: try row.decode(atIndex: 16),
      startedAtBootMS: try row.decode(atIndex: 17),
      clock: try row.decode(atIndex: 18))
  }

  var columns: [(String, (any DatabaseValueConvertible)?)] {
    [
      ("started_at_wall_ms", startedAtWallMS),
      ("started_at_monotonic_us", startedAtMonotonicUS),
      ("ended_at_monotonic_us", endedAtMonotonicUS),
      ("boot_id", bootID),
      ("lifter", lifter),
      ("style", style),
      ("mode", mode),
      ("rounding", rounding),
      ("provenance", provenance),
      ("source", source),
      ("calibration_grade", calibrationGrade),
      ("calibration_id", calibrationID),
      ("feedback", feedback),
      ("feedback_setting", feedbackSetting),
      ("warn_reserve_permille", warnReservePermille),
      ("alarm_reserve_permille", alarmReservePermille),
      ("started_at_boot_ms", startedAtBootMS),
      ("clock", clock),
    ]
  }
}

extension SetRecord {
  init(row: Row) throws {
    self.init(
      id: try row.decode(forColumn: "id"),
      sessionID: try row.decode(forColumn: "session_id"),
      number: try row.decode(forColumn: "number"),
      startUS: try row.decode(forColumn: "start_us"),
      endUS: try row.decode(forColumn: "end_us"),
      loadGrams: try row.decode(forColumn: "load_g"))
  }

  var columns: [(String, (any DatabaseValueConvertible)?)] {
    [
      ("session_id", sessionID),
      ("number", number),
      ("start_us", startUS),
      ("end_us", endUS),
      ("load_g", loadGrams),
    ]
  }
}

extension RepRecord {
  init(row: Row, path: String) throws {
    let flags: Int64 = try row.decode(forColumn: "flags")
    let blob: Data = try row.decode(forColumn: "trace_decideg")
    guard let flags = UInt16(exactly: flags), let trace = TraceBlob.decode(blob) else {
      throw RepLogError.damaged(path: path, detail: "a rep holds flags or a trace no writer makes")
    }
    self.init(
      id: try row.decode(forColumn: "id"),
      setID: try row.decode(forColumn: "set_id"),
      number: try row.decode(forColumn: "number"),
      liftoffUS: try row.decode(forColumn: "liftoff_us"),
      lockoutUS: try row.decode(forColumn: "lockout_us"),
      ownStartUS: try row.decode(forColumn: "own_start_us"),
      ownEndUS: try row.decode(forColumn: "own_end_us"),
      eccentricMS: try row.decode(forColumn: "eccentric_ms"),
      bottomMS: try row.decode(forColumn: "bottom_ms"),
      concentricMS: try row.decode(forColumn: "concentric_ms"),
      topMS: try row.decode(forColumn: "top_ms"),
      peakFlexionMdeg: try row.decode(forColumn: "peak_flexion_mdeg"),
      excessFlexionMdeg: try row.decode(forColumn: "excess_flexion_mdeg"),
      reserveUsedPermille: try row.decode(forColumn: "reserve_used_permille"),
      rangeMdeg: try row.decode(forColumn: "range_mdeg"),
      peakRiseRateMdps: try row.decode(forColumn: "peak_rise_rate_mdps"),
      warnings: try row.decode(forColumn: "warnings"),
      alarms: try row.decode(forColumn: "alarms"),
      verdict: try row.decode(forColumn: "verdict"),
      flags: flags,
      reason: try row.decode(forColumn: "reason"),
      reasonAtUS: try row.decode(forColumn: "reason_at_us"),
      reserveLimitPermille: try row.decode(forColumn: "reserve_limit_permille"),
      creepMdeg: try row.decode(forColumn: "creep_mdeg"),
      creepLimitMdeg: try row.decode(forColumn: "creep_limit_mdeg"),
      posture: RepPosture(
        leanMdeg: try row.decode(forColumn: "lean_mdeg"),
        twistMdeg: try row.decode(forColumn: "twist_mdeg"),
        setupFlexionMdeg: try row.decode(forColumn: "setup_flexion_mdeg"),
        setupReservePermille: try row.decode(forColumn: "setup_reserve_permille"),
        buzzMS: try row.decode(forColumn: "buzz_ms")),
      trace: trace,
      traceStepMS: try row.decode(forColumn: "trace_step_ms"))
  }

  func columns(setID: Int64) -> [(String, (any DatabaseValueConvertible)?)] {
    [
      ("set_id", setID),
      ("number", number),
      ("liftoff_us", liftoffUS),
      ("lockout_us", lockoutUS),
      ("own_start_us", ownStartUS),
      ("own_end_us", ownEndUS),
      ("eccentric_ms", eccentricMS),
      ("bottom_ms", bottomMS),
      ("concentric_ms", concentricMS),
      ("top_ms", topMS),
      ("peak_flexion_mdeg", peakFlexionMdeg),
      ("excess_flexion_mdeg", excessFlexionMdeg),
      ("reserve_used_permille", reserveUsedPermille),
      ("range_mdeg", rangeMdeg),
      ("peak_rise_rate_mdps", peakRiseRateMdps),
      ("warnings", warnings),
      ("alarms", alarms),
      ("verdict", verdict),
      ("flags", Int64(flags)),
      ("reason", reason),
      ("reason_at_us", reasonAtUS),
      ("reserve_limit_permille", reserveLimitPermille),
      ("creep_mdeg", creepMdeg),
      ("creep_limit_mdeg", creepLimitMdeg),
      ("lean_mdeg", posture.leanMdeg),
      ("twist_mdeg", posture.twistMdeg),
      ("setup_flexion_mdeg", posture.setupFlexionMdeg),
      ("setup_reserve_permille", posture.setupReservePermille),
      ("buzz_ms", posture.buzzMS),
      ("trace_step_ms", traceStepMS),
      ("trace_decideg", TraceBlob.encode(trace)),
    ]
  }
}

extension AlertRecord {
  init(row: Row) throws {
    self.init(
      timeUS: try row.decode(forColumn: "time_us"),
      setNumber: try row.decode(forColumn: "set_number"),
      kind: try row.decode(forColumn: "kind"),
      grade: try row.decode(forColumn: "grade"),
      sounded: try row.decode(Int64.self, forColumn: "sounded") != 0)
  }

  func columns(sessionID: Int64) -> [(String, (any DatabaseValueConvertible)?)] {
    [
      ("session_id", sessionID),
      ("time_us", timeUS),
      ("set_number", setNumber),
      ("kind", kind),
      ("grade", grade),
      ("sounded", sounded ? 1 : 0),
    ]
  }
}

extension FaultRecord {
  init(row: Row) throws {
    self.init(
      timeUS: try row.decode(forColumn: "time_us"),
      kind: try row.decode(forColumn: "kind"),
      sensor: try row.decode(forColumn: "sensor"),
      detail: try row.decode(forColumn: "detail"))
  }

  func columns(sessionID: Int64) -> [(String, (any DatabaseValueConvertible)?)] {
    [
      ("session_id", sessionID),
      ("time_us", timeUS),
      ("kind", kind),
      ("sensor", sensor),
      ("detail", detail),
    ]
  }
}

extension EntryRecord {
  init(row: Row) throws {
    self.init(
      id: try row.decode(forColumn: "id"),
      sessionID: try row.decode(forColumn: "session_id"),
      setNumber: try row.decode(forColumn: "set_number"),
      repNumber: try row.decode(forColumn: "rep_number"),
      field: try row.decode(forColumn: "field"),
      value: try row.decode(forColumn: "value"),
      enteredAtWallMS: try row.decode(forColumn: "entered_at_wall_ms"),
      enteredAtBootMS: try row.decode(forColumn: "entered_at_boot_ms"),
      bootID: try row.decode(forColumn: "boot_id"),
      clock: try row.decode(forColumn: "clock"),
      origin: try row.decode(forColumn: "origin"))
  }

  var columns: [(String, (any DatabaseValueConvertible)?)] {
    [
      ("session_id", sessionID),
      ("set_number", setNumber),
      ("rep_number", repNumber),
      ("field", field),
      ("value", value),
      ("entered_at_wall_ms", enteredAtWallMS),
      ("entered_at_boot_ms", enteredAtBootMS),
      ("boot_id", bootID),
      ("clock", clock),
      ("origin", origin),
    ]
  }
}

extension Database {
  /// One row into `table`; returns its id.
  func insert(
    into table: String, _ columns: [(String, (any DatabaseValueConvertible)?)]
  ) throws -> Int64 {
    let names = columns.map(\.0).joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let statement = try cachedStatement(sql: "INSERT INTO \(table) (\(names)) VALUES (\(marks))")
    try statement.execute(arguments: StatementArguments(columns.map(\.1)))
    return lastInsertedRowID
  }
}
