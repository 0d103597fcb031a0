import ArgumentParser
import Coaching
import Exports
import Foundation
import RepLog
import Reports
import Settings
import Setup
import Training

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "One session: how many good reps, which was the worst, why, what to do next; or many.",
    discussion: """
      Examples:
        hinge                      the last session
        hinge report 12            session 12
        hinge report last-1        the one before the last
        hinge report today         all of today
        hinge report 2026-11       a month: a line a session
        hinge report --since 2026-10-01 --lifter ana --style sumo
        hinge report --json        the last session for a program
        hinge report --csv         the same, a row a rep
        hinge report --html out.html
      """)

  @Argument(help: ArgumentHelp("Which: \(SessionChoice.form).", valueName: "sessions"))
  var sessions: String?
  @Flag(help: "JSON, schema hinge.report/1.")
  var json = false
  @Flag(help: "CSV, a row a rep, as hinge export csv.")
  var csv = false
  @OptionGroup var page: PageOption
  @OptionGroup var choice: SessionOptions
  @OptionGroup var text: TextOptions

  /// So many are shown one after the other; more are a line each.
  private static let mostWhole = 3

  func run() throws {
    try Terminal.run {
      try checkWords()
      try page.refuse(beside: [("--json", json), ("--csv", csv)])
      let desk = try SessionDesk(choice, units: text.units)
      let asked = sessions ?? (choice.isNarrowed ? nil : "last")
      let records = try desk.records(try desk.selection(asked))
      if json {
        Terminal.put(JSONReport.text(try desk.logs(records)))
        return
      }
      if let html = page.html {
        try OutputFile.page(onePage(records, desk), to: html)
        return
      }
      if csv {
        Terminal.put(RepTable.csv(try desk.logs(records), zone: .current))
        return
      }
      let options = Terminal.renderOptions(color: text.color, unit: desk.unit)
      if records.isEmpty {
        Terminal.put(try desk.isEmpty ? TextReport.nothingYet : TextReport.noSessions)
      } else if records.count > Self.mostWhole {
        Pager.show(try table(records, desk, options))
      } else {
        Pager.show(try whole(records, desk, options))
      }
    }
  }

  /// A word that is neither a command nor names a session comes here, since this is the command that is
  /// meant where none is named.
  private func checkWords() throws(Problem) {
    guard let sessions, SessionChoice(sessions, now: .now, zone: .current) == nil else { return }
    if sessions.contains("..") {
      throw Problem(SessionChoice.problem(with: sessions, zone: .current), exitCode: 64)
    }
    let commands = Hinge.configuration.subcommands.compactMap { $0.configuration.commandName }
    let near = NearestWord.to(sessions, among: commands).map { " Was hinge \($0) meant?" } ?? ""
    throw Problem(
      "'\(sessions)' is no command and names no session: \(SessionChoice.form).\(near)",
      exitCode: 64)
  }

  private func onePage(_ records: [SessionRecord], _ desk: SessionDesk) throws(Problem) -> String {
    guard records.count == 1, let log = try desk.log(records[0].id) else {
      throw Problem(
        "A page holds one session and \(records.count) were asked for; name one, such as last.",
        exitCode: 64)
    }
    var before = SessionSelection()
    before.lifter = log.session.lifter
    before.numbers = 1...max(1, log.session.id - 1)
    // A load that was too much years ago says little of today.
    let year: Int64 = 366 * 86_400_000
    if log.session.hasKnownDate {
      before.span = log.session.startedAtWallMS - year..<log.session.startedAtWallMS
    }
    let history = try desk.points(before).filter { $0.sessionID != log.session.id }
    let options = HTMLOptions(
      unit: desk.unit, timeZone: .current,
      earlierWallMS: try desk.knownDate(before: log.session.id), version: Version.text)
    return HTMLReport(log, history: history.compactMap { LoadPoint($0) }, options: options).text
  }

  private func table(
    _ records: [SessionRecord], _ desk: SessionDesk, _ options: RenderOptions
  ) throws(Problem) -> String {
    var selection = SessionSelection()
    let numbers = records[0].id...records[records.count - 1].id
    selection.numbers = numbers
    return SessionTable(
      records, points: try desk.points(selection), excluded: try desk.excluded(numbers),
      options: options
    ).text
  }

  private func whole(
    _ records: [SessionRecord], _ desk: SessionDesk, _ options: RenderOptions
  ) throws(Problem) -> String {
    var text = ""
    for (index, log) in try desk.logs(records).enumerated() {
      if index > 0 { text += "\n" }
      let earlier = try desk.knownDate(before: log.session.id)
      text += TextReport(log, options: options, earlierWallMS: earlier).text
      guard let folder = desk.paths?.recordingDirectory else { continue }
      let files = FlaggedStore.files(of: log.session.id, in: folder)
      if !files.isEmpty { text += "\nSamples of flagged reps, for hinge replay:\n" }
      for file in files { text += "  \(file)\n" }
    }
    return text
  }
}
