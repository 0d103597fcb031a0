import Foundation
import Testing

/// Timed holds through the real command: made up, replayed, compared with their truth.
@Suite struct HoldCommandTests {
  @Test func aSimulatedRoundIsReplayed() throws {
    let place = try Workspace()
    #expect(try place.hinge("simulate", "--seed", "7", "--folder", "lifter").status == 0)
    #expect(
      try place.hinge(
        "calibrate", "--recordings", "lifter/calibration", "--style", "conventional", "--out",
        "me.json"
      ).status == 0)
    let made = try place.hinge(
      "simulate", "--seed", "7", "--hold", "side-plank", "--out", "side.csv")
    #expect(made.status == 0, "\(made.errors)")
    let truth = try object(Data(try place.read("side.truth.json")))
    let entries = try #require(truth["holds"] as? [[String: Any]])
    #expect(entries.count == 2)

    let schema = try object(
      try Data(
        contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
          .appendingPathComponent("../../Sources/Reports/Schemas/holds.schema.json")))
    for kind in ["side-plank", "any"] {
      let replayed = try place.hinge(
        "replay", "side.csv", "--hold", kind, "--profile", "me.json", "--json")
      #expect(replayed.status == 0, "\(replayed.errors)")
      let json = try object(Data(replayed.output.utf8))
      #expect(json["schema"] as? String == "hinge.holds/1")
      try expect(json, has: schema)
      let holds = try #require(json["holds"] as? [[String: Any]])
      #expect(holds.count == entries.count)
      let definitions = try #require(schema["$defs"] as? [String: Any])
      for (hold, entry) in zip(holds, entries) {
        try expect(hold, has: try #require(definitions["hold"] as? [String: Any]))
        #expect(hold["kind"] as? String == "side-plank")
        #expect(hold["side"] as? String == entry["side"] as? String)
        #expect(hold["chosen"] as? Bool == (kind != "any"))
        for (milliseconds, seconds) in [("start_ms", "start_s"), ("end_ms", "end_s")] {
          let said = Double(try #require(hold[milliseconds] as? Int)) / 1000
          #expect(abs(said - (try #require(entry[seconds] as? Double))) <= 0.3)
        }
      }
    }
    let text = try place.hinge("replay", "side.csv", "--hold", "any", "--profile", "me.json")
    #expect(text.status == 0)
    #expect(text.output.hasPrefix("SYNTHETIC recording"))
    #expect(text.output.contains("side-plank left") && text.output.contains("side-plank right"))
  }

  @Test func mistakesAreOneSentence() throws {
    let place = try Workspace()
    for (words, says) in [
      (["simulate", "--hold", "handstand", "--out", "a.csv"], "--hold handstand is not known"),
      (["simulate", "--hold", "plank", "--folder", "a"], "--out FILE"),
      (["replay", "a.csv", "--hold", "plank"], "--hold needs --profile"),
      (["replay", "a.csv", "--hold", "handstand", "--profile", "b"], "one of plank"),
      (["replay", "a.csv", "--hold", "any", "--profile", "b", "--trace", "c"], "no --trace"),
      (["bench-core", "a.csv", "--hold", "nonsense", "--profile", "b"], "one of plank"),
      (["bench-core", "a.csv", "--hold", "any"], "--hold needs --profile"),
      (["bench-core", "a.csv", "--seconds", "20"], "--seconds needs --hold"),
    ] {
      let result = try Programs.run("hinge", words, in: place.url)
      #expect(result.status == 64, "\(words)")
      #expect(result.errors.contains(says), "\(words): \(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  private func object(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// Every key is described, and every key that must be there is.
  private func expect(_ value: [String: Any], has schema: [String: Any]) throws {
    let properties = try #require(schema["properties"] as? [String: Any])
    let required = try #require(schema["required"] as? [String])
    #expect(Set(value.keys) == Set(properties.keys))
    #expect(Set(required) == Set(properties.keys))
  }
}
