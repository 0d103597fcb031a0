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
    abstract: "Checks bus, sensors and buzzer, and says what mends them.",
    discussion: """
      Lay the belt down flat and leave it. Every line is pass, warn or fail; exit code 0 where all \
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
      let settings = try LoadedSettings(for: .client, file: config)
      let daemon = DaemonProbe.presence(at: socket ?? settings.paths.socket)
      let progress = ProgressLine()
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
      let findings = found.findings
      Terminal.put(
        json
          ? CheckupJSON.text(findings, version: Version.text, seconds: seconds)
          : CheckupReport(findings, options: Terminal.renderOptions(color: color)).text)
      if found.grade != .pass { throw ExitCode(found.grade.exitCode) }
    }
  }

  /// Sounds it, and asks whoever sits at a terminal.
  private func sound(
    _ settings: Configuration.Buzzer, _ progress: ProgressLine
  ) -> BuzzerEvidence.Hearing {
    progress.clear()
    do throws(Problem) {
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
