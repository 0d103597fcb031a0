import ArgumentParser
import Asking
import Foundation
import Programme
import Reports
import Setup
import Training

struct NextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "What to lift next and why: raise, hold, back off, a lighter week, rest or stop.",
    discussion: """
      From the log alone: flawless work sets raise the load, alarmed reps keep or lower it, pain and soreness \
      hold it, and sharp or radiating pain ends advice until it is said to be gone (hinge log session --pain 0). \
      It speaks of form consistency, it is no diagnosis. Every threshold is in the settings, with what it rests \
      on (man hinge-config); plates says which plates there are.

      Examples:
        hinge next                        every style of the last six weeks
        hinge next --style sumo --lifter ana
        hinge next --on tomorrow
        hinge next --on 2026-11-22        what would have been said that day
        hinge next --json                 for a program
      """)

  @Option(
    help: "Of this lifter; without it, of whom the settings name, else of whoever trained last.")
  var lifter: String?
  @Option(help: "Only this style.")
  var style: String?
  @Option(
    help: ArgumentHelp(
      "For this day: today, as without it, tomorrow, yesterday or a date such as 2026-11-22.",
      valueName: "date"))
  var on: String?
  @Flag(help: "JSON, schema hinge.next/1.")
  var json = false
  @Option(help: ArgumentHelp("The training log.", valueName: "file"))
  var log: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?
  @OptionGroup var text: TextOptions

  func run() throws {
    try Terminal.run {
      let day = try AskedDay(on ?? "today", now: Date(), zone: .current)
      if let style, let problem = EntryField.style.problem(with: style) {
        throw Problem("--style '\(style)': \(problem).", exitCode: 64)
      }
      let desk = try ProgrammeDesk(log: log, config: config)
      let found = try ProgrammeDesk.showing { progress throws(Problem) in
        try desk.advice(lifter: lifter, style: style, on: day, progress: progress)
      }
      let unit = text.units ?? desk.unit
      if json {
        Terminal.put(
          NextJSON(unit: unit).text(
            found.styles, lifter: found.lifter, day: day.name, isSynthetic: found.isSynthetic,
            warmUp: found.warmUp) + "\n")
        return
      }
      let options = Terminal.renderOptions(color: text.color, unit: unit)
      Pager.show(
        NextReport(
          found.styles, lifter: found.lifter, dayMS: day.day.startMS,
          isSynthetic: found.isSynthetic, settings: desk.settings, warmUp: found.warmUp,
          options: options
        ).text)
    }
  }
}
