import Foundation
import Testing

/// `hinge plan` and `hinge week` with the real programs.
@Suite struct PlanCommandTests {
  private static let plan = """
    lifter: simulated-4
    sessions:
      - day: DAY
        time: 18:00
        work:
          - {style: conventional, sets: 1, reps: 3}
          - {hold: plank, sets: 2, seconds: 30}

    """

  /// A log, and a plan for the day on which it was made.
  private func planned() throws -> (place: Workspace, day: String) {
    let place = try TrainedLog.copy()
    let json = try Programs.run(
      "hinge", ["report", "--json", "--log", "log.sqlite"], in: place.url)
    let found = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let sessions = try #require(
      found?["sessions"] as? [[String: Any]], "\(json.output.prefix(300))")
    let session = try #require(sessions.first?["session"] as? [String: Any] ?? sessions.first)
    let ms = try #require(
      session["started_at_ms"] as? Int64 ?? session["started_at_wall_ms"] as? Int64)
    let date = Date(timeIntervalSince1970: Double(ms) / 1000)
    let day = String(ISO8601DateFormatter().string(from: date).prefix(10))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let words = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    let word = words[calendar.component(.weekday, from: date) - 1]
    try place.write("plan.yaml", Self.plan.replacing("DAY", with: word))
    return (place, day)
  }

  private func hinge(_ place: Workspace, _ words: [String]) throws -> Programs.Outcome {
    try Programs.run("hinge", words, in: place.url)
  }

  private static let log = ["--log", "log.sqlite"]

  /// Whatever is planned: pain that ends advice goes before it.
  @Test func sharpPainGoesBeforeThePlan() throws {
    let (place, day) = try planned()
    let said = try hinge(place, ["log", "last", "--pain-kind", "sharp"] + Self.log)
    #expect(said.status == 0, "\(said)")
    let plan = try hinge(place, ["plan", "--plan", "plan.yaml"] + Self.log)
    #expect(plan.output.hasPrefix("Stop, whatever is planned. Sharp pain"), "\(day): \(plan)")
    let week = try hinge(place, ["week"] + Self.log)
    #expect(week.output.contains("Stop, whatever else stands here. Sharp pain"), "\(week)")
    #expect(!week.output.contains("Nothing was said"), "\(week)")
  }

  @Test func theDayIsComparedWithThePlan() throws {
    let (place, day) = try planned()
    let found = try hinge(place, ["plan", "--plan", "plan.yaml", "--on", day] + Self.log)
    #expect(found.status == 0, "\(found)")
    let lines = found.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("Today, ") == true, "\(found.output)")
    #expect(found.output.contains("SIMULATED") && found.output.contains("not held"))
    #expect(found.output.contains("conventional 1 x 3") && found.output.contains("1 of 1 set: "))
    // The day before, nothing of it is known.
    let json = try hinge(
      place, ["plan", "--json", "--plan", "plan.yaml", "--on", "2026-01-01"] + Self.log)
    let plan = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(plan?["schema"] as? String == "hinge.plan/1" && plan?["synthetic"] as? Bool == false)
    let week = plan?["week"] as? [String: Any]
    let states = (week?["sessions"] as? [[String: Any]])?.compactMap { $0["state"] as? String }
    #expect(states?.allSatisfy { ["before", "due", "ahead"].contains($0) } == true, "\(json)")
  }

  @Test func theWeekIsSummedUp() throws {
    let (place, day) = try planned()
    let found = try hinge(place, ["week", "--on", day, "--lifter", "Simulated-4"] + Self.log)
    #expect(found.status == 0 && found.errors.isEmpty, "\(found)")
    #expect(found.output.hasPrefix("simulated-4, ") && found.output.contains("SIMULATED"))
    #expect(found.output.contains("Work on: ") && found.output.contains("nothing before"))
    let json = try hinge(place, ["week", "--on", day, "--json"] + Self.log)
    let week = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(week?["schema"] as? String == "hinge.week/1")
    // Nobody was named, and whom the settings name never trained: whoever did last.
    #expect(week?["lifter"] as? String == "simulated-4")
    let nobody = try hinge(place, ["week", "--lifter", "bob"] + Self.log)
    #expect(nobody.status == 65 && nobody.errors.contains("it names simulated-3"), "\(nobody)")
    let empty = try hinge(place, ["week", "--on", "2020-01-01"] + Self.log)
    #expect(empty.status == 0 && empty.output.contains("Nothing was lifted."), "\(empty)")
  }

  @Test func aPlanNeedsNoLog() throws {
    let (place, _) = try planned()
    let found = try hinge(place, ["plan", "--plan", "plan.yaml", "--on", "2026-11-30"])
    #expect(found.status == 0 && found.output.hasPrefix("Today, Mon 30 Nov"), "\(found)")
    #expect(found.errors.contains("nothing has been logged yet"))
    let named = try hinge(place, ["plan", "--plan", "plan.yaml", "--log", "nowhere.sqlite"])
    #expect(named.status == 0 && named.output.hasPrefix("Today, "), "\(named)")
    #expect(named.errors.contains("nowhere.sqlite: nothing has been logged yet"), "\(named)")
  }

  @Test func thePlanBesideTheSettingsIsFound() throws {
    let place = try Workspace()
    let without = try hinge(place, ["plan"])
    #expect(without.status == 78 && without.output.isEmpty, "\(without)")
    #expect(without.errors.contains("hinge plan default > "), "\(without.errors)")
    let text = try hinge(place, ["plan", "default"]).output
    try FileManager.default.createDirectory(
      atPath: place.path(".config/hinge"), withIntermediateDirectories: true)
    try place.write(".config/hinge/plan.yaml", text)
    let good = try hinge(place, ["plan", "check"])
    #expect(good.status == 0 && good.output.isEmpty && good.errors.hasSuffix("plan.yaml: good\n"))
    #expect(try hinge(place, ["plan"]).output.hasPrefix("Today, "))
  }

  @Test func whatIsWrongWithAPlanIsSaid() throws {
    let place = try Workspace()
    try place.write("plan.yaml", "sessions:\n  - day: munday\n    wrok: []\n")
    let found = try hinge(place, ["plan", "check", "plan.yaml"])
    #expect(found.status == 78 && found.output.isEmpty, "\(found)")
    for sentence in ["plan.yaml:2: sessions[1].day is \"munday\"", "did you mean work?"] {
      #expect(found.errors.contains(sentence), "\(found.errors)")
    }
    try place.write(
      "close.yaml",
      "sessions:\n  - {day: mon, work: [{style: sumo, sets: 1, reps: 1}]}\n"
        + "  - {day: tue, work: [{style: sumo, sets: 1, reps: 1}]}\n")
    let close = try hinge(place, ["plan", "check", "close.yaml"])
    #expect(close.status == 0 && close.errors.contains("From Monday to Tuesday there are 24 hours"))
    for (words, status, sentence) in [
      (["--plan", "nowhere.yaml"], 74, "does not exist"),
      (["--plan", "close.yaml", "--on", "soon"], 64, "is no day"),
      (["--plan", "close.yaml", "--on", "2026-02-30", "--json"], 64, "is no day"),
    ] as [([String], Int32, String)] {
      let found = try hinge(place, ["plan"] + words)
      #expect(found.status == status && found.output.isEmpty, "\(words): \(found)")
      #expect(found.errors.contains(sentence), "\(words): \(found.errors)")
    }
    let (other, _) = try planned()
    let mixed = try hinge(other, ["plan", "--plan", "plan.yaml", "--lifter", "ana"] + Self.log)
    #expect(mixed.status == 64 && mixed.errors.contains("is the plan of simulated-4"), "\(mixed)")
  }

  @Test func aCalendarIsAFileOrData() throws {
    let (place, _) = try planned()
    let words = ["plan", "calendar", "--plan", "plan.yaml", "--on", "2026-11-30"]
    let data = try hinge(place, words)
    #expect(data.status == 0 && data.errors.isEmpty, "\(data)")
    #expect(data.output.hasPrefix("BEGIN:VCALENDAR\r\n"))
    #expect(data.output.hasSuffix("END:VCALENDAR\r\n"))
    let file = try hinge(place, words + ["plan.ics"])
    #expect(file.status == 0 && file.output.isEmpty && file.errors.contains("1 session a week"))
    #expect(String(decoding: try place.read("plan.ics"), as: UTF8.self) == data.output)
    let slip = try hinge(place, words + ["log.sqlite"])
    #expect(slip.status == 64 && slip.errors.contains("is a database"), "\(slip)")
  }

  /// Nothing but ASCII into a pipe, and never wider than the terminal.
  @Test func mannersInAPipe() throws {
    let (place, day) = try planned()
    for words in [["plan", "--plan", "plan.yaml", "--on", day], ["week", "--on", day]] {
      for width in ["60", "80"] {
        let found = try Programs.run(
          "hinge", words + Self.log, in: place.url, environment: ["COLUMNS": width])
        #expect(found.output.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
        let most = Int(width) ?? 0
        #expect(found.output.split(separator: "\n").allSatisfy { $0.count <= most }, "\(found)")
      }
      let colored = try hinge(place, words + Self.log + ["--color", "always"])
      #expect(colored.output.contains("\u{1B}["), "\(words)")
    }
  }
}
