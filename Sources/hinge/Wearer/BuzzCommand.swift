import ArgumentParser
import Control
import Desk

struct BuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "buzz",
    abstract: "What the buzzer says: all of it, or one sound to hear.",
    discussion: """
      A sound is played by hinged, once; one that repeats, twice. Not while a set is open, and not while it is muted.

      Examples:
        hinge buzz --list
        hinge buzz alarm
      """)

  @Argument(
    help: "A sound's name. Without: the list.",
    completion: .list(BuzzerSound.allCases.map(\.name)))
  var name: String?
  @Flag(help: "Every sound: its name, its times on (off) in ms, and what it means.")
  var list = false
  @OptionGroup var options: WearerOptions

  func validate() throws {
    if list && name != nil {
      throw ValidationError("--list plays nothing; leave it or the name out.")
    }
  }

  func run() throws {
    try Terminal.run {
      guard let name else {
        let rows = BuzzerSound.allCases.map { [$0.name, $0.timesText, $0.meaning] }
        return Terminal.put(LifterCommand.table(rows))
      }
      try options.ask(.buzz(name))
      Terminal.put("\(name): played, where there is a buzzer\n")
    }
  }
}
