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
      Reads the sensors on the I2C bus that the settings name, or with --replay a recording, or \
      with --simulate a lifter who is not there. Settings: see 'hinge config'; after a change \
      SIGHUP has them read again, and they are in effect once no set is open. The first session \
      after a calibration is silent, unless feedback.mode or HINGE_FEEDBACK_MODE says otherwise.

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
  @Option(
    help: ArgumentHelp(
      """
      With --simulate: he holds instead of lifting: plank, side-plank, bird-dog, bridge, carry or hinge. 'hinge hold' \
      times it; with --fast it is timed by itself.
      """, valueName: "kind"))
  var hold: String?
  @Option(help: ArgumentHelp("Take the samples from a recording.", valueName: "file"))
  var replay: String?
  @Flag(help: "As fast as it goes, not at the pace of the samples.")
  var fast = false
  @Option(
    help: ArgumentHelp(
      "Play the recording or the simulated session so often, as one session.", valueName: "number"))
  var times = 1
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
    if let hold {
      if !simulate {
        throw ValidationError("--hold goes with --simulate; on a belt it is 'hinge hold'.")
      }
      if HoldKind(name: hold) == nil {
        throw ValidationError(
          "--hold \(hold) is not known; it must be one of "
            + "\(HoldKind.all.map(\.name).joined(separator: ", ")).")
      }
    }
    if times < 1 || times > 10_000 || (times > 1 && !simulate && replay == nil) {
      throw ValidationError(
        "--times is from 1 to 10000, and for --simulate and --replay: sensors are worn once.")
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
    // From here on it asks for the settings to be read again, and never ends the daemon.
    signal(SIGHUP, SIG_IGN)
    let keeper = try choiceKeeper()
    let reader = settingsReader(keeper)
    var next: (settings: LoadedSettings, carried: Carried)? = (try reader(), Carried())
    // New settings, another lifter, or a calibration at the belt begin another session.
    while let (settings, carried) = next {
      next = try await runSession(settings, carried, keeper: keeper, reload: reader)
    }
  }

  /// What was chosen over the settings. That of simulated lifters is their own; a recording says the same each
  /// time it is replayed, whatever was chosen before.
  private func choiceKeeper() throws(Problem) -> ChoiceKeeper {
    let folder = try LoadedSettings(for: .daemon, file: config).paths.stateDirectory
    let name = simulate ? "choice-simulated.json" : "choice.json"
    let logger = Logger(label: "hinged") { StreamLogHandler.standardError(label: $0) }
    return ChoiceKeeper(path: replay == nil ? "\(folder)/\(name)" : nil) {
      logger.warning("\($0)")
    }
  }

  /// Reads the settings, and puts in what the command line says, and whom the wearer chose.
  private func settingsReader(
    _ keeper: ChoiceKeeper
  ) -> @Sendable () throws(Problem) -> LoadedSettings {
    let (config, log, socket, isPinned) = (config, log, socket, profile != nil)
    return { () throws(Problem) in
      var settings = try LoadedSettings(for: .daemon, file: config)
      if let log { settings.paths.log = log }
      if let socket { settings.paths.socket = socket }
      if !isPinned { settings.wear(keeper.current.worn) }
      return settings
    }
  }

  /// What the next session is to run with; nil where there is to be none.
  private func runSession(
    _ settings: LoadedSettings, _ carried: Carried, keeper: ChoiceKeeper,
    reload: @escaping @Sendable () throws(Problem) -> LoadedSettings
  ) async throws -> (settings: LoadedSettings, carried: Carried)? {
    var logger = Logger(label: "hinged") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = Logger.Level(rawValue: settings.configuration.log.level.rawValue) ?? .info
    var settings = settings
    var (wearing, origin) = try wearing(&settings, keeper: keeper, logger: logger)
    // One that is played over and over begins anew.
    if let last = carried.last, times == 1 { wearing.samples.removeAll { $0.time <= last } }
    try LoadedSettings.makeFolder(of: settings.paths.socket)
    // The socket first: a second daemon ends here, and has not touched the log.
    let (board, socket) = try serve(
      wearing, source: origin.description, settings: settings, earlier: carried.socket)
    let queue = try carried.queue ?? openLog(settings)
    var session = session(wearing, source: origin.description, settings: settings)
    let chosen = keeper.current.feedback
    let feedback = feedback(
      for: &session, settings: settings, chosen: chosen, queue: queue, logger: logger)
    board.decide(on: feedback.now)
    board.choose(chosen)
    wearing.pipeline.alerts.feedback = feedback.now.mode
    let end = try await run(
      wearing, from: origin, session: session, feedback: feedback, settings: settings,
      carried: carried, queue: queue, board: board, socket: socket, logger: logger,
      keeper: keeper, reload: reload)
    if let edges = end.carried.edges, let path = edgeLog ?? settings.configuration.buzzer.edgeLog {
      do throws(FileError) {
        try AtomicFile.write(edges.csv, to: path)
      } catch {
        throw Problem(error)
      }
    }
    return try next(after: end, queue: queue, settings: settings, logger: logger)
  }

  /// What is not on the disk yet goes with the open log into the next session, or is told of at the end.
  private func next(
    after end: SessionEnd, queue: LogQueue, settings: LoadedSettings, logger: Logger
  ) throws(Problem) -> (settings: LoadedSettings, carried: Carried)? {
    var carried = end.carried
    if var next = end.settings {
      if next.paths.log != settings.paths.log {
        if end.unwritten == 0 {
          queue.close()
          carried.queue = nil
        } else {
          logger.error(
            "The log stays at \(settings.paths.log): \(end.unwritten) entries are not written to it yet."
          )
          next.paths.log = settings.paths.log
        }
      }
      return (next, carried)
    }
    carried.socket?.server.stop()
    if let lost = unwritten(end, queue) { throw lost }
    queue.close()
    return nil
  }

  /// Who is worn. Where whoever was chosen can't be, whom the settings name is, and it is said: a choice must not
  /// keep a daemon from starting.
  private func wearing(
    _ settings: inout LoadedSettings, keeper: ChoiceKeeper, logger: Logger
  ) throws(Problem) -> (Wearing, SampleOrigin) {
    do throws(Problem) {
      return try wearing(settings)
    } catch {
      guard settings.choiceWallMS != nil else { throw error }
      let lifter = settings.configuration.lifter
      logger.error(
        "\(lifter.name), \(lifter.style.name), as chosen, can't be worn, so \(settings.own.name), \(settings.own.style.name) is, as the settings say: \(error)"
      )
      keeper.passOver()
      settings.wearOwn()
      return try wearing(settings)
    }
  }
}
