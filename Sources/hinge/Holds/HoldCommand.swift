import ArgumentParser

struct HoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: "Timed holds: planks, side planks, bird-dogs, bridges, carries, held hinges.",
    discussion: """
      hinged times what is held and compares it with its own first steady seconds: how far the hips sink, turn or \
      swing. A beep where it begins, another while it is beyond a limit. Without a kind the posture tells it. No rep is \
      counted meanwhile; a round ends by itself when nobody holds anything for 45 s (90 s before the first), after \
      10 min, when the seconds that were asked for are held, or with 'hinge hold end', Ctrl-C, or the button twice.

      One sensor sees the pelvis alone: a back that gives where the pelvis does not turn is not seen.

      Examples:
        hinge hold plank --seconds 60
        hinge hold                          side after side, as the posture tells
        hinge hold end
        hinge hold list --json
      """,
    subcommands: [HoldStartCommand.self, HoldEndCommand.self, HoldListCommand.self],
    defaultSubcommand: HoldStartCommand.self)
}
