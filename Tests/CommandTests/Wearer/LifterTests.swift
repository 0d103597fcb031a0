import Foundation
import GRDB
import Testing

/// Another lifter, another style: refused where there is none, kept where there is, and never what keeps a daemon from
/// starting.
@Suite struct LifterTests {
  /// A folder with the profile of one lifter, ada, for one style.
  private struct Gym {
    let space: Workspace
    var choice: String { ".local/state/hinge/choice-simulated.json" }

    init() throws {
      space = try Workspace()
      #expect(try space.hinge("simulate", "--seed", "7", "--folder", "lifter").status == 0)
      try FileManager.default.createDirectory(
        atPath: space.path(".local/state/hinge/profiles"), withIntermediateDirectories: true)
      let made = try space.hinge(
        "calibrate", "--recordings", "lifter/calibration", "--style", "conventional", "--lifter",
        "ada", "--out", ".local/state/hinge/profiles/ada-conventional.json")
      #expect(made.status == 0, "\(made.errors)")
    }

    func start() throws -> RunningDaemon {
      let daemon = try RunningDaemon(
        ["--simulate", "--seed", "7", "--sets", "1", "--log", space.path("log.sqlite")], in: space)
      try daemon.wait(for: "a start") { $0["state"] as? String == "running" }
      return daemon
    }

    func ask(_ daemon: RunningDaemon, _ arguments: String...) throws -> Programs.Outcome {
      try Programs.run("hinge", arguments + ["--socket", daemon.socket], in: space.url)
    }
  }

  @Test func whoHasNoProfileIsRefusedInOneSentence() throws {
    let gym = try Gym()
    let daemon = try gym.start()
    let none = try gym.ask(daemon, "lifter", "ben")
    #expect(none.status == 65)
    #expect(none.errors.contains("--uncalibrated") && none.errors.contains("--guided"))
    #expect(none.errors.split(separator: "\n").count == 1, "\(none.errors)")
    let style = try gym.ask(daemon, "lifter", "ada", "--style", "jefferson")
    #expect(style.status == 65 && style.errors.contains("good-morning"), "\(style.errors)")
    let name = try gym.ask(daemon, "lifter", "../ada")
    #expect(name.status == 65 && name.errors.contains("no lifter's name"), "\(name.errors)")
    try daemon.wait(for: "the same wearer") { $0["lifter"] as? String == "simulated-7" }
    #expect(!FileManager.default.fileExists(atPath: gym.space.path(gym.choice)))
    #expect(daemon.stop() == 0)
  }

  @Test func anotherLifterIsWornKeptAndTakenBack() throws {
    let gym = try Gym()
    var daemon = try gym.start()
    let worn = try gym.ask(daemon, "lifter", "ada")
    #expect(worn.status == 0, "\(worn.errors)")
    #expect(worn.output.hasPrefix("worn: ada, conventional (chosen 20"), "\(worn.output)")
    let list = try gym.ask(daemon, "lifter").output
    #expect(list.contains("*  ada  conventional  A"), "\(list)")
    #expect(try gym.ask(daemon, "style").output.contains("*  conventional  grade A"))
    // Worn already: nothing begins.
    #expect(try gym.ask(daemon, "lifter", "ada").status == 0)
    #expect(try daemon.said.components(separatedBy: "is worn next").count == 2)
    #expect(daemon.stop() == 0)

    daemon = try gym.start()
    try daemon.wait(for: "the one who was chosen") {
      $0["lifter"] as? String == "ada" && $0["wearer_choice_wall_ms"] != nil
    }
    // Whom the settings name: the choice is over.
    #expect(try gym.ask(daemon, "lifter", "me").status == 0)
    try daemon.wait(for: "the simulated lifter") {
      $0["lifter"] as? String == "simulated-7" && $0["wearer_choice_wall_ms"] == nil
    }
    #expect(daemon.stop() == 0)
  }

  /// Whoever listens is told, on the same connection, and can ask all the time.
  @Test func whoListensStaysConnected() throws {
    let gym = try Gym()
    let daemon = try gym.start()
    let hinge = try Programs.path(of: "hinge").path
    let socket = daemon.socket
    let script = """
      '\(hinge)' live --raw --socket '\(socket)' > events & listener=$!
      '\(hinge)' lifter ada --socket '\(socket)' & switch=$!
      failed=0
      while kill -0 $switch 2>/dev/null; do
        '\(hinge)' status --socket '\(socket)' >/dev/null || failed=$((failed + 1))
      done
      wait $switch; echo "switched $? failed $failed"
      kill $listener 2>/dev/null; echo "listened $?"
      """
    let found = try Programs.runSystem("/bin/bash", ["-c", script], in: gym.space.url)
    #expect(found.output.contains("switched 0 failed 0\nlistened 0"), "\(found)")
    let events = String(decoding: try gym.space.read("events"), as: UTF8.self)
    #expect(events.contains("session_started"), "\(events)")
    #expect(daemon.stop() == 0)
  }

