import Foundation
import Testing

/// `hinge log` with the real programs: before, during and after training.
@Suite struct LogCommandTests {
  private func trained() throws -> Workspace { try TrainedLog.copy(sessions: 1) }

  private func log(_ place: Workspace, _ arguments: String...) throws -> Programs.Outcome {
    try Programs.run(
      "hinge", ["log"] + arguments + ["--log", "log.sqlite", "--socket", "s"], in: place.url)
  }

  private func report(_ place: Workspace) throws -> [String: Any] {
    let found = try place.hinge("report", "--log", "log.sqlite", "--json")
    let json = try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any]
    let sessions = try #require(json?["sessions"] as? [[String: Any]])
    return try #require(sessions.first)
  }

  @Test func whatIsSaidAfterwardsIsInTheReport() throws {
    let place = try trained()
    #expect(try log(place, "--load", "140").output == "session 1, set 3: load 140 kg, 308.65 lb\n")
    let again = try log(place, "3", "--load", "315lb", "--rpe", "8,5", "--note", "grip")
    #expect(
      again.output == """
        session 1, set 3: load 142.88 kg, 315 lb (was 140 kg, 308.65 lb)
        session 1, set 3: RPE 8.5
        session 1, set 3: note grip

        """)
    #expect(try log(place, "1.1", "--exclude").output == "session 1, set 1, rep 1: not counted\n")
    #expect(try log(place, "--lifter", "بن 💪").status == 0)
    let session = try report(place)
    #expect(session["lifter"] as? String == "بن 💪")
    let sets = try #require(session["sets"] as? [[String: Any]])
    #expect(sets[2]["load_g"] as? Int == 142_882)
    let held = try #require(sets[0]["verdicts"] as? [String: Int])
    #expect(held.values.reduce(0, +) == (sets[0]["reps"] as? [Any]).map { $0.count - 1 })
    let history = try log(place, "history").output.split(separator: "\n")
    #expect(history.count == 6 && history.count { $0.hasPrefix("- ") } == 1)
    #expect(history[0].hasSuffix("set 3: load 140 kg, 308.65 lb  [hinge log]"))
  }

  private static let mistakes: [([String], Int32, String)] = [
    (["9", "--rpe", "8"], 65, "Session 1 has no set 9; it has set 1 with"),
    (["1.99", "--exclude"], 65, "no rep 99 in set 1"),
    (["77:1", "--rpe", "8"], 65, "has no session 77"),
    (["next", "--load", "100"], 65, "no set comes"),
    (["x", "--load", "100"], 64, "'x' is no place in the log"),
    (["--load", "heavy"], 64, "'heavy' is no load"), (["--load", "1001"], 64, "0 to 1000 kg"),
    (["--rpe", "8.3"], 64, "by halves"), (["--pain", "11"], 64, "0, none, to 10"),
    (["1.1", "--rpe", "8"], 64, "not of a rep"), ([], 64, "Nothing was said"),
    (["--exclude", "--include"], 64, "the opposite"), (["--clear", "mood"], 64, "there is load"),
    (["1.1", "--verdict", "good"], 64, "held, crept, lost, no_call"),
  ]

  @Test func mistakesAreNamedAndNothingIsWritten() throws {
    let place = try trained()
    for (arguments, status, words) in Self.mistakes {
      let found = try Programs.run(
        "hinge", ["log"] + arguments + ["--log", "log.sqlite", "--socket", "s"], in: place.url)
      #expect(found.status == status && found.output.isEmpty, "\(arguments): \(found)")
      #expect(found.errors.contains(words), "\(arguments): \(found.errors)")
      #expect(found.errors.split(separator: "\n").count == 1, "\(arguments): \(found.errors)")
    }
    #expect(try log(place, "history").output == "Nothing was said of session 1.\n")
  }

  /// A user who may read the log and not write it: the daemon does, and the answer means that it is on the
  /// disk. A read-only view of the folder stands for the missing right.
  @Test(.enabled(if: LogFaultTests.mayMount, "no name spaces here"))
  func whoMayNotWriteSpeaksThroughTheDaemon() throws {
    let place = try Workspace()
    let daemon = try RunningDaemon(
      ["--simulate", "--seed", "3", "--log", "log.sqlite"], in: place,
      environment: ["HINGE_FEEDBACK_MODE": "full"])
    try daemon.wait(for: "a set in the log") { status in
      (status["sets"] as? Int ?? 0) > 0
        && ((status["log"] as? [String: Any])?["session"] as? Int) != nil
    }
    let script = """
      mount --bind . . && mount -o remount,bind,ro . && cd "$PWD" || exit 99
      touch x 2>/dev/null && exit 98
      "$HINGE" log next --load 140 --rpe 7 --log log.sqlite --socket hinged.sock >/dev/null || exit 1
      "$HINGE" log 9 --rpe 8 --log log.sqlite --socket hinged.sock
      """
    try place.write("script.sh", script)
    let found = try Programs.runSystem(
      "/usr/bin/unshare", ["-rm", "sh", "script.sh"], in: place.url,
      environment: ["HINGE": try Programs.path(of: "hinge").path])
    #expect(found.status == 65 && found.errors.contains("has no set 9"), "\(found)")
    #expect(daemon.stop() == 0)
    let history = try Programs.run(
      "hinge", ["log", "history", "--log", "log.sqlite", "--socket", "s"], in: place.url)
    #expect(history.output.contains(": load 140 kg"), "\(history)")
    #expect(history.output.contains(": RPE 7"), "\(history)")
  }

  /// Nothing of the session is in the log before its first set: the daemon begins it for what is said.
  @Test func aLoadIsGivenBeforeTheFirstSet() throws {
    let place = try trained()
    let daemon = try RunningDaemon(["--simulate", "--seed", "3", "--log", "log.sqlite"], in: place)
    try daemon.wait(for: "its first samples") { ($0["samples"] as? Int ?? 0) > 0 }
    func say(_ arguments: String...) throws -> Programs.Outcome {
      try Programs.run(
        "hinge", ["log"] + arguments + ["--log", "log.sqlite", "--socket", daemon.socket],
        in: place.url)
    }
    // The last set in the log is one of another day.
    let last = try say("--load", "100")
    #expect(last.status == 65 && last.errors.contains("'next' is the set that comes"), "\(last)")
    let next = try say("next", "--load", "140")
    #expect(next.output == "the session that goes on, set 1: load 140 kg, 308.65 lb\n", "\(next)")
    let again = try say("next", "--load", "142.5")
    #expect(again.output.hasPrefix("session 2, set 1: load 142.5 kg"), "\(again)")
    #expect(daemon.stop() == 0)
    #expect(try log(place, "history", "1").output == "Nothing was said of session 1.\n")
    #expect(try log(place, "history", "2").output.contains("set 1: load 140 kg"))
  }

  @Test func withoutRightAndWithoutDaemonThereIsASentence() throws {
    if !LogFaultTests.mayMount { return }
    let place = try trained()
    try place.write(
      "script.sh",
      """
      mount --bind . . && mount -o remount,bind,ro . && cd "$PWD" || exit 99
      "$HINGE" log --load 140 --log log.sqlite --socket s
      """)
    let found = try Programs.runSystem(
      "/usr/bin/unshare", ["-rm", "sh", "script.sh"], in: place.url,
      environment: ["HINGE": try Programs.path(of: "hinge").path])
    #expect(found.status == 69 && found.errors.contains("start hinged, or use sudo"), "\(found)")
  }
}
