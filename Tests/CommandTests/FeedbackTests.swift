import Foundation
import GRDB
import Testing

/// The first session after a calibration is silent and every later one is not, through the real
/// programs: what the buzzer's line did, what the log remembers, what people are told.
@Suite struct FeedbackTests {
  /// A calibrated lifter, and a log that knows nothing of him.
  private struct Gym {
    let place: Workspace
    static let header = "t_us,value\n"

    init() throws {
      place = try Workspace()
      #expect(try place.hinge("simulate", "--seed", "7", "--folder", "lifter").status == 0)
      let made = try place.hinge(
        "calibrate", "--recordings", "lifter/calibration", "--style", "conventional", "--out",
        "me.json", "--lifter", "ada")
      #expect(made.status == 0, "\(made.errors)")
    }

    /// The buzzer's edges and the feedback that the daemon's first lines name.
    func wear(
      _ arguments: [String], fast: Bool = true, environment: [String: String] = [:]
    ) throws -> (edges: String, said: String) {
      let outcome = try Programs.run(
        "hinged",
        arguments + (fast ? ["--fast"] : [])
          + ["--log", "log.sqlite", "--socket", "s", "--edge-log", "edges.csv"],
        in: place.url, environment: environment)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return (String(decoding: try place.read("edges.csv"), as: UTF8.self), outcome.errors)
    }

    func train(
      profile: String = "me.json", environment: [String: String] = [:]
    ) throws -> (edges: String, said: String) {
      try wear(
        ["--replay", "lifter/set-mixed.csv", "--profile", profile], environment: environment)
    }

    /// The last session as `hinge report --json` has it, and its text.
    func report() throws -> (session: [String: Any], text: String) {
      let json = try place.hinge("report", "--log", "log.sqlite", "--json")
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      let sessions = try #require(object?["sessions"] as? [[String: Any]])
      let text = try place.hinge("report", "--log", "log.sqlite")
      #expect(text.status == 0, "\(text.errors)")
      return (try #require(sessions.first), text.output)
    }

    /// Another calibration of the same wearer: a thousandth of a degree further.
    func calibrateAgain(as name: String) throws {
      let text = String(decoding: try place.read("me.json"), as: UTF8.self)
      let depth = try #require(text.firstMatch(of: #/"range_mdeg" : ([0-9]+)/#))
      let further = try #require(Int(depth.output.1)) + 1
      try place.write(name, text.replacing(depth.output.0, with: "\"range_mdeg\" : \(further)"))
    }
  }

  @Test func theFirstSessionIsSilentAndTheSecondIsNot() throws {
    let gym = try Gym()
    let first = try gym.train()
    #expect(first.edges == Gym.header)
    #expect(first.said.contains("feedback silent (first session after this calibration)"))
    let silent = try gym.report()
    #expect(silent.session["feedback"] as? String == "silent")
    #expect(silent.session["feedback_setting"] as? String == "auto")
    #expect(silent.text.contains("Silent session, the first after this calibration"))
    // It is recorded all the same.
    let alerts = try #require(silent.session["alerts"] as? [[String: Any]])
    #expect(alerts.contains { $0["grade"] as? String == "alarm" })
    #expect(alerts.allSatisfy { $0["sounded"] as? Bool == false })

    let second = try gym.train()
    #expect(second.edges.split(separator: "\n").count > 1)
    #expect(second.said.contains("feedback faded (not the first session after this calibration)"))
    let faded = try gym.report()
    #expect(faded.session["feedback"] as? String == "faded")
    #expect(!faded.text.contains("Silent session"))

    // Only a new calibration begins anew; the old one is still known.
    try gym.calibrateAgain(as: "new.json")
    #expect(try gym.train(profile: "new.json").edges == Gym.header)
    #expect(try gym.train(profile: "new.json").edges == second.edges)
    #expect(try gym.train().edges == second.edges)
  }

  @Test func aSettingForcesItInTheFirstSession() throws {
    let gym = try Gym()
    let full = try gym.train(environment: ["HINGE_FEEDBACK_MODE": "full"])
    #expect(full.edges.split(separator: "\n").count > 1)
    #expect(full.said.contains("feedback full (as set)"))
    #expect(try gym.report().session["feedback_setting"] as? String == "full")
    // Reps were made with this calibration: for `auto` it is no longer the first session.
    #expect(try gym.train().edges == full.edges)
    let silent = try gym.train(environment: ["HINGE_FEEDBACK_MODE": "silent"])
    #expect(silent.edges == Gym.header)
    let report = try gym.report()
    #expect(report.text.contains("Silent session, as feedback.mode is set"))
    #expect(!report.text.contains("first after this calibration"))
  }

