import Foundation
import Testing

/// `hinge report`, `trend`, `explain`, `compare` and `export` with the real programs.
@Suite struct ReadingTests {
  private func trained() throws -> Workspace { try TrainedLog.copy() }

  private func hinge(_ place: Workspace, _ arguments: [String]) throws -> Programs.Outcome {
    try Programs.run("hinge", arguments + ["--log", "log.sqlite"], in: place.url)
  }

  @Test func sessionsAreNamedInManyWays() throws {
    let place = try trained()
    for (words, expected) in [
      ([], "session 2"), (["last"], "session 2"), (["last-1"], "session 1"), (["1"], "session 1"),
      (["--lifter", "simulated-3"], "session 1"),
    ] as [([String], String)] {
      let found = try hinge(place, ["report"] + words)
      #expect(found.status == 0 && found.output.contains(expected), "\(words): \(found)")
    }
    let both = try hinge(place, ["report", "all"])
    #expect(both.output.contains("session 1") && both.output.contains("session 2"))
    for (words, status, sentence) in [
      (["9"], 65, "has no session 9"), (["raport"], 64, "Was hinge report meant?"),
      (["2026-02-30"], 64, "names no session"), (["5..2"], 64, "comes first: 2..5."),
      (["--lifter", "bob"], 65, "it names simulated-3"),
      (["--style", "yoga"], 64, "a style is one of"), (["--since", "soon"], 64, "is no date"),
      (["--since", "2026-02", "--until", "2026-01"], 64, "--since is after --until"),
      (["2026-01", "--since", "2026-02"], 64, "give one of them"),
    ] as [([String], Int32, String)] {
      let found = try hinge(place, ["report"] + words)
      #expect(found.status == status && found.output.isEmpty, "\(words): \(found)")
      #expect(found.errors.contains(sentence), "\(words): \(found.errors)")
    }
  }

  /// Data on stdout alone, in forms that other programs read.
  @Test func everyJSONIsOneObjectWithItsSchema() throws {
    let place = try trained()
    for (words, schema) in [
      (["report", "all", "--json"], "hinge.report/1"), (["trend", "--json"], "hinge.trend/1"),
      (["explain", "--json"], "hinge.explanation/1"),
      (["compare", "1", "2", "--json"], "hinge.comparison/1"),
    ] as [([String], String)] {
      let found = try hinge(place, words)
      #expect(found.status == 0 && found.errors.isEmpty, "\(words): \(found.errors)")
      let json = try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any]
      #expect(json?["schema"] as? String == schema, "\(words)")
    }
    let csv = try hinge(place, ["report", "all", "--csv"]).output
    #expect(csv == (try hinge(place, ["export", "csv", "all"]).output))
    let lines = try hinge(place, ["export", "jsonl", "all"]).output.split(separator: "\n")
    #expect(lines.count == csv.split(separator: "\n").count - 1)
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  @Test func aRepIsExplained() throws {
    let place = try trained()
    let worst = try hinge(place, ["explain"]).output
    #expect(worst.hasPrefix("Session 2, set ") && worst.contains("SIMULATED"))
    let named = try hinge(place, ["explain", "1:2.1"]).output
    #expect(named.hasPrefix("Session 1, set 2, rep 1 "))
    #expect(named.contains("held against") && named.contains("Judged from the samples from"))
    for (words, status) in [(["2"], 64), (["1:9.1"], 65), (["x"], 64), (["1:2.77"], 65)]
      as [([String], Int32)]
    {
      #expect(try hinge(place, ["explain"] + words).status == status, "\(words)")
    }
  }

  @Test func exportsSayWhatTheyLeaveOutAndReplaceNothingByHalf() throws {
    let place = try trained()
    // Two lifters are not one person's training.
    let mixed = try hinge(place, ["export", "strong", "all"])
    #expect(mixed.status == 64 && mixed.errors.contains("choose one with --lifter"))
    let two = try hinge(place, ["export", "fit", "all"])
    #expect(two.status == 64, "\(two.errors)")
    let out = try hinge(place, ["export", "csv", "all", "--out", "reps.csv"])
    #expect(out.status == 0 && out.output.isEmpty && out.errors.hasPrefix("reps.csv: 2 sessions"))
    let nowhere = try hinge(place, ["export", "csv", "--out", "none/reps.csv"])
    #expect(nowhere.status == 74, "\(nowhere.errors)")
    #expect(try hinge(place, ["export", "xml"]).status == 64)
  }

  /// A slip must not cost the log.
  @Test func noDatabaseIsWrittenOver() throws {
    let place = try trained()
    let before = try place.read("log.sqlite")
    for out in ["log.sqlite", "log.sqlite-wal", "log.sqlite-shm"] {
      for words in [
        ["export", "csv", "--out", out], ["report", "--html", out], ["trend", "--html", out],
      ] {
        let found = try hinge(place, words)
        #expect(found.status == 64 && found.errors.contains("is a database"), "\(words): \(found)")
      }
    }
    #expect(try place.read("log.sqlite") == before)
  }

  @Test func aFullDiskBehindThePipeIsTold() throws {
    let place = try trained()
    try place.write("script.sh", "\"$HINGE\" export csv all --log log.sqlite >/dev/full")
    let found = try Programs.runSystem(
      "/bin/sh", ["script.sh"], in: place.url,
      environment: ["HINGE": try Programs.path(of: "hinge").path])
    #expect(found.status == 74 && found.errors.contains("Not all of it could be written"))
  }

  @Test func pagesAreWholeFiles() throws {
    let place = try trained()
    for words in [["report"], ["trend"], ["compare", "1", "2"], ["explain", "1:2.1"]] {
      let found = try hinge(place, words + ["--html", "page.html"])
      #expect(found.status == 0 && found.output.isEmpty, "\(words): \(found.errors)")
      let page = String(decoding: try place.read("page.html"), as: UTF8.self)
      #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("SIMULATED"), "\(words)")
      #expect(page.hasSuffix("</html>\n") && !page.contains("<script"), "\(words)")
    }
  }

  @Test func comparingWhatIsNotThereIsASlip() throws {
    let place = try trained()
    let found = try hinge(place, ["compare", "1", "7"])
    #expect(found.status == 65 && found.errors.contains("has no session 7"))
    let same = try hinge(place, ["compare", "1", "2"])
    #expect(same.status == 0 && same.output.contains("SIMULATED"))
    #expect(same.output.contains("session 1") && same.output.contains("The lifters differ"))
  }

  /// Nothing but ASCII into a pipe, no color unless asked for, and never wider than the terminal.
  @Test func mannersInAPipe() throws {
    let place = try trained()
    for words in [["report", "all"], ["trend"], ["explain"], ["compare", "1", "2"]] {
      let found = try Programs.run(
        "hinge", words + ["--log", "log.sqlite"], in: place.url, environment: ["COLUMNS": "72"])
      #expect(
        found.output.unicodeScalars.allSatisfy { $0 == "\n" || (0x20..<0x7F).contains($0.value) })
      #expect(found.output.split(separator: "\n").allSatisfy { $0.count <= 72 }, "\(words)")
      let colored = try Programs.run(
        "hinge", words + ["--log", "log.sqlite", "--color", "always"], in: place.url)
      #expect(colored.output.contains("\u{1B}["), "\(words)")
    }
  }
}
