import Foundation
import Testing

/// `hinge mobility` with the real programs: of recordings, through the daemon, and over days.
@Suite struct MobilityCommandTests {
  /// A simulated lifter's profile and deep hinges.
  private func made(_ space: Workspace, sensors: String = "2") throws {
    let made = try space.hinge(
      "simulate", "--seed", "3022", "--style", "trap-bar", "--sensors", sensors, "--folder", "s")
    #expect(made.status == 0, "\(made.errors)")
    let deep = try space.hinge(
      "simulate", "--seed", "3022", "--style", "trap-bar", "--sensors", sensors, "--scenario",
      "mobility", "--out", "deep.csv")
    #expect(deep.status == 0, "\(deep.errors)")
    let calibrated = try space.hinge(
      "calibrate", "--recordings", "s/calibration", "--style", "trap-bar", "--lifter", "ana",
      "--out",
      "ana.json")
    #expect(calibrated.status == 0, "\(calibrated.errors)")
  }

  @Test func aRecordingIsMeasuredAndLoggedOnlyWhereThatIsAskedFor() throws {
    let space = try Workspace()
    try made(space)
    let text = try space.hinge("mobility", "--from", "deep.csv", "--profile", "ana.json")
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("SIMULATED: Mobility check of ana"))
    #expect(text.output.contains("neutral hinge"))
    let names = try space.names
    #expect(!names.contains { $0.contains("sqlite") })
    // Near what the truth says.
    let truth = try space.json("deep.truth.json")
    let hinges = try #require(truth["deep_hinges"] as? [[String: Any]])
    #expect(hinges.count == 3)
    for number in 1...2 {
      let logged = try space.hinge(
        "mobility", "--from", "deep.csv", "--profile", "ana.json", "--log", "log.sqlite", "--json")
      let object = try JSONSerialization.jsonObject(with: Data(logged.output.utf8))
      let json = try #require(object as? [String: Any], "\(logged.errors)")
      #expect(json["schema"] as? String == "hinge.mobility/1")
      let latest = try #require(json["latest"] as? [String: Any])
      #expect(latest["id"] as? Int == number && latest["synthetic"] as? Bool == true)
      let middle = hinges.compactMap {
        ($0["neutral_deg"] ?? $0["deepest_deg"]) as? Double
      }.sorted()[1]
      let found = try #require(latest["neutral_mdeg"] as? Double)
      #expect(abs(found / 1000 - middle) < 6)
    }
    let history = try space.hinge("mobility", "history", "--log", "log.sqlite")
    #expect(history.status == 0 && history.output.contains("SIMULATED: Mobility of ana"))
    #expect(history.output.split(separator: "\n").count { $0.contains("deg") } == 2)
    let json = try space.hinge("mobility", "history", "--log", "log.sqlite", "--json")
    #expect(json.output.contains("\"checks\":[{\"id\":1,"))
    let nobody = try space.hinge("mobility", "history", "--log", "log.sqlite", "--lifter", "bob")
    #expect(nobody.status == 0 && nobody.output.contains("No mobility check is logged of bob"))
    // No session came of it, and what forgets a lifter finds it.
    let forgotten = try space.hinge("forget", "ana", "--yes", "--log", "log.sqlite")
    #expect(forgotten.status == 0 && forgotten.errors.contains("2 mobility checks"))
  }

  @Test func whatCannotBeMeasuredIsOneSentence() throws {
    let space = try Workspace()
    try made(space, sensors: "1")
    for (arguments, status, words) in [
      (["--from", "deep.csv"], 64, "--profile"), (["--profile", "ana.json"], 64, "--from"),
      (["--from", "gone.csv", "--profile", "ana.json"], 74, "gone.csv"),
      (["--from", "deep.csv", "--profile", "gone.json"], 74, "gone.json"),
      (["--from", "s/calibration/stand.csv", "--profile", "ana.json"], 65, "no hinge was found"),
      (["history", "--log", "gone.sqlite"], 69, "gone.sqlite"),
    ] as [([String], Int32, String)] {
      let found = try Programs.run("hinge", ["mobility"] + arguments, in: space.url)
      #expect(found.status == status && found.output.isEmpty, "\(arguments): \(found)")
      #expect(found.errors.contains(words), "\(arguments): \(found.errors)")
    }
    let one = try space.hinge("mobility", "--from", "deep.csv", "--profile", "ana.json")
    if one.status == 0 { #expect(one.output.contains("estimated")) }
  }

  /// The simulated lifter stands until the check has certainly begun, then hinges as he did.
  @Test func aWholeCheckIsPacedMeasuredAndLogged() throws {
    let space = try Workspace()
    try made(space)
    try stand(space, "deep.csv", seconds: 20, to: "standing.csv")
    let daemon = try RunningDaemon(
      [
        "--replay", "standing.csv", "--profile", "ana.json", "--log", space.path("log.sqlite"),
      ], in: space)
    try daemon.wait(for: "a start") { $0["state"] as? String == "running" }
    let found = try space.hinge(
      "mobility", "--json", "--socket", daemon.socket, "--log", "log.sqlite")
    #expect(found.status == 0, "\(found)")
    #expect(found.errors.contains("hinge 3 of 3") && found.errors.contains("stay there"))
    let object = try JSONSerialization.jsonObject(with: Data(found.output.utf8))
    let latest = try #require((object as? [String: Any])?["latest"] as? [String: Any], "\(found)")
    #expect(latest["id"] as? Int == 1 && latest["lifter"] as? String == "ana")
    #expect(latest["synthetic"] as? Bool == true)
    let hinges = try #require(
      try space.json("deep.truth.json")["deep_hinges"] as? [[String: Any]])
    let truth = hinges.compactMap { ($0["neutral_deg"] ?? $0["deepest_deg"]) as? Double }.sorted()
    let neutral = try #require(latest["neutral_mdeg"] as? Double)
    #expect(abs(neutral / 1000 - truth[1]) < 6, "\(neutral) \(truth)")
    _ = daemon.stop()
    let history = try space.hinge("mobility", "history", "--log", "log.sqlite", "--json")
    #expect(history.output.contains("\"checks\":[{\"id\":1,"), "\(history)")
  }

  /// The recording with its first four seconds, of standing, put before it as often as it takes.
  private func stand(
    _ space: Workspace, _ name: String, seconds: Int64, to longer: String
  ) throws {
    let text = String(decoding: try space.read(name), as: UTF8.self)
    var head: [Substring] = []
    var rows: [(us: Int64, counts: Substring)] = []
    for line in text.split(separator: "\n") {
      let comma = line.firstIndex(of: ",") ?? line.endIndex
      if let us = Int64(line[..<comma]) {
        rows.append((us, line[comma...]))
      } else {
        head.append(line)
      }
    }
    let still = rows.prefix { $0.us < 4_000_000 }
    let length = (still.last?.us ?? 0) + 4974
    let times = seconds * 1_000_000 / length + 1
    var lines = head.map(String.init)
    for time in 0..<times { lines += still.map { "\($0.us + time * length)\($0.counts)" } }
    lines += rows.map { "\($0.us + times * length)\($0.counts)" }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(
      to: URL(fileURLWithPath: space.path(longer)))
  }

  @Test func theDaemonPacesItAndItIsGivenUp() throws {
    let space = try Workspace()
    let daemon = try RunningDaemon(
      ["--simulate", "--seed", "7", "--sets", "1", "--log", space.path("log.sqlite")], in: space)
    try daemon.wait(for: "a start") { $0["state"] as? String == "running" }
    let command = Process()
    command.executableURL = try Programs.path(of: "hinge")
    command.arguments = ["mobility", "--socket", daemon.socket]
    command.currentDirectoryURL = space.url
    command.standardOutput = FileHandle.nullDevice
    let errors = space.url.appendingPathComponent("mobility.err")
    #expect(FileManager.default.createFile(atPath: errors.path, contents: nil))
    command.standardError = try FileHandle(forWritingTo: errors)
    try command.run()
    try daemon.wait(for: "the check") { $0["activity"] as? String == "mobility check" }
    // Beside it nothing is taken.
    let busy = try space.hinge("mute", "--socket", daemon.socket)
    #expect(busy.status == 65 && busy.errors.contains("mobility check goes on"))
    command.terminate()
    command.waitUntilExit()
    #expect(command.terminationStatus == 65)
    let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    #expect(said.contains("stand upright") && said.contains("Given up"), "\(said)")
    try daemon.wait(for: "its end") { $0["activity"] == nil }
    #expect(daemon.stop() == 0)
  }
}
