import ArgumentParser
import Control

struct TareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tare",
    abstract: "Standing upright as you do now is upright from now on.",
    discussion: """
      For a belt that has slipped by a little. Stand still for two seconds. Refused with exit code 65 where you \
      moved, or the belt sits more than 20 degrees off.
      """)

  @OptionGroup var options: WearerOptions

  func run() throws {
    try Terminal.run {
      try options.ask(.tare) { Terminal.say("Stand upright and still.") }
      Terminal.put("Done: standing as you do is upright from now on.\n")
    }
  }
}
