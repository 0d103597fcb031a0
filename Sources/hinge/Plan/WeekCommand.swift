import ArgumentParser
import Asking
import Foundation
import Plan
import Reports
import Setup
import Training

struct WeekCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "week",
    abstract: "One week: how much, how well, what lay between, and one thing to work on.",
    discussion: """
      Of whom the settings name, else of whoever trained last. Simulated and real sessions are never added up.

      Examples:
        hinge week                        this week, until now
        hinge week --on 2026-11-22        the week of that day
        hinge week --lifter ana --json
      """)

  @Flag(help: "JSON, schema hinge.week/1.")
  var json = false
  @OptionGroup var week: WeekOptions
  @OptionGroup var text: TextOptions

  func run() throws {
    try Terminal.run {
      let desk = try WeekDesk(week, units: text.units, needsLog: true)
      let lifter = try self.lifter(desk)
      let summary = try summary(of: lifter, desk)
      // By the same rule as in `hinge next`, and for the day that is looked from.
      let day = try AskedDay(week.on ?? "today", now: Date(), zone: .current)
      let programme = try ProgrammeDesk(log: week.log, config: week.config)
      let isEmpty = try desk.records(of: lifter).isEmpty
      let stop = try ProgrammeDesk.showing { progress throws(Problem) in
        try isEmpty ? nil : programme.stop(lifter: lifter, on: day, progress: progress)
      }
      if json {
        Terminal.put(WeekJSON.text(summary, lifter: lifter, stop: stop) + "\n")
      } else {
        let options = Terminal.renderOptions(color: text.color, unit: desk.unit)
        Pager.show(WeekReport(summary, lifter: lifter, stop: stop, options: options).text)
      }
    }
  }

  private func lifter(_ desk: WeekDesk) throws(Problem) -> String {
    guard let asked = week.lifter else { return try desk.usualLifter() }
    let lifter = try desk.asLogged(asked)
    let known = try desk.lifters()
    guard known.contains(lifter) else {
      throw Problem.unknownLifter(lifter, in: desk.path, known: known)
    }
    return lifter
  }

  private func summary(of lifter: String, _ desk: WeekDesk) throws(Problem) -> WeekSummary {
    let records = try desk.records(of: lifter)
    let monday = desk.today.monday
    let sunday = monday.advanced(by: 6)
    let first = monday.advanced(by: -7 * WeekSummary.weeksCompared)
    let undated = records.count - desk.dates(records).count
    return WeekSummary(
      try desk.logs(records, first...sunday), weekOf: desk.today, today: desk.now, undated: undated
    ) { desk.day(ms: $0) }
  }
}
