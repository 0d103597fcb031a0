import Foundation
import Testing

/// A daemon from whose sensors nothing comes says so while it lasts, and that they are back.
@Suite struct SilentSensorTests {
  @Test func aSilenceIsAState() throws {
    let space = try Workspace()
    let made = try space.hinge(
      "simulate", "--seed", "3", "--scenario", "neutral", "--fault", "gap@2+4", "--out", "gap.csv")
    #expect(made.status == 0, "\(made.errors)")
    let daemon = try RunningDaemon(
      ["--replay", "gap.csv", "--log", space.path("log.sqlite")], in: space)
    try daemon.wait(for: "a silence") { $0["state"] as? String == "waiting_for_sensor" }
    try daemon.wait(for: "its end") { $0["state"] as? String == "running" }
    #expect(daemon.stop() == 0)
  }
}
