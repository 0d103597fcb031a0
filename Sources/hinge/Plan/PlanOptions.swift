import ArgumentParser
import Setup

/// Whose training on which day, from which log.
struct WeekOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "As if it were this day: 2026-11-30, today, tomorrow, yesterday.", valueName: "date"))
  var on: String?
  @Option(help: "Whose training.")
  var lifter: String?
  @Option(help: ArgumentHelp("The training log.", valueName: "file"))
  var log: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?
}

/// Where the plan is.
struct PlanFileOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The plan; without it plan.yaml beside the settings.", valueName: "file"))
  var plan: String?
}
