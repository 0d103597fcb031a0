import Foundation
import Testing

/// `hinge next` on the page, through the real programs, on a simulated log.
@Suite struct PageNextTests {
  private func say(_ space: Workspace, _ arguments: [String]) throws {
    let found = try Programs.run(
      "hinge", ["log"] + arguments + ["--log", "log.sqlite", "--socket", "s"], in: space.url)
    #expect(found.status == 0, "\(found.errors)")
  }

  @Test func itSaysWhatTheCommandSays() throws {
    let space = try TrainedLog.copy(sessions: 1)
    for set in 1...3 { try say(space, ["\(set)", "--load", "100"]) }
    let page = try RunningPage(in: space)
    let next = try page.paired("/next")
    #expect(next.status == 200 && next.body.contains("SIMULATED"), "\(next.body.suffix(900))")
    let command = try Programs.run("hinge", ["next", "--log", "log.sqlite"], in: space.url)
    let first = try #require(command.output.split(separator: "\n").first.map(String.init))
    #expect(next.body.contains(first), "\(first)")
    #expect(next.body.contains("each side of the 20 kg bar"))
    // Plates are read anew: a change needs no restart.
    #expect(next.headers["cache-control"] == "no-store")
    #expect(try page.get("/next").status == 401)
  }

  @Test func sharpPainGoesFirst() throws {
    let space = try TrainedLog.copy()
    try say(space, ["session", "--pain-kind", "sharp"])
    let page = try RunningPage(in: space)
    let body = try page.paired("/next").body
    let sections = body.split(separator: "<section")
    #expect(sections.count > 1 && sections[1].contains("Stop: no load is advised."), "\(body)")
    #expect(sections[1].contains("doctor or physiotherapist") && !body.contains("each side of"))
    // The other lifter of the log has no such pain.
    let others = body.matches(of: /href="(\/next\?lifter=[^"]+)">/).map { String($0.output.1) }
    #expect(others.count == 1, "\(others)")
    let other = try page.paired(try #require(others.first))
    #expect(other.status == 200 && !other.body.contains("Stop:"))
  }

  /// The belt is worn by simulated-7, and the log that the page reads has others only.
  @Test func whoIsNewIsNotShownTheAdviceOfOthers() throws {
    let space = try TrainedLog.copy(sessions: 1)
    let daemon = try RunningDaemon(
      ["--simulate", "--seed", "7", "--log", "other.sqlite"], in: space)
    try daemon.wait(for: "the daemon") { $0["state"] as? String == "running" }
    let page = try RunningPage(in: space)
    _ = try page.stream().message("the view") { name, view in
      name == "view" && view["lifter"] as? String == "simulated-7"
    }
    let next = try page.paired("/next").body
    #expect(next.contains("No advice: the log has no training of this lifter yet."), "\(next)")
    #expect(next.contains("simulated-7") && next.contains("/next?lifter=simulated%2D3"))
    #expect(try page.paired("/next?lifter=simulated-3").body.contains("SIMULATED"))
    _ = daemon.stop()
  }

  @Test func mistakesAreOneSentence() throws {
    let space = try TrainedLog.copy(sessions: 1)
    let page = try RunningPage(in: space)
    let nobody = try page.paired("/next?lifter=%3Cb%3E")
    #expect(nobody.status == 404 && nobody.body.contains("names no lifter"))
    #expect(!nobody.body.contains("'<b>'"))
    let empty = try RunningPage(in: try Workspace())
    #expect(try empty.paired("/next").status == 503)
  }
}
