import Control
import Foundation
import HingeCore
import IMU
import LinuxIO
import Logging
import RepLog
import ServiceLifecycle
import Settings
import Setup
import Training
import UnixSignals

// From settings to running threads and back.
extension Hinged {
  /// Runs until the samples end, a signal comes, or a calibration was made at the button.
  func run(
    _ wearing: Wearing, from origin: SampleOrigin, session: SessionRecord, feedback: FeedbackPlan,
    settings: LoadedSettings,
    writer: RepLogWriter, logger: Logger
  ) async throws -> SessionEnd {
    let board = StatusBoard(
      status(wearing, source: session.source, feedback: feedback, settings: settings))
    let server: ControlServer
    do throws(ControlServerError) {
      server = try ControlServer(path: settings.paths.socket, handler: board)
    } catch {
      throw Problem("\(error)", exitCode: 69)
    }
    let wake: WakeEvent
    do throws(Errno) {
      wake = try WakeEvent()
    } catch {
      throw Problem("An event could not be made: \(error)", exitCode: 74)
    }
    let keeps = Self.keeps(origin, settings)
    let shared = SamplerShared(wake: wake, keepsSamples: keeps)
    let notifier = ServiceNotifier(environment: ProcessInfo.processInfo.environment)
    let writing = EventWriter(
      shared: shared, log: LogQueue(writer: writer), board: board, server: server,
      notifier: notifier, logger: logger,
      session: session, settings: wearing.pipeline.alerts)
    let buzzer = try BuzzerLine(settings.configuration.buzzer, isLogged: edgeLog != nil)
    let isPaced = !fast
    let desk = try wearerDesk(
      wearing, from: origin, settings: settings, shared: shared, board: board, logger: logger)
    let power: PowerDesk?
    do throws(Errno) {
      power = try PowerDesk(
        files: PowerFiles(tree: SystemTree(root: sysfs)), shared: shared, board: board)
    } catch {
      throw Problem("An event could not be made: \(error)", exitCode: 74)
    }
    let flagged =
      keeps
      ? FlaggedDesk(
        shared: shared, from: origin, session: session, settings: settings, logger: logger) : nil
    let monitor = Monitor(
      shared: shared, writer: writing, server: server, board: board, notifier: notifier,
      logger: logger, desk: desk, power: power,
      flagged: flagged
    ) { shared throws(ThreadError) in
      try Self.startSampler(
        wearing, from: origin, buzzer: buzzer, shared: shared, isPaced: isPaced)
    }
    let size = wearing.samples.isEmpty ? "" : ": \(wearing.samples.count) samples"
    let simulated = wearing.provenance == .synthetic ? ", SIMULATED data" : ""
    logger.info(
      "\(session.source)\(size), \(wearing.mode.name), rounding \(wearing.rounding.name), feedback \(feedback.mode.name) (\(feedback.reason.text))\(simulated)"
    )
    if wearing.rounding == .abstained { logger.notice("\(wearing.roundingReason)") }
    let group = ServiceGroup(
      configuration: .init(
        services: [
          .init(
            service: monitor, successTerminationBehavior: .gracefullyShutdownGroup,
            failureTerminationBehavior: .gracefullyShutdownGroup)
        ], gracefulShutdownSignals: [.sigterm, .sigint, .sighup, .sigquit],
        logger: Logger(label: "services") { _ in SwiftLogNoOpLogHandler() }))
    try await group.run()
    return SessionEnd(
      edges: buzzer.edges,
      hasRecalibrated: desk?.isRecalibrated ?? false)
  }

  /// Samples that are stored already are kept once more only where somebody says so.
  private static func keeps(_ origin: SampleOrigin, _ settings: LoadedSettings) -> Bool {
    guard settings.configuration.recording.keep == .flagged else { return false }
    if case .sensors = origin { return true }
    return settings.effective.origin(of: "recording.keep") != .standard
  }

  private static func startSampler(
    _ wearing: Wearing, from origin: SampleOrigin, buzzer: BuzzerLine, shared: SamplerShared,
    isPaced: Bool
  ) throws(ThreadError) -> RealtimeThread {
    func start<Line: Buzzer & Sendable>(_ buzzer: Line) throws(ThreadError) -> RealtimeThread {
      switch origin {
      case .sensors(let found):
        let sampler = LiveSampler(
          belt: { found.belt() }, configuration: wearing.pipeline, buzzer: buzzer, shared: shared,
          isCalibrated: wearing.isCalibrated)
        return try RealtimeThread(name: "sampler", priority: 50) { sampler.run() }
      case .stored:
        let sampler = Sampler(
          source: StoredSource(wearing.samples), configuration: wearing.pipeline, buzzer: buzzer,
          shared: shared, isPaced: isPaced)
        // A replay at full speed must not starve the machine.
        return try RealtimeThread(name: "sampler", priority: isPaced ? 50 : nil) { sampler.run() }
      }
    }
    return switch buzzer {
    case .silent: try start(SilentBuzzer())
    case .log(let edges): try start(edges)
    case .gpio(let line): try start(line)
    case .pwm(let line): try start(line)
    }
  }

  private func status(
    _ wearing: Wearing, source: String, feedback: FeedbackPlan, settings: LoadedSettings
  ) -> StatusReply {
    var status = StatusReply(
      state: .starting, version: Version.text,
      processID: ProcessInfo.processInfo.processIdentifier, sinceWallMS: WallClock.nowMS(),
      uptimeS: 0, source: source, provenance: wearing.provenance.rawValue,
      lifter: wearing.lifter, style: wearing.style, mode: wearing.mode.name,
      rounding: wearing.rounding.name, feedback: feedback.mode.name,
      sensors: wearing.mode == .measured ? 2 : 1, logPath: settings.paths.log)
    status.feedbackReason = feedback.reason.text
    status.sampleRateHz = Double(wearing.rateMilliHz) / 1000
    return status
  }
}
