import Foundation
import Testing

/// How commands speak of mistakes, and to terminals, with the real programs.
@Suite struct MannersTests {
  private func trained() throws -> Workspace { try TrainedLog.copy() }

  private func run(_ place: Workspace, _ words: [String]) throws -> Programs.Outcome {
    try Programs.run("hinge", words, in: place.url)
  }

  /// Standard output holds JSON or nothing, and the last line of standard error says why in JSON.
  @Test(arguments: Self.mistakes)
  func aMistakeBesideJSONIsJSON(words: [String], code: Int32) throws {
    let place = try trained()
    let found = try run(place, words)
    #expect(found.status == code && found.output.isEmpty, "\(words): \(found)")
    let line = try #require(found.errors.split(separator: "\n").last)
    let json = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(json?["schema"] as? String == "hinge.error/1")
    #expect(json?["exit_code"] as? Int == Int(code))
    let message = try #require(json?["message"] as? String)
    #expect(!message.isEmpty && !message.hasPrefix("hinge:"), "\(message)")
    // Behind "--" it is a word like any other.
    let plain = try run(place, ["report", "99", "--log", "log.sqlite", "--", "--json"])
    #expect(plain.errors.hasPrefix("hinge: "), "\(plain.errors)")
  }

  @Test(arguments: Self.wrongLines)
  func aWrongCommandLineIsOneSentence(words: [String], sentence: String, help: String) throws {
    let found = try run(try Workspace(), words)
    #expect(found.status == 64 && found.output.isEmpty, "\(found)")
    #expect(found.errors.split(separator: "\n").count == 1, "\(found.errors)")
    #expect(found.errors.hasPrefix("hinge: ") && found.errors.contains(sentence), "\(found.errors)")
    #expect(found.errors.contains(help), "\(found.errors)")
  }

  /// Asked for twice is a slip, of which no half is done.
  @Test(arguments: Self.exclusive)
  func formsThatExcludeEachOther(words: [String], sentence: String) throws {
    let place = try trained()
    let found = try run(place, words + ["--log", "log.sqlite"])
    #expect(found.status == 64 && found.output.isEmpty, "\(found)")
    #expect(found.errors.contains(sentence), "\(found.errors)")
    #expect(try !place.names.contains("page.html"))
  }

  @Test func namesAreFoundInAnyCase() throws {
    let place = try trained()
    for words in [["report", "--lifter", "SIMULATED-3"], ["explain", "--lifter", "Simulated-3"]] {
      let found = try run(place, words + ["--log", "log.sqlite"])
      #expect(found.status == 0 && !found.output.isEmpty, "\(words): \(found.errors)")
    }
    let nobody = try run(place, ["explain", "--lifter", "bob", "--log", "log.sqlite"])
    #expect(nobody.status == 65 && nobody.errors.contains("no session of 'bob'"), "\(nobody)")
  }

