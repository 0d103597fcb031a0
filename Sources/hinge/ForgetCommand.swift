import ArgumentParser
import Backup
import Diagnosis
import Foundation
import RepLog
import Settings
import Setup

struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Takes one lifter's data away for good.",
    discussion: """
      Sessions, sets, reps, alerts and faults in the log, the bytes that they were, profiles, and the \
      recordings of calibrations and flagged reps. hinged must not run. It says first what that is, and \
      asks; it says afterwards what it could not reach.

      Examples:
        sudo systemctl stop hinged
        sudo hinge forget ana
        sudo systemctl start hinged
      """)

  @Argument(help: "As in the profile and in reports.")
  var lifter: String
  @Flag(help: "Do not ask.")
  var yes = false
  @Option(help: ArgumentHelp("The training log.", valueName: "file"))
  var log: String?
  @Option(help: ArgumentHelp("The daemon's socket.", valueName: "path"))
  var socket: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  func run() throws {
    try Terminal.run {
      let checked = try SettingsCheckup(file: config)
      try DaemonProbe.refuseBeside(socket ?? checked.paths.socket)
      let forgetting = Forgetting(lifter, in: try Places(of: config, log: log))
      let share = try forgetting.share()
      if share.isEmpty {
        let known = try forgetting.lifters()
        throw Problem(
          "There is nothing of \(lifter) here"
            + (known.isEmpty ? "." : "; the log names \(known.joined(separator: ", ")).")
            + unread(share), exitCode: 65)
      }
      try ask(share)
      try forgetting.erase(share)
      Terminal.say("\(lifter) is forgotten: \(Self.text(share)).")
      Terminal.say(unreached(share, settings: checked))
    }
  }

  private static func text(_ share: Forgetting.Share) -> String {
    var parts = share.logs.map { log in
      let own = log.share
      return
        [
          Terminal.count(own.sessions, "session"), Terminal.count(own.sets, "set"),
          Terminal.count(own.reps, "rep"), Terminal.count(own.alerts, "alert"),
          Terminal.count(own.faults, "fault"),
          Terminal.count(own.holds, "hold"), Terminal.count(own.mobility, "mobility check"),
        ].joined(separator: ", ") + " in \(log.path)"
    }
    parts += (share.profiles + share.recordings)
    return parts.joined(separator: "; ")
  }

  /// Nobody answers, nothing goes.
  private func ask(_ share: Forgetting.Share) throws(Problem) {
    if yes { return }
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      throw Problem(
        "Nobody is there to be asked whether \(lifter) is to be forgotten; --yes says so. It would be: "
          + Self.text(share) + ".", exitCode: 64)
    }
    Terminal.say("To be removed for good: \(Self.text(share)).")
    FileHandle.standardError.write(Data("Type the name again to go on: ".utf8))
    if readLine() != lifter {
      throw Problem("That is another name; nothing was removed.", exitCode: 64)
    }
  }

  private func unreached(_ share: Forgetting.Share, settings: SettingsCheckup) -> String {
    var parts = [
      "backups and copies elsewhere", "recordings that hinge record wrote to other places",
      "the system's own journal, which names files",
      "what a memory card keeps of blocks that were overwritten",
    ]
    if settings.settings?.configuration.lifter.name == lifter {
      parts.append("the name in \(settings.evidence.path) (lifter.name)")
    }
    let choice = settings.paths.stateDirectory + "/choice.json"
    if ChoiceKeeper(path: choice, complain: { _ in }).current.worn?.lifter == lifter {
      parts.append("the choice of who is worn (\(choice); hinge lifter makes another)")
    }
    return "Not reached: \(parts.joined(separator: "; "))." + unread(share)
  }

  private func unread(_ share: Forgetting.Share) -> String {
    share.unread.isEmpty
      ? "" : " Could not be read, delete by hand: \(share.unread.joined(separator: ", "))."
  }
}
