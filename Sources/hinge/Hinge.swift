import ArgumentParser

@main
struct Hinge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hinge",
    abstract: "How good were the reps, why, and what to do next.",
    subcommands: [ReplayCommand.self, CalibrateCommand.self])
}
