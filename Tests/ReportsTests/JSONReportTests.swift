import Foundation
import Testing
import Training

@testable import Reports

@Suite struct JSONReportTests {
  private static let schemaFile = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Reports/Schemas/report.schema.json")

  private func object(_ data: Data) throws -> Any {
    try JSONSerialization.jsonObject(with: data)
  }

  @Test func reportsFollowTheSchema() throws {
    let schema = try SchemaCheck(try object(try Data(contentsOf: Self.schemaFile)))
    let logs =
      [
        Sessions.evening(), Sessions.corrected, Sessions.uncalibrated, Sessions.empty,
        Sessions.setWithoutReps,
      ] + (1...100).map { Sessions.random($0) }
    let report = try object(Data(JSONReport.text(logs).utf8))
    #expect(schema.faults(in: report) == [])
    #expect(schema.faults(in: try object(Data(JSONReport.text([]).utf8))) == [])
  }

  @Test func entriesAndExplanationsFollowTheirs() throws {
    for log in [Sessions.corrected, Sessions.evening()] + (1...50).map({ Sessions.random($0) }) {
      try SchemaCheck.expect(EntriesJSON.text(log), "entries")
      for (set, reps) in log.sets {
        for rep in reps {
          try SchemaCheck.expect(ExplanationJSON.text(log, set: set, rep: rep), "explanation")
        }
      }
    }
  }

  @Test func mistakesFollowTheirs() throws {
    for sentence in ["log.sqlite: nothing there.", "\"quoted\"\n\u{7}", ""] {
      try SchemaCheck.expect(MistakeJSON.text(sentence, exitCode: 65), "error")
    }
  }

  /// The check itself can fail: each of these breaks one rule of the schema.
  @Test(arguments: [
    ("\"verdict\":\"held\"", "\"verdict\":\"good\""), ("\"bottom_ms\":420", "\"bottom_ms\":null"),
    ("\"bottom_ms\":420", "\"bottom_ms\":0.5"), ("\"bottom_ms\":420,", ""),
    ("hinge.report/1", "hinge.report/2"), ("\"sounded\":true", "\"sounded\":1.5"),
    ("\"bottom_ms\":420", "\"bottom_s\":0.42,\"bottom_ms\":420"),
  ])
  func aBrokenReportIsNoticed(was: String, becomes: String) throws {
    let schema = try SchemaCheck(try object(try Data(contentsOf: Self.schemaFile)))
    let text = JSONReport.text([Sessions.evening()])
    let broken = text.replacingOccurrences(of: was, with: becomes)
    #expect(broken != text)
    #expect(!schema.faults(in: try object(Data(broken.utf8))).isEmpty)
  }

  @Test func numbersAreExactAndUnknownsAreNull() {
    let rep = Sessions.rep(1, reserve: nil, verdict: "no_call", flags: 5)
    let text = JSONReport.text([Sessions.log(Sessions.session(), [[rep]])])
    for part in [
      "\"liftoff_s\":4,", "\"own_start_s\":3.5,", "\"peak_flexion_deg\":null",
      "\"range_deg\":62,", "\"peak_rise_rate_dps\":97.5,", "\"flags\":[\"gap\",\"no_profile\"]",
      "\"trace_flexion_deg\":[null,null", "\"warn_reserve\":0.4",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func valuesAreWrittenAsJSON() {
    let thousandths: [(Int64, String)] = [
      (0, "0"), (-1, "-0.001"), (1050, "1.05"), (-12_300, "-12.3"), (.min, "-9223372036854775.808"),
    ]
    for (value, text) in thousandths { #expect(JSONValue.thousandths(value).text == text) }
    #expect(JSONValue.string("a\"\\\n\u{1B}é").text == "\"a\\\"\\\\\\n\\u001bé\"")
    #expect(
      JSONValue.object([("b", .null), ("a", .array([.bool(true), .integer(2)]))]).text
        == "{\"b\":null,\"a\":[true,2]}")
  }
}
