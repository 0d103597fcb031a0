import ArgumentParser
import Asking
import Foundation
import Plan
import Reports
import Settings
import Setup
import Training

struct PlanCalendar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "The plan for calendar programs (iCalendar), on standard output or as a file.",
    discussion: """
      Read again after a change, it changes the events and makes no second ones. A plan without a start goes \
      on from today, or from --on.
      """)

  @Argument(help: "The file to write, such as plan.ics; without it standard output.")
  var output: String?
  @OptionGroup var file: PlanFileOption
  @Option(help: ArgumentHelp("As if it were made on this day, at midnight UTC.", valueName: "date"))
  var on: String?
  @Option(help: "Whose plan it is.")
  var lifter: String?
  @Option(help: "kg or lb for loads; else as report.units is set.")
  var units: LoadUnit?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  func run() throws {
    try Terminal.run {
      let settings = try LoadedSettings(for: .client, file: config)
      let unit = units ?? (settings.configuration.report.units == .lb ? .lb : .kg)
      let written = try WrittenPlan(file.plan, settings, unit: unit)
      let lifter = try written.lifter(
        asked: lifter, else: settings.configuration.lifter.name)
      let today = try AskedDay(on ?? "today", now: Date(), zone: .current).calendarDay
      let now = Int64(Date().timeIntervalSince1970)
      let calendar = CalendarFile(
        written.plan, lifter: lifter, today: today,
        stampSeconds: on == nil ? now : Int64(today.number) * 86_400, unit: unit)
      let events = Terminal.count(written.plan.sessions.count, "session")
      if let output {
        try OutputFile.write(Array(calendar.text.utf8), to: output, what: "\(events) a week, ")
      } else {
        Terminal.put(calendar.text)
      }
    }
  }
}
