import ArgumentParser
import Exports
import Foundation
import RepLog
import Reports
import Setup
import Training

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Sessions for other programs: a row a rep, Strong, Hevy, Garmin FIT.",
    discussion: """
      csv    a row a rep, every number the log has
      jsonl  the same as JSON lines, schema hinge.rep/1
      strong Strong's CSV, which many apps read; --dialect S1, S1b, S2 or S3
      hevy   Hevy's CSV
      fit    a Garmin activity, a file a session

      What a form has no room for, such as a session whose date is not known, is said.

      Examples:
        hinge export csv all --out reps.csv
        hinge export strong --since 2026-01-01 --lifter ana --out strong.csv
        hinge export fit last --out today.fit
        hinge export jsonl 2026-11 | jq .verdict
      """)

  @Argument(help: "csv, jsonl, strong, hevy or fit.")
  var form: ExportForm
  @Argument(
    help: ArgumentHelp(
      "Which, last if none is named: \(SessionChoice.form).", valueName: "sessions"))
  var sessions: String?
  @Option(help: ArgumentHelp("Where to; else to standard output.", valueName: "file"))
  var out: String?
  @Option(help: "Of Strong's file: S1, as without it, S1b, S2 or S3.")
  var dialect: StrongDialect?
  @Option(help: "kg or lb for loads; else as report.units is set.")
  var units: LoadUnit?
  @OptionGroup var choice: SessionOptions

  func run() throws {
    try Terminal.run {
      if form.isBinary, out == nil, isatty(STDOUT_FILENO) == 1 {
        throw Problem("A FIT file is no text for a terminal; name a file with --out.", exitCode: 64)
      }
      if dialect != nil, form != .strong {
        throw Problem(
          "--dialect is of Strong's file alone, and \(form.rawValue) was asked for.", exitCode: 64)
      }
      let desk = try SessionDesk(choice, units: units)
      let words = sessions ?? (choice.isNarrowed ? nil : "last")
      let records = try desk.records(try desk.selection(words))
      if records.isEmpty {
        throw Problem("No session matches; hinge report all lists those there are.", exitCode: 65)
      }
      let lifters = Set(records.map(\.lifter)).sorted()
      if form.isOfOneLifter, lifters.count > 1 {
        throw Problem(
          "\(form.rawValue) has no place for names and these are sessions of "
            + "\(lifters.joined(separator: ", ")); choose one with --lifter.", exitCode: 64)
      }
      let made = try form.make(try desk.logs(records), dialect: dialect ?? .s1, unit: desk.unit)
      for left in made.left {
        let set = left.set.map { ", set \($0)," } ?? ""
        Terminal.say("hinge: left out: session \(left.session)\(set) \(left.why)")
      }
      if made.sessions == 0 {
        throw Problem("Nothing is left to export.", exitCode: 65)
      }
      try deliver(made)
    }
  }

  private func deliver(_ made: ExportForm.Made) throws(Problem) {
    guard let out else {
      Terminal.put(made.bytes)
      return
    }
    try OutputFile.write(
      made.bytes, to: out, what: "\(Terminal.count(made.sessions, "session")), ")
  }
}
