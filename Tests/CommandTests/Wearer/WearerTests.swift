import Foundation
import Testing

/// What a wearer asks for, from the real command through the socket to the real daemon on a simulated lifter.
@Suite struct WearerTests {
  private func ask(
    _ space: Workspace, _ daemon: RunningDaemon, _ arguments: String...
  ) throws -> Programs.Outcome {
    try Programs.run("hinge", arguments + ["--socket", daemon.socket], in: space.url)
  }

  private func status(_ space: Workspace, _ daemon: RunningDaemon) throws -> [String: Any] {
    let answer = try ask(space, daemon, "status", "--json")
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    return try #require(object as? [String: Any], "\(answer.errors)")
  }

  private func start(
    _ space: Workspace, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> RunningDaemon {
    let daemon = try RunningDaemon(
      ["--simulate", "--seed", "7", "--sets", "1", "--log", space.path("log.sqlite")] + arguments,
      in: space, environment: environment)
    try daemon.wait(for: "a start") { $0["state"] as? String == "running" }
    return daemon
  }

  @Test func withoutADaemonEveryCommandSaysSo() throws {
    let space = try Workspace()
    for arguments in [
      ["mute"], ["mute", "30"], ["tare"], ["set", "end"], ["lifter"], ["lifter", "ada"], ["style"],
      ["style", "sumo"], ["feedback"], ["feedback", "silent"], ["buzz", "alarm"], ["pace"],
      ["pace", "3-1-1-1"], ["calibrate", "--guided"], ["mobility"],
    ] {
      let outcome = try Programs.run(
        "hinge", arguments + ["--socket", space.path("nobody")], in: space.url)
      #expect(outcome.status == 69, "\(arguments)")
      #expect(outcome.output == "" && outcome.errors.contains("is not running"), "\(arguments)")
    }
  }

  @Test func whatIsMistypedIsUsage() throws {
    let space = try Workspace()
    for (arguments, words) in [
      (["mute", "0"], "1 to 240"), (["mute", "x"], "1 to 240"), (["pace", "3-1-1"], "3-1-1-1"),
      (["feedback", "loud"], "silent, training"), (["style", "jefferson"], "conventional, sumo"),
      (["buzz", "--list", "alarm"], "--list"), (["calibrate"], "--guided"),
      (["calibrate", "--guided", "--style", "sumo"], "hinge style"),
    ] {
      let outcome = try Programs.run("hinge", arguments, in: space.url)
      #expect(outcome.status == 64, "\(arguments): \(outcome.status)")
      #expect(outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
    }
  }

  @Test func theSoundsAreListedWithoutADaemon() throws {
    let space = try Workspace()
    let list = try space.hinge("buzz", "--list")
    #expect(list.status == 0)
    #expect(list.output.contains("sensor_lost"))
    #expect(list.output.split(separator: "\n").count == 25)
  }

  @Test func muteFeedbackTempoAndSounds() throws {
    let space = try Workspace()
    let daemon = try start(
      space, ["--edge-log", space.path("edges.csv")], environment: ["HINGE_REST_SECONDS": "90"])
    #expect(try status(space, daemon)["rest_target_s"] as? Int == 90)

    #expect(try ask(space, daemon, "mute", "30").output.contains("30 min"))
    var now = try status(space, daemon)
    #expect(now["muted"] as? Bool == true)
    #expect(try #require(now["mute_left_s"] as? Int) > 1700)
    #expect((now["activity"] as? String)?.contains("30 min") == true)
    let muted = try ask(space, daemon, "buzz", "alarm")
    #expect(muted.status == 65 && muted.errors.contains("hinge mute off"), "\(muted.errors)")
    #expect(try ask(space, daemon, "mute", "off").status == 0)
    now = try status(space, daemon)
    #expect(now["muted"] as? Bool == false && now["mute_left_s"] == nil)

    #expect(try ask(space, daemon, "buzz", "alarm").status == 0)
    let unknown = try ask(space, daemon, "buzz", "fanfare")
    #expect(unknown.status == 65 && unknown.errors.contains("--list"), "\(unknown.errors)")
    #expect(try ask(space, daemon, "pace", "3-1-1-1").status == 0)
    #expect(try ask(space, daemon, "pace").output == "tempo: 3-1-1-1\n")
    #expect(try ask(space, daemon, "pace", "off").status == 0)

    for (arguments, words) in [
      (["tare"], "stored"), (["calibrate", "--guided"], "stored"),
    ] {
      let refused = try Programs.run(
        "hinge", arguments + ["--socket", daemon.socket], in: space.url)
      #expect(refused.status == 65 && refused.errors.contains(words), "\(refused.errors)")
    }
    #expect(daemon.stop() == 0)
    // The alarm that was asked for, and nothing else so long: a first session is silent.
    let edges = String(decoding: try space.read("edges.csv"), as: UTF8.self)
      .split(separator: "\n").dropFirst().map { $0.split(separator: ",").map { Int($0) ?? 0 } }
    let pulses = zip(edges, edges.dropFirst()).filter { $0.0[1] == 1 }.map { $1[0] - $0[0] }
    // A busy machine makes them longer, and never short; what was asked for next may cut the second off.
    #expect((1...2).contains(pulses.count { $0 >= 150_000 }), "\(pulses)")
  }

  @Test func aSetIsEndedAndTheRestBegins() throws {
    let space = try Workspace()
    let daemon = try start(space)
    try daemon.wait(for: "a set") { $0["sets"] as? Int == 1 }
    #expect(try status(space, daemon)["rest_s"] == nil)
    let early = try ask(space, daemon, "buzz", "tick")
    #expect(early.status == 65 && early.errors.contains("A set is open"), "\(early.errors)")
    #expect(try ask(space, daemon, "set", "end").status == 0)
    try daemon.wait(for: "the rest") { $0["rest_s"] != nil }
    #expect(try ask(space, daemon, "status").output.contains("s since the last set"))
    let again = try ask(space, daemon, "set", "end")
    #expect(again.status == 65 && again.errors.contains("No set is open"), "\(again.errors)")
    #expect(daemon.stop() == 0)
  }

  /// It outlives a restart, is told with its moment, and is taken back; the settings file is nobody's to write.
  @Test func aFeedbackThatIsChosenIsKept() throws {
    let space = try Workspace()
    var daemon = try start(space)
    #expect(try status(space, daemon)["feedback_choice"] == nil)
    let chosen = try ask(space, daemon, "feedback", "training")
    #expect(chosen.output.hasPrefix("feedback: full (training, chosen 20"), "\(chosen.output)")
    #expect(daemon.stop() == 0)
    daemon = try start(space)
    #expect(try daemon.said.contains("feedback full (chosen)"))
    #expect(try ask(space, daemon, "status").output.contains("(training, chosen 20"))
    let back = try ask(space, daemon, "feedback", "settings")
    #expect(back.output == "feedback: silent (first session after this calibration)\n")
    #expect(daemon.stop() == 0)
    daemon = try start(space)
    #expect(try status(space, daemon)["feedback"] as? String == "silent")
    #expect(daemon.stop() == 0)
  }
}
