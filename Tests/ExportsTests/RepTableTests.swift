import Foundation
import Testing
import Training

@testable import Exports

@Suite struct RepTableTests {
  private static let berlin = Samples.zone("Europe/Berlin")

  @Test func oneRowARep() {
    let text = RepTable.csv([Samples.evening()], zone: Self.berlin)
    let lines = text.split(separator: "\n")
    #expect(lines[0] == RepTable.columns.joined(separator: ",")[...])
    #expect(lines.count == 6)
    #expect(
      lines[3]
        == "12,2026-11-22T19:04:00+01:00,ana,conventional,measured,measured,1,102500,102.5,8.5,"
        + "3,crept,crept,lost,false,12000,13150,2080,420,1150,,8500,5000,4250,250,62000,97500,"
        + "0,0,,none,,,,,-1250,,,,0,,,,\"belt, \"\"tight\"\"\",,,slept 5 h,,dull,sharp")
    #expect(
      lines[5]
        == "12,2026-11-22T19:04:00+01:00,ana,conventional,measured,measured,2,,,,"
        + "2,no_call,,no_call,true,308000,309150,2080,420,1150,,8500,5000,4250,250,62000,97500,"
        + "0,0,,none,,,,,-1250,,,,0,,,,,,,slept 5 h,,,sharp")
  }

  /// A dropped or moved column breaks somebody's sheet: this list may only grow at its end.
  @Test func theColumnsStay() {
    #expect(
      RepTable.columns == [
        "session", "started_at", "lifter", "style", "mode", "provenance", "set", "load_g",
        "load_kg", "rpe", "rep", "verdict", "verdict_given", "verdict_belt", "excluded",
        "liftoff_ms", "lockout_ms", "eccentric_ms", "bottom_ms", "concentric_ms", "top_ms",
        "peak_flexion_mdeg", "flexion_error_mdeg", "excess_flexion_mdeg", "reserve_used_permille",
        "range_mdeg", "peak_rise_rate_mdps", "warnings", "alarms", "flags", "reason",
        "reason_at_ms", "reserve_limit_permille", "creep_mdeg", "creep_limit_mdeg",
        "lateral_lean_mdeg", "twist_mdeg", "setup_flexion_mdeg", "setup_reserve_used_permille",
        "buzz_ms", "pain", "notes", "set_pain", "set_notes", "session_rpe", "session_pain",
        "session_notes", "pain_kind", "set_pain_kind", "session_pain_kind",
      ])
  }

  @Test func theFirstLineAsJSON() {
    let text = RepTable.jsonLines([Samples.evening(mode: "estimated")], zone: Self.berlin)
    #expect(text.split(separator: "\n").count == 5)
    #expect(
      text.hasPrefix(
        "{\"schema\":\"hinge.rep/1\",\"session\":12,\"started_at\":\"2026-11-22T19:04:00+01:00\","
          + "\"lifter\":\"ana\",\"style\":\"conventional\",\"mode\":\"estimated\","
          + "\"provenance\":\"measured\",\"set\":1,\"load_g\":102500,\"load_kg\":102.5,\"rpe\":8.5,"
          + "\"rep\":1,\"verdict\":\"held\",\"verdict_given\":null,"))
    #expect(text.contains("\"flexion_error_mdeg\":20000"))
    #expect(text.contains("\"set_notes\":[\"belt, \\\"tight\\\"\"]"))
  }

  @Test func anUnknownDateIsEmpty() {
    let log = Samples.log(Samples.session(clock: "unset"), reps: [1])
    #expect(RepTable.csv([log], zone: .gmt).split(separator: "\n")[1].hasPrefix("12,,ana,"))
    #expect(RepTable.jsonLines([log], zone: .gmt).contains("\"started_at\":null"))
  }

  @Test func whatIsUnknownIsEmptyAndNeverZero() throws {
    var log = Samples.log(reps: [1])
    log.sets[0].1[0].peakFlexionMdeg = nil
    log.sets[0].1[0].reserveUsedPermille = nil
    log.sets[0].1[0].eccentricMS = nil
    log.sets[0].1[0].posture = RepPosture()
    let table = try CSVReader.table(Array(RepTable.csv([log], zone: .gmt).utf8))
    let row = Dictionary(uniqueKeysWithValues: zip(table.header, table.rows[0].fields))
    for column in [
      "load_g", "load_kg", "rpe", "peak_flexion_mdeg", "flexion_error_mdeg",
      "reserve_used_permille", "eccentric_ms", "top_ms", "lateral_lean_mdeg", "buzz_ms", "pain",
    ] {
      #expect(row[column]?.isEmpty == true, "\(column)")
    }
  }

  @Test func withoutSessionsThereIsTheHeaderAlone() {
    #expect(RepTable.csv([], zone: .gmt) == RepTable.columns.joined(separator: ",") + "\n")
    #expect(RepTable.jsonLines([Samples.log(reps: [])], zone: .gmt).isEmpty)
  }

  /// Read back, the CSV says what the JSON says, also of sessions that no lift could make.
  @Test(arguments: 1...60) func bothFormsSayTheSame(seed: UInt64) throws {
    let log = Samples.random(seed)
    let table = try CSVReader.table(Array(RepTable.csv([log], zone: Self.berlin).utf8))
    let lines = RepTable.jsonLines([log], zone: Self.berlin).split(separator: "\n")
    #expect(table.header == RepTable.columns)
    #expect(table.rows.count == log.sets.map(\.1.count).reduce(0, +), "seed \(seed)")
    try #require(table.rows.count == lines.count, "seed \(seed)")
    for (row, line) in zip(table.rows, lines) {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(Set(object.keys) == Set(RepTable.columns + ["schema"]))
      for (name, field) in zip(table.header, row.fields) {
        // Decimals come from a double, which holds no 19 digits.
        if let number = object[name] as? NSNumber, Self.decimals.contains(name) {
          let written = Double(field) ?? .nan
          #expect(
            abs(written - number.doubleValue) <= max(abs(written) * 1e-15, 1e-9),
            "seed \(seed), \(name)")
        } else {
          #expect(Self.text(object[name], name) == field, "seed \(seed), \(name)")
        }
      }
    }
  }

  private static let decimals = ["load_kg", "rpe", "session_rpe"]

  private static func text(_ value: Any?, _ name: String) -> String {
    if name == "excluded" { return value as? Bool == true ? "true" : "false" }
    if let texts = value as? [String] {
      return texts.joined(separator: name == "flags" ? " " : " | ")
    }
    if let text = value as? String { return text }
    return (value as? NSNumber).map { "\($0.int64Value)" } ?? ""
  }

  @Test func linesFollowTheSchema() throws {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Reports/Schemas/rep.schema.json")
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    #expect(Set(properties.keys) == Set(RepTable.columns + ["schema"]))
    #expect(Set(schema["required"] as? [String] ?? []) == Set(properties.keys))
    let logs = (1...60).map { Samples.random($0) } + [Samples.evening()]
    for line in RepTable.jsonLines(logs, zone: .gmt).split(separator: "\n") {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      for (name, value) in object {
        let part = try #require(properties[name])
        #expect(Self.follows(value, part), "\(name): \(value)")
      }
    }
  }

  /// As much of a schema as this one uses; scripts/check-exports asks a validator of others, too.
  private static func follows(_ value: Any, _ schema: [String: Any]) -> Bool {
    if let allowed = schema["enum"] as? [Any] {
      return allowed.contains {
        ($0 as? String) == (value as? String) && ($0 is NSNull) == (value is NSNull)
      }
    }
    if let constant = schema["const"] as? String { return value as? String == constant }
    let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
    return types.contains { type in
      switch type {
      case "null": value is NSNull
      case "string": value is String
      case "boolean": value is Bool
      case "array": value is [String]
      case "integer", "number": value is NSNumber
      default: false
      }
    }
  }
}
