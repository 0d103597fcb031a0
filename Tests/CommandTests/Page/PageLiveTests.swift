import Foundation
import Testing

/// The live view against the real daemon on a SIMULATED lifter.
@Suite struct PageLiveTests {
  private let training = ["--simulate", "--seed", "7", "--sets", "2", "--log", "log.sqlite"]

  @Test func aTrainingIsSeenAsItHappens() throws {
    let space = try Workspace()
    let daemon = try RunningDaemon(training, in: space)
    let page = try RunningPage(in: space)
    let stream = try page.stream()
    let view = try stream.message("the daemon") { name, view in
      name == "view" && view["daemon"] as? String == "running" && view["warn_percent"] != nil
    }
    #expect(view["simulated"] as? Bool == true)
    #expect(view["warn_percent"] as? Double == 40 && view["alarm_percent"] as? Double == 60)
    #expect(view["style"] as? String == "conventional")
    var times: [Double] = []
    _ = try stream.message("frames") { name, frame in
      if name == "frame", let time = frame["t_s"] as? Double { times.append(time) }
      return times.count == 12
    }
    // Ten a second at most, of the daemon's fifty.
    let first = try #require(times.first)
    let last = try #require(times.last)
    #expect(last - first > 0.9, "\(times)")
    let rep = try stream.message("a rep") { name, view in
      name == "view" && view["last"] is [String: Any]
    }
    let verdict = try #require((rep["last"] as? [String: Any])?["verdict"] as? String)
    #expect(["held", "crept", "lost", "no call"].contains(verdict))
    #expect(rep["set"] as? Int == 1 && rep["reps"] as? Int ?? 0 >= 1)
    // What was seen is a moment later in the log.
    _ = try stream.message("a session on the disk") { name, view in
      name == "view" && view["session"] is Int
    }
    #expect(try page.paired("/session").body.contains("SIMULATED"))
    #expect(try page.paired("/session.json").body.contains("hinge.report/1"))
    _ = daemon.stop()
  }

  @Test func aDaemonThatGoesIsSaidAndComesBackByItself() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let stream = try page.stream()
    let before = try stream.message("no daemon") { name, view in
      name == "view" && view["message"] is String
    }
    #expect(before["daemon"] as? String == "down")
    #expect((before["message"] as? String)?.contains("hinged is not running") == true)
    for _ in 0..<2 {
      let daemon = try RunningDaemon(training, in: space)
      _ = try stream.message("the daemon") { name, view in
        name == "view" && view["daemon"] as? String == "running"
      }
      _ = daemon.stop()
      let after = try stream.message("its end") { name, view in
        name == "view" && view["daemon"] as? String == "down"
      }
      #expect(after["simulated"] as? Bool == false && after["reps"] == nil)
    }
  }

  @Test func whoDoesNotReadHoldsUpNobody() throws {
    let space = try Workspace()
    let daemon = try RunningDaemon(training, in: space)
    let page = try RunningPage(in: space)
    let stuck = try (0..<8).map { _ in try page.stream() }
    let reader = try page.stream()
    var frames = 0
    _ = try reader.message("frames") { name, _ in
      frames += name == "frame" ? 1 : 0
      return frames == 20
    }
    #expect(try page.paired("/").status == 200)
    // Nor the end.
    #expect(try page.stop().status == 0)
    withExtendedLifetime(stuck) {}
    _ = daemon.stop()
  }

  @Test func theServiceManagerHearsOfIt() throws {
    let space = try Workspace()
    let receiver = try NotifyReceiver(space.path("notify"))
    let process = Process()
    process.executableURL = try Programs.path(of: "hinge-web")
    process.arguments = ["--port", "0", "--socket", space.path("hinged.sock")]
    process.environment = ["HOME": space.url.path, "NOTIFY_SOCKET": receiver.path]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    // The line comes before the word to the service manager: only the end is waited for.
    _ = pipe.fileHandleForReading.availableData
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let messages = receiver.received()
    #expect(messages.contains("READY=1") && messages.contains("STOPPING=1"), "\(messages)")
  }
}
