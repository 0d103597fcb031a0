import ArgumentParser
import Asking
import Foundation
import LinuxIO
import Plan
import Reports
import Settings
import Setup
import Training

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "What to do today, and the week as planned and as done.",
    discussion: """
      The plan is plan.yaml beside the settings, see hinge-plan(5).

      Examples:
        hinge plan default > ~/.config/hinge/plan.yaml    a plan to start from
        hinge plan check                  what is wrong with it
        hinge plan                        what to do today, and the week
        hinge plan --on 2026-11-26        the week of that day
        hinge plan calendar plan.ics      for a calendar program
        hinge plan --json                 for a program
      """, subcommands: [Show.self, Check.self, Default.self, PlanCalendar.self],
    defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What to do today, and the week as planned and as done.")
    @Flag(help: "JSON, schema hinge.plan/1.")
    var json = false
    @OptionGroup var file: PlanFileOption
    @OptionGroup var week: WeekOptions
    @OptionGroup var text: TextOptions

    func run() throws {
      try Terminal.run {
        let desk = try WeekDesk(week, units: text.units, needsLog: false)
        let written = try WrittenPlan(file.plan, desk.settings, unit: desk.unit)
        let (standing, stop) = try standing(written, desk)
        if json {
          Terminal.put(PlanJSON.text(standing, stop: stop) + "\n")
        } else {
          let options = Terminal.renderOptions(color: text.color, unit: desk.unit)
          Pager.show(PlanReport(standing, stop: stop, options: options).text)
        }
      }
    }

    private func standing(_ written: WrittenPlan, _ desk: WeekDesk) throws(Problem) -> (
      PlanStanding, stop: String?
    ) {
      let lifter = try desk.asLogged(
        try written.lifter(asked: week.lifter, else: desk.usualLifter()))
      let records = try desk.records(of: lifter)
      if desk.reader == nil {
        Terminal.say("hinge: \(desk.path): nothing has been logged yet, so nothing is compared.")
      } else if records.isEmpty {
        let known = try desk.lifters().joined(separator: ", ")
        Terminal.say("hinge: the log has no training of '\(lifter)'; it names \(known).")
      }
      let monday = desk.today.monday
      let logs = try desk.logs(records, monday.advanced(by: -7)...monday.advanced(by: 6))
      let points = try desk.points(records, monday.advanced(by: -PlanTargets.days)..<monday)
      // As below: where there is a real session the simulated ones are none.
      let real = records.filter { $0.provenance == "measured" }
      let own = real.isEmpty ? records : real
      let begun = own.isEmpty ? desk.today : desk.dates(own).values.min()
      let standing = PlanStanding(
        written.plan, lifter: lifter, today: desk.today, logs: logs, points: points, begun: begun)
      return (standing, try records.isEmpty ? nil : stop(lifter))
    }

    /// Pain that forbids lifting, by the same rule as in `hinge next`.
    private func stop(_ lifter: String) throws(Problem) -> String? {
      let day = try AskedDay(week.on ?? "today", now: Date(), zone: .current)
      let programme = try ProgrammeDesk(log: week.log, config: week.config)
      return try ProgrammeDesk.showing { progress throws(Problem) in
        try programme.stop(lifter: lifter, on: day, progress: progress)
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says what is wrong with a plan; exit code 78 if anything is.")
    @Argument(help: "The plan; without it plan.yaml beside the settings.")
    var file: String?
    @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
    var config: String?

    func run() throws {
      try Terminal.run {
        let settings = try LoadedSettings(for: .client, file: config)
        let unit: LoadUnit = settings.configuration.report.units == .lb ? .lb : .kg
        let written = try WrittenPlan(file, settings, unit: unit)
        for advice in PlanAdvice.all(written.plan) {
          Terminal.say("\(written.path): \(advice.sentence)")
        }
        Terminal.say("\(written.path): good")
      }
    }
  }

  struct Default: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "A commented plan to start from.")
    func run() throws { try Terminal.run { Terminal.put(PlanFile.defaultText) } }
  }
}
