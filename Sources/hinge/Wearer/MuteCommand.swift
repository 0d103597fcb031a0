import ArgumentParser
import Control
import Setup

struct MuteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mute",
    abstract: "Nothing sounds but a lost sensor, for some minutes or until it is taken back.",
    discussion: """
      What happens is logged all the same. After MINUTES the buzzer comes back by itself, with a tick.

      Examples:
        hinge mute          until 'hinge mute off'
        hinge mute 30
        hinge mute off
      """)

  @Argument(
    help: ArgumentHelp("1 to 240, or off. Without: until it is taken back.", valueName: "minutes"),
    completion: .list(["off"]))
  var span: String?
  @OptionGroup var options: WearerOptions

  func run() throws {
    try Terminal.run {
      guard let span else {
        try options.ask(.mute(true, minutes: nil))
        return Terminal.put("Muted until hinge mute off. Only a lost sensor sounds.\n")
      }
      if span == "off" {
        try options.ask(.mute(false, minutes: nil))
        return Terminal.put("The buzzer may sound again.\n")
      }
      guard let minutes = Int(span), WearerWish.minutes.contains(minutes) else {
        throw Problem("'\(span)' is no span; give 1 to 240 minutes, or off.", exitCode: 64)
      }
      try options.ask(.mute(true, minutes: minutes))
      Terminal.put("Muted for \(minutes) min. Only a lost sensor sounds.\n")
    }
  }
}