  /// In the middle of a set: it is closed and logged, and so is its session.
  @Test func theSetAndTheSessionThatGoOnAreClosed() throws {
    let gym = try Gym()
    let daemon = try gym.start()
    try daemon.wait(for: "a rep on the disk") {
      (($0["log"] as? [String: Any])?["reps_on_disk"] as? Int ?? 0) > 0
    }
    #expect(try gym.ask(daemon, "lifter", "ada").status == 0)
    #expect(daemon.stop() == 0)
    let log = try DatabaseQueue(path: gym.space.path("log.sqlite"))
    let open = try log.read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT (SELECT COUNT(*) FROM sessions WHERE lifter = 'simulated-7' AND ended_at_monotonic_us IS NULL)
            + (SELECT COUNT(*) FROM sets WHERE end_us IS NULL)
          """)
    }
    #expect(open == 0)
    let reps = try log.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM reps") }
    #expect(try #require(reps) > 0)
  }

  /// One after the other before the first has begun: the last one counts.
  @Test func ofTwoAtOnceTheLastCounts() throws {
    let gym = try Gym()
    let daemon = try gym.start()
    let both = PipelinedRequests(daemon.socket)
    let answers = both.ask([
      #"{"schema":"hinge.control/1","id":1,"request":"switch","lifter":"ada"}"#,
      #"{"schema":"hinge.control/1","id":2,"request":"switch","lifter":"eva","uncalibrated":true}"#,
    ])
    #expect(answers.count == 2)
    #expect(
      answers.allSatisfy { $0.contains(#""done":{}"#) || $0.contains("stopping") }, "\(answers)")
    let last = answers.last?.contains("done") == true ? "eva" : "ada"
    try daemon.wait(for: "the last one") {
      $0["lifter"] as? String == last && $0["state"] as? String == "running"
    }
    #expect(daemon.stop() == 0)
  }

  @Test(arguments: [
    "", "{", "[]", "{\"schema\":\"other\"}",
    "{\"schema\":\"hinge.choice/1\",\"lifter\":\"../x\",\"style\":\"sumo\",\"wearer_since_wall_ms\":1}",
  ])
  func aDamagedChoiceIsOneSentence(text: String) throws {
    let gym = try Gym()
    try gym.space.write(gym.choice, text)
    let daemon = try gym.start()
    try daemon.wait(for: "the settings' own") { $0["lifter"] as? String == "simulated-7" }
    let warnings = try daemon.said.split(separator: "\n").filter { $0.contains(" warning ") }
    #expect(warnings.count == 1, "\(warnings)")
    #expect(warnings.first?.contains("choice-simulated.json") == true)
    #expect(daemon.stop() == 0)
  }

  /// His name stays there until another is chosen, and that is said.
  @Test func whoIsForgottenMayStillBeChosen() throws {
    let gym = try Gym()
    try gym.space.write(
      ".local/state/hinge/choice.json",
      #"{"schema":"hinge.choice/1","lifter":"ada","style":"sumo","wearer_since_wall_ms":1}"#)
    let forgotten = try gym.space.hinge("forget", "ada", "--yes")
    #expect(forgotten.status == 0, "\(forgotten.errors)")
    #expect(forgotten.errors.contains("choice.json; hinge lifter makes another"))
  }

  /// A profile that was damaged after it was chosen.
  @Test func aChoiceThatCantBeWornDoesNotStopTheDaemon() throws {
    let gym = try Gym()
    try gym.space.write(".local/state/hinge/profiles/ada-conventional.json", "{}")
    try gym.space.write(
      gym.choice,
      #"{"schema":"hinge.choice/1","lifter":"ada","style":"conventional","wearer_since_wall_ms":1}"#
    )
    let daemon = try gym.start()
    try daemon.wait(for: "the settings' own") { $0["lifter"] as? String == "simulated-7" }
    #expect(try daemon.said.contains("can't be worn"))
    #expect(daemon.stop() == 0)
  }
}

/// Requests that are all on their way before the first is answered.
private final class PipelinedRequests {
  private let descriptor: Int32

  init(_ path: String) {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  /// The lines that come until as many are there, or the daemon closes.
  func ask(_ lines: [String]) -> [String] {
    let text = Array((lines.joined(separator: "\n") + "\n").utf8)
    _ = write(descriptor, text, text.count)
    var found: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while found.count(where: { $0 == UInt8(ascii: "\n") }) < lines.count {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { break }
      found += buffer[..<count]
    }
    return String(decoding: found, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
