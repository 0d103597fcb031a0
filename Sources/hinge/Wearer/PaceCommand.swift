import ArgumentParser
import Control
import Setup

struct PaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pace",
    abstract: "Ticks the tempo that you train.",
    discussion: """
      A tempo is seconds down, held, up and standing: 3-1-1-1. Two ticks begin a rep, one each part of it that has a \
      length. An alert is never ticked over. Without a tempo: the one that is ticked.

      Examples:
        hinge pace 3-1-1-1
        hinge pace off
      """)

  @Argument(
    help: "Four whole seconds with hyphens, or off.", completion: .list(["off", "3-1-1-1"]))
  var tempo: String?
  @OptionGroup var options: WearerOptions

  func run() throws {
    try Terminal.run {
      guard let tempo else {
        return Terminal.put("tempo: \(try options.status().tempo ?? "off")\n")
      }
      if tempo == "off" {
        try options.ask(.pace(nil))
        return Terminal.put("No tempo is ticked.\n")
      }
      guard let wanted = Tempo(tempo) else {
        throw Problem(
          "'\(tempo)' is no tempo; give four whole seconds from 0 to \(Tempo.longestS), not all 0, such as "
            + "3-1-1-1, or off.", exitCode: 64)
      }
      try options.ask(.pace(wanted))
      Terminal.put("\(wanted) is ticked until hinge pace off.\n")
    }
  }
}
