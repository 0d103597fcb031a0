import ArgumentParser
import Control
import Foundation
import HingeCore
import IMU
import LinuxIO
import Logging
import Recording
import RepLog
import ServiceLifecycle
import Settings
import Setup
import Simulation
import Training

@main
struct Hinged: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hinged",
    abstract: "Wears the belt's sensors: counts and times reps, buzzes, and logs.",
    discussion: """
      Samples come from a recording or from a simulated lifter; sensors on the I2C bus are not \
      read yet. Settings: see 'hinge config'. The first session after a calibration is silent, \
      unless feedback.mode or HINGE_FEEDBACK_MODE says otherwise.

      Examples:
        hinged --simulate --fast --log demo.sqlite
        hinged --replay set.csv --profile me.json --fast
      """,
    version: Version.text)

  @Flag(help: "Wear a simulated lifter. Marked synthetic in the log and in every report.")
  var simulate = false
  @Option(help: ArgumentHelp("The simulated lifter and his day.", valueName: "number"))
  var seed: UInt64 = 1
  @Option(help: "Style of the simulated lifter.")
  var style = "conventional"
  @Option(help: "Sets of the simulated session.")
  var sets = 3
  @Option(help: "Reps a set of the simulated session.")
  var reps = 5
  @Option(help: "Sensors of the simulated belt: 1 (sacrum) or 2 (and T12).")
  var sensors = 2
  @Option(help: ArgumentHelp("Take the samples from a recording.", valueName: "file"))
  var replay: String?
  @Flag(help: "As fast as it goes, not at the pace of the samples.")
  var fast = false
  @Option(help: ArgumentHelp("The wearer's profile, from 'hinge calibrate'.", valueName: "file"))
  var profile: String?
  @Option(
    help: ArgumentHelp(
      "A sensor's own calibration, from 'hinge calibrate-device'; one a sensor, the sacrum's first.",
      valueName: "file"))
  var device: [String] = []
  @Option(help: ArgumentHelp("The training log.", valueName: "file"))
  var log: String?
  @Option(help: ArgumentHelp("The socket that 'hinge' talks through.", valueName: "path"))
  var socket: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?
  @Option(
    help: ArgumentHelp(
      "Log the buzzer's edges instead of driving a line (t_us,value).", valueName: "file"))
  var edgeLog: String?

  // For tests: where the supply and the heat are told.
  @Option(help: .hidden)
  var sysfs = "/sys"

  @Flag(help: "Only turn the buzzer off, in case a killed daemon left it on.")
  var silence = false

  func validate() throws {
    if silence && (simulate || replay != nil) {
      throw ValidationError("--silence does nothing else; leave --simulate and --replay out.")
    }
    if simulate && replay != nil {
      throw ValidationError("--simulate and --replay exclude each other; give one of them.")
    }
    if simulate && !device.isEmpty {
      throw ValidationError("--device is for sensors that are there; a simulated one has none.")
    }
  }

  func run() async throws {
    do {
      if silence {
        try turnBuzzerOff()
      } else {
        try await start()
      }
    } catch let problem as Problem {
      FileHandle.standardError.write(Data("hinged: \(problem.description)\n".utf8))
      throw ExitCode(problem.exitCode)
    }
  }

  private func start() async throws {
    var settings = try LoadedSettings(for: .daemon, file: config)
    if let log { settings.paths.log = log }
    if let socket { settings.paths.socket = socket }
    var logger = Logger(label: "hinged") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = Logger.Level(rawValue: settings.configuration.log.level.rawValue) ?? .info
    // A calibration at the button begins another session, with what it found.
    while try await runSession(settings, logger) {}
  }

  /// True: there is to be another.
  private func runSession(_ settings: LoadedSettings, _ logger: Logger) async throws -> Bool {
    var (wearing, origin) = try wearing(settings)
    try LoadedSettings.makeFolder(of: settings.paths.log)
    try LoadedSettings.makeFolder(of: settings.paths.socket)
    let writer: RepLogWriter
    do throws(RepLogError) {
      writer = try RepLogWriter(path: settings.paths.log)
    } catch {
      throw Problem(error)
    }
    var session = session(wearing, source: origin.description, settings: settings)
    let feedback = feedback(for: &session, settings: settings, writer: writer, logger: logger)
    wearing.pipeline.alerts.feedback = feedback.mode
    let end = try await run(
      wearing, from: origin, session: session, feedback: feedback, settings: settings,
      writer: writer, logger: logger)
    if let edges = end.edges, let path = edgeLog ?? settings.configuration.buzzer.edgeLog {
      do throws(FileError) {
        try AtomicFile.write(edges.csv, to: path)
      } catch {
        throw Problem(error)
      }
    }
    return end.hasRecalibrated
  }

  /// Who is worn, and what the log says of where the samples came from.
  private func wearing(_ settings: LoadedSettings) throws(Problem) -> (Wearing, SampleOrigin) {
    let alerts = settings.configuration.alertSettings
    if simulate {
      let plan = try simulationPlan()
      let own: CalibrationProfile
      if let profile {
        own = try ProfileFile.read(profile)
      } else {
        own = try SimulatedBelt.profile(plan)
      }
      let recording = SimulatedBelt.recording(plan)
      return (
        try Wearing(recording, profile: own, profilePath: profile ?? "simulated", alerts: alerts),
        .stored("simulated: seed \(seed)", recording.header)
      )
    }
    guard let replay else { return try worn(settings) }
    let recording: Recording
    do throws(RecordingError) {
      recording = try RecordingFile.read(replay)
    } catch {
      throw Problem(error)
    }
    let wearer = try profile.map { path throws(Problem) in try ProfileFile.read(path) }
    let name = URL(fileURLWithPath: replay).lastPathComponent
    return (
      try Wearing(
        recording, profile: wearer, profilePath: profile ?? "", alerts: alerts,
        devices: try Devices.read(device)),
      .stored("replay: \(name)", recording.header)
    )
  }

  private func simulationPlan() throws(Problem) -> SimulationPlan {
    guard let style = LiftStyle(name: style) else {
      throw Problem(
        "--style \(style) is not known; it must be one of "
          + LiftStyle.all.map(\.name).joined(separator: ", ") + ".", exitCode: 64)
    }
    do throws(SimulationError) {
      return try SimulationPlan(
        seed: seed, style: style, sensors: sensors, scenario: .session, reps: reps, sets: sets)
    } catch {
      throw Problem(error)
    }
  }
}
