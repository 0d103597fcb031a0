import ArgumentParser
import Control
import Foundation
import HingeCore
import Reports
import Setup
import Training

struct HoldStartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "A round of holds, until it is over; what 'hinge hold' does by itself.")

  @Argument(
    help: "plank, side-plank, bird-dog, bridge, carry or hinge; without: as the posture tells.",
    completion: .list(HoldKind.all.map(\.name)))
  var kind: String?
  @Option(help: "How long is to be held, 5 to 600; then the round is over.")
  var seconds: Int?
  @Flag(help: "JSON, schema hinge.hold/1.")
  var json = false
  @Option(help: "auto, always or never; NO_COLOR is respected.")
  var color = ColorChoice.auto
  @OptionGroup var options: WearerOptions

  func validate() throws {
    if let kind, HoldKind(name: kind) == nil {
      throw ValidationError(
        "'\(kind)' is no hold; there is \(HoldKind.all.map(\.name).joined(separator: ", ")).")
    }
    if let seconds, !WearerWish.seconds.contains(seconds) {
      throw ValidationError(
        "--seconds goes from \(WearerWish.seconds.lowerBound) to \(WearerWish.seconds.upperBound).")
    }
  }

  func run() throws {
    try Terminal.run {
      let wish = WearerWish.hold(kind.flatMap { HoldKind(name: $0) }, seconds: seconds)
      let round = try HoldRoundWatch(options: options).run(wish)
      let unlogged = round.holds.count - round.logged
      if unlogged > 0 {
        Terminal.say(
          "hinge: \(Terminal.count(unlogged, "hold")) not on the disk yet; 'hinge status' says why."
        )
      }
      if json {
        Terminal.put(HoldJSON.text(round.holds) + "\n")
      } else {
        Terminal.put(
          HoldReport(options: Terminal.renderOptions(color: color)).text(round.holds))
      }
    }
  }
}

struct HoldEndCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "The round of holds that goes on is over.")

  @OptionGroup var options: WearerOptions

  func run() throws {
    try Terminal.run {
      try options.ask(.endHold)
      Terminal.put("The round of holds is over.\n")
    }
  }
}