  /// A gym without a lift, in which a fault is logged, is a session without a rep.
  @Test func aSessionWithoutARepDoesNotUseItUp() throws {
    let gym = try Gym()
    let made = try gym.place.hinge(
      "simulate", "--seed", "7", "--scenario", "idle", "--fault", "gap@5+0.1", "--out", "idle.csv")
    #expect(made.status == 0, "\(made.errors)")
    let idle = try gym.wear(["--replay", "idle.csv", "--profile", "me.json"])
    #expect(idle.said.contains("feedback silent"))
    #expect((try gym.report().session["sets"] as? [Any])?.isEmpty == true)
    #expect(try gym.train().edges == Gym.header)
    #expect(try gym.train().edges != Gym.header)
  }

  /// Silence about a lost sensor would pass for good form. At the pace of the samples, since only
  /// then one can fail to come: half a second of them, two seconds without, a few more.
  @Test func aLostSensorSoundsInASilentSession() throws {
    let gym = try Gym()
    let text = String(decoding: try gym.place.read("lifter/set-mixed.csv"), as: UTF8.self)
    let lines = text.split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("t_us") }) + 1
    let late = try lines[start + 100..<start + 120].map { line -> String in
      let comma = try #require(line.firstIndex(of: ","))
      return "\(try #require(Int(line[..<comma])) + 2_000_000)\(line[comma...])"
    }
    let all = lines[..<(start + 100)].map { String($0) } + late
    try gym.place.write("cut.csv", all.joined(separator: "\n") + "\n")
    let lost = try gym.wear(["--replay", "cut.csv", "--profile", "me.json"], fast: false)
    #expect(lost.said.contains("feedback silent"))
    #expect(lost.edges.split(separator: "\n").count > 2, "\(lost.edges)")
    let alerts = try #require(try gym.report().session["alerts"] as? [[String: Any]])
    #expect(alerts.map { $0["kind"] as? String } == ["sensor"])
    #expect(alerts.allSatisfy { $0["sounded"] as? Bool == true })
  }

  /// A log that can't tell costs neither the session nor a sound, and is said in one sentence.
  @Test func aLogThatCannotTellLeavesEverythingSounding() throws {
    let gym = try Gym()
    #expect(try gym.train().edges == Gym.header)
    let log = try DatabaseQueue(path: gym.place.path("log.sqlite"))
    try log.write { try $0.execute(sql: "ALTER TABLE reps RENAME TO lost") }
    try log.close()
    let worn = try gym.train()
    #expect(worn.edges != Gym.header)
    #expect(worn.said.contains("feedback full (earlier sessions can't be read from the log)"))
    let warnings = worn.said.split(separator: "\n").filter { $0.contains(" warning ") }
    #expect(warnings.count == 1, "\(worn.said)")
    #expect(warnings.first?.contains("can't be read from the log, so feedback is full") == true)
  }

  /// Nothing is judged without a profile, so there is nothing that silence could be a baseline for.
  @Test func withoutAProfileItIsFaded() throws {
    let gym = try Gym()
    let worn = try gym.wear(["--replay", "lifter/set-mixed.csv"])
    #expect(worn.said.contains("feedback faded (no profile, nothing is judged)"))
    #expect(try gym.train().edges == Gym.header)
  }

  @Test func aSimulatedLifterObeysTheSameRule() throws {
    let gym = try Gym()
    for feedback in ["silent (first session", "faded (not the first session"] {
      let worn = try gym.wear(["--simulate", "--seed", "7", "--sets", "1"])
      #expect(worn.said.contains("feedback \(feedback) after this calibration)"), "\(worn.said)")
    }
  }

  /// There is no log to ask: what would sound is shown, unless a setting says otherwise.
  @Test func replayShowsWhatWouldSound() throws {
    let gym = try Gym()
    for (environment, sounds) in [([:], true), (["HINGE_FEEDBACK_MODE": "silent"], false)] {
      let replayed = try Programs.run(
        "hinge", ["replay", "lifter/set-mixed.csv", "--profile", "me.json", "--json"],
        in: gym.place.url, environment: environment)
      let object = try JSONSerialization.jsonObject(with: Data(replayed.output.utf8))
      let alerts = try #require((object as? [String: Any])?["alerts"] as? [[String: Any]])
      #expect(!alerts.isEmpty)
      #expect(alerts.allSatisfy { $0["sounded"] as? Bool == sounds })
    }
    #expect(try gym.train().edges == Gym.header)
  }
}
