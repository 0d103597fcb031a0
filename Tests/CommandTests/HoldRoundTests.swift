import Foundation
import Testing

/// Timed holds with the real programs: asked for, timed, logged, reported and forgotten.
@Suite struct HoldRoundTests {
  /// What the daemon logs of a simulated hold is what a replay of the same samples finds.
  @Test func liveEqualsReplay() throws {
    let space = try Workspace()
    let daemon = try space.hinged(
      "--simulate", "--hold", "plank", "--seed", "7", "--fast", "--log", "log.sqlite", "--socket",
      "s.sock")
    #expect(daemon.status == 0, "\(daemon.errors)")
    for arguments in [
      ["simulate", "--seed", "7", "--folder", "s"],
      ["simulate", "--seed", "7", "--hold", "plank", "--out", "plank.csv"],
      [
        "calibrate", "--recordings", "s/calibration", "--style", "conventional", "--out",
        "me.json",
      ],
    ] {
      let made = try Programs.run("hinge", arguments, in: space.url)
      #expect(made.status == 0, "\(arguments): \(made.errors)")
    }
    func holds(_ arguments: [String]) throws -> [[String: Any]] {
      let found = try Programs.run("hinge", arguments + ["--json"], in: space.url)
      let json = try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any]
      return try #require(json?["holds"] as? [[String: Any]], "\(arguments): \(found)")
    }
    let logged = try holds(["hold", "list", "--log", "log.sqlite"])
    let replayed = try holds(["replay", "plank.csv", "--hold", "plank", "--profile", "me.json"])
    #expect(!logged.isEmpty && logged.count == replayed.count)
    for (a, b) in zip(logged, replayed) {
      for (own, other) in [("start_s", "start_ms"), ("end_s", "end_ms")] {
        // One is rounded to milliseconds, the other cut.
        let x = try #require(a[own] as? Double) * 1000
        let y = try #require(b[other] as? Double)
        #expect(abs(x - y) < 1.5, "\(own): \(x) and \(y)")
      }
      for key in ["held_ms", "lost_ms"] {
        #expect(a[key] as? Int != nil && a[key] as? Int == b[key] as? Int, "\(key)")
      }
      #expect(a["synthetic"] as? Bool == true && a["kind"] as? String == "plank")
    }
    // No rep came of it.
    let report = try space.hinge("report", "--log", "log.sqlite")
    #expect(report.status == 0 && report.output.contains("Holds"))
    #expect(report.output.contains("SIMULATED") && !report.output.contains("Set 1"))
    let text = try space.hinge("hold", "list", "--log", "log.sqlite")
    #expect(text.output.contains("SIMULATED: Holds of simulated-7"))
    let forgotten = try space.hinge("forget", "simulated-7", "--yes", "--log", "log.sqlite")
    #expect(forgotten.status == 0 && forgotten.errors.contains("\(logged.count) hold"))
  }

  @Test func aRoundIsBegunShownAndEnded() throws {
    let space = try Workspace()
    let daemon = try RunningDaemon(
      ["--simulate", "--hold", "plank", "--seed", "7", "--log", space.path("log.sqlite")],
      in: space)
    try daemon.wait(for: "a start") { $0["state"] as? String == "running" }
    let command = Process()
    command.executableURL = try Programs.path(of: "hinge")
    command.arguments = ["hold", "plank", "--socket", daemon.socket, "--json"]
    command.currentDirectoryURL = space.url
    let output = space.url.appendingPathComponent("hold.json")
    let errors = space.url.appendingPathComponent("hold.err")
    for file in [output, errors] {
      #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
    }
    command.standardOutput = try FileHandle(forWritingTo: output)
    command.standardError = try FileHandle(forWritingTo: errors)
    try command.run()
    try daemon.wait(for: "the round") { $0["state"] as? String == "holding" }
    // Beside it nothing is taken that moves.
    let busy = try space.hinge("tare", "--socket", daemon.socket)
    #expect(busy.status == 65 && busy.errors.contains("hinge hold end"))
    let mute = try space.hinge("mute", "--socket", daemon.socket)
    #expect(mute.status == 0, "\(mute.errors)")
    let ended = try space.hinge("hold", "end", "--socket", daemon.socket)
    #expect(ended.status == 0, "\(ended.errors)")
    command.waitUntilExit()
    let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    #expect(command.terminationStatus == 0, "\(said)")
    #expect(
      String(decoding: try Data(contentsOf: output), as: UTF8.self).hasPrefix(
        "{\"schema\":\"hinge.hold/1\""))
    #expect(said.contains("take the posture") || said.contains("plank"))
    try daemon.wait(for: "lifts again") { $0["state"] as? String == "running" }
    let again = try space.hinge("hold", "end", "--socket", daemon.socket)
    #expect(again.status == 65 && again.errors.contains("No round"))
    #expect(daemon.stop() == 0)
  }

  @Test func whatIsMistypedIsUsage() throws {
    let space = try Workspace()
    for (program, arguments, words) in [
      ("hinge", ["hold", "squat"], "plank, side-plank"),
      ("hinge", ["hold", "plank", "--seconds", "2"], "5 to 600"),
      ("hinge", ["hold", "list", "--newest", "0"], "1 to 10000"),
      ("hinged", ["--hold", "plank"], "--simulate"),
      ("hinged", ["--simulate", "--hold", "squat"], "plank, side-plank"),
    ] {
      let found = try Programs.run(program, arguments, in: space.url)
      #expect(found.status == 64 && found.output.isEmpty, "\(arguments): \(found)")
      #expect(found.errors.contains(words), "\(arguments): \(found.errors)")
    }
    let nobody = try space.hinge("hold", "--socket", space.path("nobody"))
    #expect(nobody.status == 69 && nobody.errors.contains("is not running"))
  }
}
