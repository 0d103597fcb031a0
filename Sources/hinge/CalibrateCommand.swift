import ArgumentParser
import CalibrationSteps
import HingeCore
import LinuxIO
import Recording
import Settings
import Setup
import Training

struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Learn a wearer's own neutral spine, on the belt or from recordings.",
    discussion: """
      --guided: whoever wears the belt now, led by hinged through the four steps, with what is left and what would \
      help shown here and told by the buzzer; the profile is worn from then on. Ctrl-C gives it up.

      Else DIR holds stand.csv, hinge.csv, style.csv and slump.csv (or .hrec); Calibration/README.md \
      says how they are made. Refused with exit code 65 and every reason on stderr; then nothing \
      is written.

      Examples:
        hinge calibrate --guided
        hinge calibrate --recordings monday --style conventional --out me.json
      """)

  @Flag(help: "On the belt, led by hinged; nothing else is to be named.")
  var guided = false
  @Option(help: ArgumentHelp("The folder with the four recordings.", valueName: "dir"))
  var recordings: String?
  @Option(help: "conventional, sumo, trap-bar, block-pull, kettlebell, romanian or good-morning.")
  var style: String?
  @Option(help: ArgumentHelp("Where the profile goes.", valueName: "file"))
  var out: String?
  @Option(
    help: ArgumentHelp(
      "A sensor's own calibration, from 'hinge calibrate-device'; one a sensor, the sacrum's first.",
      valueName: "file"))
  var device: [String] = []
  @Option(help: "The wearer's name, as reports show it.")
  var lifter: String?
  @OptionGroup var options: WearerOptions

  func validate() throws {
    let named = [recordings, style, out, lifter].contains { $0 != nil } || !device.isEmpty
    if guided && named {
      throw ValidationError(
        "--guided calibrates whoever is worn, for the style that is; hinge lifter and hinge style choose them."
      )
    }
    if !guided && (recordings == nil || style == nil || out == nil) {
      throw ValidationError(
        "Name --recordings, --style and --out; or --guided, for a calibration on the belt.")
    }
  }

  func run() throws {
    try Terminal.run {
      if guided { return try GuidedCalibration(options: options).run() }
      // The validation has made sure of all three.
      guard let recordings, let style, let out else { return }
      guard let style = LiftStyle(name: style) else {
        throw Problem(
          "--style \(style) is not known; it must be one of "
            + LiftStyle.all.map(\.name).joined(separator: ", ") + ".", exitCode: 64)
      }
      var steps: [CalibrationStep: Recording] = [:]
      for step in CalibrationStep.allCases { steps[step] = try read(step, in: recordings) }
      switch try Calibrating.profile(
        from: steps, style: style, lifter: lifter ?? "me", devices: try Devices.read(device))
      {
      case .failure(let refusals):
        for refusal in refusals.list { Terminal.say("\(refusal)") }
        throw ExitCode(65)
      case .success(let profile):
        try ProfileFile.write(profile, to: out)
        summarize(profile, out)
      }
    }
  }

  private func read(
    _ step: CalibrationStep, in recordings: String
  ) throws(Problem) -> Recording {
    let plain = "\(recordings)/\(step.rawValue).csv"
    do throws(RecordingError) {
      return try RecordingFile.read(plain)
    } catch {
      guard case .file(let cause) = error, case .missing = cause else { throw Problem(error) }
    }
    do throws(RecordingError) {
      return try RecordingFile.read("\(recordings)/\(step.rawValue).hrec")
    } catch {
      guard case .file(let cause) = error, case .missing = cause else { throw Problem(error) }
      throw Problem(
        "\(plain) does not exist; a calibration has stand, hinge, style and slump.", exitCode: 74)
    }
  }

  private func summarize(_ profile: CalibrationProfile, _ out: String) {
    Terminal.say(
      "\(out): grade \(profile.grade), \(profile.style), \(profile.sensors) "
        + "sensor\(profile.sensors == 1 ? "" : "s"), rounding \(profile.rounding)"
        + (profile.provenance == "synthetic" ? ", SYNTHETIC" : ""))
    if !profile.roundingReason.isEmpty { Terminal.say(profile.roundingReason) }
    for note in profile.notes { Terminal.say(note) }
  }
}
