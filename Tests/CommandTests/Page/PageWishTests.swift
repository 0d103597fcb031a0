import Foundation
import Testing

/// What the page asks for on the wearer's behalf, through hinge-web to the real daemon.
@Suite struct PageWishTests {
  private let training = ["--simulate", "--seed", "7", "--sets", "2", "--log", "log.sqlite"]

  private func start(_ space: Workspace) throws -> RunningDaemon {
    let daemon = try RunningDaemon(training, in: space)
    try daemon.wait(for: "the daemon") { $0["state"] as? String == "running" }
    return daemon
  }

  private func sentence(_ answer: PageAnswer) throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
    return try #require(object?["error"] as? String)
  }

  @Test func muteFeedbackAndPaceAreSeenByEveryBrowser() throws {
    let space = try Workspace()
    let daemon = try start(space)
    let page = try RunningPage(in: space)
    let stream = try page.stream()
    let muted = try page.post("/wish", "{\"request\":\"mute\",\"on\":true,\"minutes\":5}")
    #expect(muted.status == 200, "\(muted.body)")
    _ = try stream.message("a mute") { name, view in
      name == "view" && view["muted"] as? Bool == true && view["mute_left_s"] as? Double ?? 0 > 250
    }
    #expect(try page.post("/wish", "{\"request\":\"mute\",\"on\":false}").status == 200)
    #expect(try page.post("/wish", "{\"request\":\"feedback\",\"mode\":\"silent\"}").status == 200)
    #expect(try page.post("/wish", "{\"request\":\"pace\",\"tempo\":\"3-1-1-1\"}").status == 200)
    _ = try stream.message("the choices") { name, view in
      name == "view" && view["muted"] as? Bool == false && view["pace"] as? String == "3-1-1-1"
        && view["feedback_choice"] as? String == "silent"
    }
    _ = daemon.stop()
  }

  @Test func aRoundOfHoldsIsBegunSeenAndEnded() throws {
    let space = try Workspace()
    let daemon = try RunningDaemon(
      ["--simulate", "--hold", "plank", "--seed", "7", "--log", "log.sqlite"], in: space)
    try daemon.wait(for: "the daemon") { $0["state"] as? String == "running" }
    let page = try RunningPage(in: space)
    let stream = try page.stream()
    let begun = try page.post("/wish", "{\"request\":\"hold\",\"kind\":\"plank\"}")
    #expect(begun.status == 200, "\(begun.body)")
    _ = try stream.message("a round of holds") { name, view in
      name == "view" && view["hold"] is [String: Any] && view["state"] as? String == "holding"
    }
    let other = try page.post("/wish", "{\"request\":\"tare\"}")
    #expect(try other.status == 409 && !sentence(other).isEmpty, "\(other.body)")
    #expect(try page.post("/wish", "{\"request\":\"end_hold\"}").status == 200)
    _ = try stream.message("its end") { name, view in
      name == "view" && view["hold"] == nil && view["state"] as? String == "running"
    }
    _ = daemon.stop()
  }

  @Test func whatTheDaemonRefusesIsSaidInItsWords() throws {
    let space = try Workspace()
    let daemon = try start(space)
    let page = try RunningPage(in: space)
    let other = try page.post("/wish", "{\"request\":\"switch\",\"lifter\":\"ben\"}")
    #expect(try other.status == 409 && sentence(other).contains("ben"), "\(other.body)")
    let idle = try page.post("/wish", "{\"request\":\"give_up\"}")
    #expect(try idle.status == 409 && !sentence(idle).isEmpty, "\(idle.body)")
    let lifters = try page.paired("/lifters.json")
    #expect(lifters.status == 200 && lifters.body.contains("\"lifters\":["))
    _ = daemon.stop()
  }

  /// Nobody wears a simulation: it says so, and the page with the steps is there all the same.
  @Test func aSimulationIsNotCalibrated() throws {
    let space = try Workspace()
    let daemon = try start(space)
    let page = try RunningPage(in: space)
    let refused = try page.post("/wish", "{\"request\":\"calibrate\"}")
    #expect(try refused.status == 409 && sentence(refused).contains("worn"), "\(refused.body)")
    #expect(try page.paired("/calibrate").body.contains("id=\"start\""))
    _ = daemon.stop()
  }
}
