import ArgumentParser
import Setup

struct Hinge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hinge",
    abstract: "How good were the reps, why, and what to do next.",
    discussion: """
      Without a command: the last session. Exit codes: 0 done, 64 usage, 65 bad or refused data, \
      69 sensor or service unavailable, 74 input/output, 78 configuration. Beside --json a mistake is a JSON \
      object on standard error, schema hinge.error/1. What is longer than the screen goes to HINGE_PAGER, \
      else PAGER, else less; HINGE_PAGER=cat turns that off. NO_COLOR and COLUMNS are respected.
      """,
    version: Version.text,
    subcommands: [
      ReportCommand.self, TrendCommand.self, ExplainCommand.self, CompareCommand.self,
      NextCommand.self,
      ExportCommand.self, LogCommand.self, LiveCommand.self, StatusCommand.self,
      MuteCommand.self, FeedbackCommand.self, SetCommand.self, PaceCommand.self, TareCommand.self,
      LifterCommand.self, StyleCommand.self, BuzzCommand.self, DoctorCommand.self,
      CalibrateCommand.self, MobilityCommand.self, HoldCommand.self,
      CalibrateDeviceCommand.self, RecordCommand.self, ReplayCommand.self, SimulateCommand.self,
      ConvertCommand.self, BackupCommand.self, RestoreCommand.self, ForgetCommand.self,
      ConfigCommand.self, WebCommand.self, BenchCoreCommand.self,
      PlanCommand.self, WeekCommand.self,
    ], defaultSubcommand: ReportCommand.self)
}
