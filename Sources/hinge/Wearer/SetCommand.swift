import ArgumentParser
import Control

struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "The set that goes on.", subcommands: [End.self])

  struct End: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The set is over, as if you had walked away from the bar.")

    @OptionGroup var options: WearerOptions

    func run() throws {
      try Terminal.run {
        try options.ask(.endSet)
        Terminal.put("The set is over; a rep that goes on still counts for it.\n")
      }
    }
  }
}
