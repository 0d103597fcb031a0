import Foundation
import GRDB
import Testing

/// `hinge next` with the real programs, on a simulated log: everything it says is marked so.
@Suite struct NextCommandTests {
  private func next(
    _ place: Workspace, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Programs.Outcome {
    try Programs.run(
      "hinge", ["next", "--log", "log.sqlite"] + arguments, in: place.url, environment: environment)
  }

  private func say(_ place: Workspace, _ arguments: [String]) throws {
    let found = try Programs.run(
      "hinge", ["log"] + arguments + ["--log", "log.sqlite", "--socket", "s"], in: place.url)
    #expect(found.status == 0, "\(found.errors)")
  }

  /// Three days after the session, which is of now: it has rested.
  private var later: String {
    let date = Date(timeIntervalSinceNow: 3 * 86_400)
    return String(date.formatted(.iso8601).prefix(10))
  }

  private func trained(loads: Bool = true) throws -> Workspace {
    let place = try TrainedLog.copy(sessions: 1)
    if loads {
      for set in 1...3 { try say(place, ["\(set)", "--load", "100"]) }
    }
    return place
  }

  private func json(_ place: Workspace, _ arguments: [String] = []) throws -> [String: Any] {
    let found = try next(place, ["--json", "--on", later] + arguments)
    #expect(found.status == 0 && found.errors.isEmpty, "\(found.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any]
    return try #require(json)
  }

  private func advice(_ json: [String: Any]) throws -> [String: Any] {
    let styles = try #require(json["styles"] as? [[String: Any]])
    return try #require(styles.first?["advice"] as? [String: Any])
  }

  @Test func withoutALoadItSaysHowToGiveOne() throws {
    let place = try trained(loads: false)
    let found = try next(place, ["--on", later])
    #expect(found.status == 0 && found.output.hasPrefix("No advice"))
    #expect(found.output.contains("`hinge log 1:1 --load"))
    #expect(try advice(try json(place))["rule"] as? String == "no_load")
  }

  @Test func theFirstLineSaysWhatToDoAndTheLoad() throws {
    let place = try trained()
    let found = try next(place, ["--on", later])
    let first = found.output.split(separator: "\n").first.map(String.init) ?? ""
    #expect(first.contains(" kg: "), "\(found.output)")
    #expect(
      found.output.contains("SIMULATED") && found.output.contains("each side of the 20 kg bar"))
    #expect(found.output.contains("session 1"))
    let object = try json(place)
    #expect(object["schema"] as? String == "hinge.next/1")
    #expect(object["synthetic"] as? Bool == true && object["day"] as? String == later)
    // Twice the same.
    #expect(try next(place, ["--on", later]).output == found.output)
  }

  @Test func restNamesTheHourAndWhatComesThen() throws {
    let place = try trained()
    // A machine without a time server does not know the date.
    let log = try DatabaseQueue(path: place.path("log.sqlite"))
    try log.write { try $0.execute(sql: "UPDATE sessions SET clock = 'set'") }
    try log.close()
    let found = try next(place, [])
    #expect(found.output.hasPrefix("Rest until "), "\(found.output)")
    #expect(found.output.contains("\nThen "))
  }

  @Test func sharpPainEndsAdviceUntilItIsGone() throws {
    let place = try trained()
    try say(place, ["session", "--pain", "3", "--pain-kind", "sharp"])
    let found = try next(place, ["--on", later])
    #expect(found.output.hasPrefix("Stop: no load is advised."), "\(found.output)")
    #expect(found.output.contains("doctor or physiotherapist"))
    let stopped = try advice(try json(place))
    #expect(stopped["kind"] as? String == "stop" && stopped["load"] is NSNull)
    try say(place, ["session", "--pain", "0"])
    #expect(try advice(try json(place))["rule"] as? String == "after_pain")
    let wrong = try Programs.run(
      "hinge", ["log", "--pain-kind", "odd", "--log", "log.sqlite"], in: place.url)
    #expect(wrong.status == 64 && wrong.errors.contains("dull, sharp, radiating"))
  }

  @Test func platesAndThresholdsAreSettings() throws {
    let place = try trained()
    try place.write("c.yaml", "plates: {bar: 15kg, pairs: [25kg, 15kg]}\n")
    // 100 kg were lifted, with whatever was there.
    let other = try advice(try json(place, ["--config", "c.yaml"]))["load"] as? [String: Any]
    #expect(other?["bar_g"] as? Int == 15_000, "\(String(describing: other))")
    #expect(other?["can_be_made"] as? Bool == false && other?["nearest_below_g"] as? Int == 95_000)
    try place.write("c.yaml", "plates: {bar: 15kg, pairs: [25kg, 15kg, 2.5kg]}\n")
    let load = try advice(try json(place, ["--config", "c.yaml"]))["load"] as? [String: Any]
    #expect(load?["plates_each_side_g"] as? [Int] == [25_000, 15_000, 2500], "\(load ?? [:])")
    try place.write("c.yaml", "plates: {bar: 15}\n")
    let wrong = try next(place, ["--config", "c.yaml"])
    #expect(wrong.status == 78 && wrong.errors.contains("plates.bar"), "\(wrong.errors)")
  }

  @Test func mistakesAreOneSentence() throws {
    let place = try trained(loads: false)
    for (words, status, sentence) in [
      (["--on", "soon"], 64, "is no day"), (["--on", "2026-11"], 64, "is no day"),
      (["--style", "yoga"], 64, "a style is one of"), (["--lifter", "bob"], 65, "names no lifter"),
    ] as [([String], Int32, String)] {
      let found = try next(place, words)
      #expect(found.status == status && found.output.isEmpty, "\(words): \(found)")
      #expect(found.errors.contains(sentence), "\(words): \(found.errors)")
      #expect(found.errors.split(separator: "\n").count == 1, "\(words)")
    }
    let none = try Workspace()
    #expect(try next(none, []).status == 69)
    let sumo = try next(place, ["--style", "good-morning"])
    #expect(sumo.status == 0 && sumo.output.hasPrefix("No advice"), "\(sumo)")
  }

  @Test func mannersInAPipe() throws {
    let place = try trained()
    for columns in ["60", "80"] {
      let found = try next(place, ["--on", later], environment: ["COLUMNS": columns])
      #expect(found.output.split(separator: "\n").allSatisfy { $0.count <= Int(columns) ?? 0 })
      #expect(
        found.output.unicodeScalars.allSatisfy { $0 == "\n" || (0x20..<0x7F).contains($0.value) })
    }
    let pounds = try next(place, ["--on", later, "--units", "lb"])
    #expect(pounds.output.contains(" lb"))
    #expect(try next(place, ["--color", "always"]).output.contains("\u{1B}["))
  }
}
