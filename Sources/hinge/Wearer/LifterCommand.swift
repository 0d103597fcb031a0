import ArgumentParser
import Control
import HingeCore
import LinuxIO
import Setup

struct LifterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lifter",
    abstract: "Who is worn; another one, from now on.",
    discussion: """
      The set and the session that go on are closed, and a session of the other begins. It is a choice over the \
      settings and holds until another is made, also after a restart; choosing whom the settings name takes it back. \
      Without a name: who has a profile, with the one who is worn marked.

      Examples:
        hinge lifter
        hinge lifter ada
        hinge lifter ada --style sumo
        hinge lifter ben --uncalibrated     to calibrate him then
      """)

  @Argument(help: "As in the profile's name: ada for ada-sumo.json.")
  var name: String?
  @Option(
    help: "conventional, sumo, trap-bar, block-pull, kettlebell, romanian or good-morning.",
    completion: .list(StyleCommand.names))
  var style: String?
  @Flag(help: "Also where there is no profile yet.")
  var uncalibrated = false
  @OptionGroup var options: WearerOptions

  func run() throws {
    try Terminal.run {
      guard name != nil || style != nil else {
        return Terminal.put(try listing())
      }
      try WearerSwitch.make(
        .wear(lifter: name, style: style, uncalibrated: uncalibrated), options)
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
    var rows: [[String]] = []
    for lifter in known {
      for style in lifter.styles {
        let isWorn = lifter.lifter == status.lifter && style.style == status.style
        rows.append([
          isWorn ? "*" : " ", lifter.lifter, style.style, style.grade, style.rounding,
          style.calibratedWallMS.map(WallText.day) ?? "",
        ])
      }
    }
    let table = rows.isEmpty ? "Nobody has a profile here yet.\n" : Self.table(rows)
    return table + "worn: " + WearerSwitch.worn(status) + "\n"
  }

  static func table(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      var line = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - text.count)
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

/// Another lifter or style, and the wait for the session that begins with it.
enum WearerSwitch {
  static func worn(_ status: StatusReply) -> String {
    let who = status.lifter.isEmpty ? "no profile" : "\(status.lifter), \(status.style)"
    guard let since = status.wearerChoiceWallMS else { return who }
    return who + " (chosen \(WallText.minute(since)))"
  }

  static func make(_ wish: WearerWish, _ options: WearerOptions) throws(Problem) {
    try options.ask(wish)
    // The session that goes on is closed first, with all that waits for the disk.
    let patience = MonotonicClock.now().advanced(by: TimeSpan(milliseconds: 20_000))
    var problem: Problem?
    while MonotonicClock.now() < patience {
      do throws(Problem) {
        let status = try options.status()
        if status.awaitsSettings != true, status.state != .stopping, status.state != .starting {
          return Terminal.put("worn: \(worn(status))\n")
        }
      } catch {
        problem = error
      }
      MonotonicClock.sleep(until: MonotonicClock.now().advanced(by: TimeSpan(milliseconds: 50)))
    }
    throw problem
      ?? Problem(
        "The next session has not begun within 20 s; see hinge status and journalctl -u hinged.",
        exitCode: 69)
  }
}
