import Foundation
import Testing

/// SIGHUP: the settings are read again.
@Suite struct ReloadTests {
  private func settings(_ space: Workspace, _ text: String) throws {
    try space.write("config.yaml", text)
  }

  @Test func whatIsWrongIsSaidAndNothingChanges() throws {
    let space = try Workspace()
    try settings(space, "feedback:\n  mode: silent\n")
    let daemon = try RunningDaemon(
      ["--simulate", "--config", space.path("config.yaml"), "--log", space.path("log.sqlite")],
      in: space)
    try daemon.wait(for: "a start") { $0["state"] as? String == "running" }
    try settings(space, "feedback:\n  mod: full\nlimits:\n  hold_ms: 5000\n")
    daemon.signal(SIGHUP)
    try daemon.wait(for: "its complaint") { _ in try daemon.said.contains("not taken") }
    let said = try daemon.said
    #expect(said.contains("config.yaml:2"), "\(said)")
    #expect(said.contains("did you mean feedback.mode?"), "\(said)")
    #expect(said.contains("config.yaml:4"), "\(said)")
    #expect(said.contains("0 to 1000") || said.contains("0...1000"), "\(said)")
    try daemon.wait(for: "the settings before") { $0["feedback"] as? String == "silent" }
    // The same as are in effect.
    try settings(space, "feedback: {mode: silent}\n")
    daemon.signal(SIGHUP)
    try daemon.wait(for: "a word") { _ in try daemon.said.contains("nothing has changed") }
    #expect(daemon.stop() == 0)
  }

  @Test func whatIsRightIsInEffectWithoutAnotherStart() throws {
    let space = try Workspace()
    try settings(space, "feedback:\n  mode: silent\n")
    let manager = try NotifyReceiver(space.path("notify"))
    let daemon = try RunningDaemon(
      ["--simulate", "--config", space.path("config.yaml"), "--log", space.path("log.sqlite")],
      in: space, environment: ["NOTIFY_SOCKET": manager.path])
    var process: Int?
    try daemon.wait(for: "a start") {
      process = $0["process_id"] as? Int
      return $0["state"] as? String == "running" && $0["feedback"] as? String == "silent"
    }
    try settings(space, "feedback:\n  mode: full\n")
    daemon.signal(SIGHUP)
    try daemon.wait(for: "the new settings") { status in
      #expect(status["process_id"] as? Int == process)
      return status["feedback"] as? String == "full"
    }
    #expect(try daemon.said.contains("feedback.mode changed"))
    // To systemd it is one service that runs on: one that says it stops is killed soon.
    #expect(manager.received() == ["READY=1", "READY=1"])
    #expect(daemon.stop() == 0)
    #expect(manager.received() == ["STOPPING=1"])
  }
}
