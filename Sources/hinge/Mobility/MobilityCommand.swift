import ArgumentParser

struct MobilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mobility",
    abstract: "How far the hips bend before the back begins to round; over weeks.",
    discussion: """
      Three slow hinges without a load, as deep as they go, led by hinged's ticks: stand still, down for five seconds, \
      held for two, up for four. It takes 50 s and needs a calibration. One sensor gives an estimate, and only where \
      the calibration tells a round back from a neutral one.

      What is usual is the middle one of the last eight days on which it was measured, three at least. Where today's \
      range is short of it by more than those days differ, a longer warm-up is suggested.

      Examples:
        hinge mobility                      on the belt, through hinged
        hinge mobility history
        hinge mobility history --lifter ana --json
        hinge mobility --from deep.csv --profile ana-sumo.json
                                            of a recording; --log FILE logs it, too
      """,
    subcommands: [MobilityCheckCommand.self, MobilityHistoryCommand.self],
    defaultSubcommand: MobilityCheckCommand.self)
}
