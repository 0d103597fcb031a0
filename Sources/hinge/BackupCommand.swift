import ArgumentParser
import Backup
import Diagnosis
import Foundation
import LinuxIO
import Settings
import Setup

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Log, profiles, settings and recordings in one file.",
    discussion: """
      A plain tar archive with checksums (sha256sum -c SHA256SUMS), read back and checked before it \
      gets its name. hinged may run meanwhile. It holds somebody's health: it is for you alone to read, \
      and where you put it is up to you. A file that is there is not written over.

      Examples:
        hinge backup evening.tar
        hinge restore evening.tar
      """)

  @Argument(help: "Where it goes.")
  var file: String
  @Option(help: ArgumentHelp("The training log.", valueName: "file"))
  var log: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  func run() throws {
    try Terminal.run {
      let places = try Places(of: config, log: log)
      let made = try BackupWriter(places).write(
        to: file, version: Version.text, nowMS: WallClock.nowMS())
      for path in made.skipped { Terminal.say("left out, it is no plain file: \(path)") }
      let manifest = made.manifest
      Terminal.say(
        "\(file): \(Terminal.count(manifest.sessions, "session")), "
          + "\(Terminal.count(manifest.profiles, "profile")), "
          + "\(Terminal.count(manifest.recordings, "recording")), "
          + (manifest.hasSettings ? "settings" : "no settings file")
          + "; \(made.bytes / 1000) kB, read back and checked")
    }
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Puts a backup in the place of what is there.",
    discussion: """
      Everything is checked before anything is touched, and hinged must not run. What was there is kept \
      beside it under a name with .before-restore- in it; what the backup lacks stays. All of it is \
      restored, or nothing.

      Examples:
        sudo systemctl stop hinged
        sudo hinge restore evening.tar
        sudo systemctl start hinged
      """)

  @Argument(help: "A file that hinge backup made.")
  var file: String
  @Option(help: ArgumentHelp("The training log.", valueName: "file"))
  var log: String?
  @Option(help: ArgumentHelp("The daemon's socket.", valueName: "path"))
  var socket: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  func run() throws {
    try Terminal.run {
      let paths = try SettingsCheckup(file: config).paths
      try DaemonProbe.refuseBeside(socket ?? paths.socket)
      let restored = try Restorer(
        try Places(of: config, log: log), nowMS: WallClock.nowMS()
      ).restore(file)
      for path in restored.restored { Terminal.say("restored: \(path)") }
      for path in restored.kept { Terminal.say("what was there: \(path)") }
      Terminal.say(
        "\(Terminal.count(restored.manifest.sessions, "session")) restored; hinge report shows the last."
      )
    }
  }
}

extension Places {
  /// By the settings; where those are wrong, which a backup may mend, at the standard places.
  init(of config: String?, log: String?) throws(Problem) {
    let checked = try SettingsCheckup(file: config)
    self.init(
      log: log ?? checked.paths.log, profiles: checked.paths.profileDirectory,
      recordings: checked.paths.recordingDirectory, settings: checked.evidence.path)
  }
}

extension DaemonProbe {
  /// For what must have the data to itself.
  static func refuseBeside(_ socket: String) throws(Problem) {
    switch presence(at: socket) {
    case .notRunning: return
    case .running:
      throw Problem(
        "hinged runs and writes the log; stop it first (sudo systemctl stop hinged), then start it "
          + "again. Nothing was changed.", exitCode: 69)
    case .unclear(let sentence): throw Problem(sentence, exitCode: 69)
    }
  }
}
