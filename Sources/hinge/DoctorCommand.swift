import ArgumentParser
import Control
import Diagnosis
import Foundation
import HingeCore
import LinuxIO
import Reports
import Settings
import Setup

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks the whole chain, from settings to sensors, and says what mends it.",
    discussion: """
      Settings, service, clock, supply, training log, profile, bus, sensors, buzzer. Lay the belt down \
      flat and leave it. Every line is pass, warn or fail; exit code 0 where all \
      pass, 1 where something warns, 2 where something fails. While hinged runs it has the bus: then \
      doctor shows what hinged says of itself.

      Examples:
        hinge doctor                    five seconds of measuring
        hinge doctor --buzzer           sounds it twice and asks whether it was heard
        hinge doctor --json             for a program, schema hinge.doctor/1
      """)

  @Option(help: ArgumentHelp("How long to measure, 1 to 600.", valueName: "number"))
  var seconds = 5
  @Flag(help: "Sound the buzzer: two short pulses.")
  var buzzer = false
  @Flag(help: "JSON, schema hinge.doctor/1.")
  var json = false
  @Option(help: "auto, always or never; NO_COLOR is respected.")
  var color = ColorChoice.auto
  @Option(help: ArgumentHelp("The daemon's socket.", valueName: "path"))
  var socket: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  func validate() throws {
    if !(1...600).contains(seconds) {
      throw ValidationError("--seconds \(seconds): choose from 1 to 600.")
    }
  }

  func run() throws {
    try Terminal.run {
      let checked = try SettingsCheckup(file: config)
      let unit = UnitCheckup.examine()
      let daemon = presence(at: socket ?? checked.paths.socket, unit)
      let progress = ProgressLine()
      var found = examine(checked, daemon, progress)
      ServiceCheckup(checked).examine(&found, unit: unit)
      let findings = found.findings
      Terminal.put(
        json
          ? CheckupJSON.text(findings, version: Version.text, seconds: seconds)
          : CheckupReport(findings, options: Terminal.renderOptions(color: color)).text)
      if found.grade != .pass { throw ExitCode(found.grade.exitCode) }
    }
  }

  /// A daemon of the service whose socket this user can't see has the bus all the same.
  private func presence(at socket: String, _ unit: UnitEvidence) -> DaemonPresence {
    let found = DaemonProbe.presence(at: socket)
    guard found == .notRunning, self.socket == nil, case .told(let told) = unit,
      told.active == "active"
    else { return found }
    return .unclear(
      "systemd says that hinged runs, and nobody answers at \(socket): this user may not ask it.")
  }

  /// Bus, sensors and buzzer, as far as there are settings that name them.
  private func examine(
    _ checked: SettingsCheckup, _ daemon: DaemonPresence, _ progress: ProgressLine
  ) -> Examination {
    guard let settings = checked.settings else {
      return Examination(settingsFile: checked.evidence.path, addresses: [], daemon: daemon)
    }
    let checkup = Checkup(settings) { step in
      switch step {
      case .measuring(let left):
        progress.show("measuring, leave the belt still: \((left.milliseconds + 999) / 1000) s")
      case .movedOnceMore:
        progress.clear()
        Terminal.say("It moved; once more, hands off.")
      }
    }
    let found = checkup.examine(
      daemon: daemon, for: TimeSpan(milliseconds: Int64(seconds) * 1000),
      sound: buzzer ? { sound($0, progress) } : nil)
    progress.clear()
    return found
  }

  /// Sounds it, and asks whoever sits at a terminal.
  private func sound(
    _ settings: Configuration.Buzzer, _ progress: ProgressLine
  ) -> BuzzerEvidence.Hearing {
    progress.clear()
    do throws(Problem) {
      // A kernel may keep the line on when the process goes: no signal ends it in the middle of a pulse.
      let held = [SIGINT, SIGTERM, SIGHUP, SIGQUIT].map { ($0, signal($0, SIG_IGN)) }
      defer { for (number, handler) in held { signal(number, handler) } }
      try TestSound.play(settings)
    } catch {
      Terminal.say("hinge: \(error.description)")
      return .notHeard
    }
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return .notAsked }
    FileHandle.standardError.write(Data("Two pulses went to the buzzer. Heard them? [y/n] ".utf8))
    guard let answer = readLine()?.lowercased() else { return .notAsked }
    return answer.hasPrefix("n") ? .notHeard : answer.hasPrefix("y") ? .heard : .notAsked
  }
}