  @Test func whatIsNotCountedIsSaid() throws {
    let place = try trained()
    let log = ["--log", "log.sqlite", "--socket", "s"]
    for words in [
      ["log", "1:session", "--exclude"], ["log", "2:session", "--exclude"],
      ["log", "1.1", "--clear", "pain"],
    ] {
      let found = try run(place, words + log)
      #expect(found.status == 0, "\(words): \(found.errors)")
      if words.contains("--clear") {
        #expect(found.output == "session 2, set 1, rep 1: nothing was said of pain\n")
      }
    }
    // Where it was said is told; what is not there stays so.
    #expect(try run(place, ["log", "2:1", "--soreness", "3"] + log).status == 64)
    #expect(try run(place, ["log", "2:1", "--pain", "3"] + log).status == 0)
    let elsewhere = try run(place, ["log", "1.1", "--clear", "pain"] + log)
    #expect(
      elsewhere.output
        == "session 2, set 1, rep 1: nothing was said of pain; it was of session 2, set 1\n")
    #expect(try run(place, ["log", "2:1", "--clear", "pain"] + log).status == 0)
    let history = try run(place, ["log", "history"] + log).output
    #expect(history.split(separator: "\n").count == 3, "\(history)")
    let table = try run(place, ["trend", "--since", "2020", "--log", "log.sqlite"]).output
    #expect(table.contains("No set that counts"), "\(table)")
    // A line each, from the fourth session on.
    for _ in 1...2 {
      _ = try place.hinged(
        "--simulate", "--sets", "1", "--reps", "1", "--fast", "--log", "log.sqlite", "--socket", "s"
      )
    }
    let all = try run(place, ["report", "all", "--log", "log.sqlite"]).output
    #expect(all.split(separator: "\n").first?.contains("not counted") == true, "\(all)")
  }

  /// The first lines are the answer; what is longer than the screen goes through a pager, and what is
  /// not, or into a pipe, does not.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func longTextIsPaged() throws {
    let place = try trained()
    let hinge = try Programs.path(of: "hinge").path
    func inTerminal(rows: Int, _ pager: String) throws -> Programs.Outcome {
      try Programs.runSystem(
        "/usr/bin/script",
        [
          "-qec", "stty rows \(rows) cols 80; exec \"\(hinge)\" report --log log.sqlite",
          "/dev/null",
        ], in: place.url,
        environment: ["HINGE_PAGER": pager, "TERM": "xterm", "SHELL": "/bin/sh"])
    }
    let paged = try inTerminal(rows: 10, "sed 's/^/paged: /'")
    #expect(paged.status == 0, "\(paged)")
    let lines = paged.output.split(whereSeparator: \.isNewline)
    #expect(lines.count > 10 && lines.allSatisfy { $0.hasPrefix("paged: ") }, "\(lines)")
    for (rows, pager) in [
      (500, "sed 's/^/paged: /'"), (10, ""), (10, "cat"), (10, "no-such-pager"),
    ] {
      let plain = try inTerminal(rows: rows, pager)
      #expect(plain.status == 0 && plain.output.contains("Good reps"), "\(rows) \(pager)")
      #expect(!plain.output.contains("paged: "), "\(rows) \(pager)")
    }
    // A pager that is left early is no mistake.
    #expect(try inTerminal(rows: 10, "head -n 1").status == 0)
  }

  private static let mistakes: [([String], Int32)] = [
    (["report", "99", "--json", "--log", "log.sqlite"], 65),
    (["trend", "--json", "--since", "soon", "--log", "log.sqlite"], 64),
    (["explain", "9.9", "--json", "--log", "log.sqlite"], 65),
    (["compare", "1", "9", "--json", "--log", "log.sqlite"], 65),
    (["log", "history", "9", "--json", "--log", "log.sqlite"], 65),
    (["report", "--json", "--log", "nowhere.sqlite"], 69),
    (["status", "--json", "--socket", "nowhere"], 69),
    (["replay", "nowhere.csv", "--json"], 74), (["report", "--json", "--colour", "never"], 64),
    (["doctor", "--json", "--config", "nowhere.yaml"], 74),
    (["plan", "--json", "--plan", "nowhere.yaml"], 74), (["plan", "--json"], 78),
    (["week", "--json", "--lifter", "bob", "--log", "log.sqlite"], 65),
  ]

  private static let wrongLines: [([String], String, String)] = [
    (["report", "--jsn"], "Did you mean '--json'?", "hinge report --help"),
    (["log", "--load", "-5"], "--load -5: no value here is below zero.", "hinge log --help"),
    (["log", "merge"], "Missing expected argument '<file>'.", "hinge log merge --help"),
    (["compare", "1"], "Missing expected argument '<b>'.", "hinge compare --help"),
    (["trend", "--weeks", "x"], "is invalid for '--weeks <weeks>'", "hinge trend --help"),
    (["simulate"], "Give either --out FILE or --folder DIR.", "hinge simulate --help"),
  ]

  private static let exclusive: [([String], String)] = [
    (["report", "--json", "--csv"], "--json and --csv"),
    (["report", "--csv", "--html", "page.html"], "--csv and --html"),
    (["trend", "--json", "--html", "page.html"], "--json and --html"),
    (["explain", "--json", "--html", "page.html"], "--json and --html"),
    (["compare", "1", "1", "--json", "--html", "page.html"], "--json and --html"),
    (["trend", "--weeks", "4", "--since", "2026-01-01"], "--weeks and --since"),
    (["export", "csv", "--dialect", "S2"], "--dialect is of Strong's file alone"),
    (["explain", "1:1.1", "--lifter", "ana"], "leave --lifter out"),
  ]
}
