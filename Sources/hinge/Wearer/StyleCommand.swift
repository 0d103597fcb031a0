import ArgumentParser
import Control
import HingeCore
import Setup
import Training

struct StyleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "style",
    abstract: "The style that is worn; another one, from now on.",
    discussion: """
      As 'hinge lifter' does it: a new session, a choice that is kept. Without a style: all of them, with the one \
      that is worn marked and the grade of this lifter's profile.

      Examples:
        hinge style
        hinge style romanian
      """)

  static let names = LiftStyle.all.map(\.name)

  @Argument(
    help: "conventional, sumo, trap-bar, block-pull, kettlebell, romanian or good-morning.",
    completion: .list(names))
  var style: String?
  @Flag(help: "Also where there is no profile yet.")
  var uncalibrated = false
  @OptionGroup var options: WearerOptions

  func run() throws {
    try Terminal.run {
      guard let style else { return Terminal.put(try listing()) }
      guard Self.names.contains(style) else {
        throw Problem(
          "'\(style)' is no style; there is \(Self.names.joined(separator: ", ")).", exitCode: 64)
      }
      try WearerSwitch.make(.wear(lifter: nil, style: style, uncalibrated: uncalibrated), options)
    }
  }

  private func listing() throws(Problem) -> String {
    let client = try options.client()
    let status: StatusReply
    let known: [KnownLifter]
    do throws(ControlClientError) {
      status = try client.status()
      known = try client.lifters()
    } catch {
      throw WearerOptions.problem(error)
    }
    let own = known.first { $0.lifter == status.lifter }?.styles ?? []
    let rows = Self.names.map { name in
      let profile = own.first { $0.style == name }
      return [
        name == status.style ? "*" : " ", name,
        profile.map { "grade \($0.grade), rounding \($0.rounding)" } ?? "no profile",
      ]
    }
    return LifterCommand.table(rows) + "worn: " + WearerSwitch.worn(status) + "\n"
  }
}
