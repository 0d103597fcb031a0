import Control
import Desk
import Foundation
import HingeCore
import IMU
import LinuxIO
import Logging
import RepLog
import ServiceLifecycle
import Settings
import Setup
import Synchronization
import Training
import UnixSignals

// From settings to running threads and back.
extension Hinged {
  /// Runs until the samples end, a signal comes, a calibration was made at the button, or new settings
  /// are to be taken.
  func run(
    _ wearing: Wearing, from origin: SampleOrigin, session: SessionRecord, feedback: Feedbacks,
    settings: LoadedSettings, carried: Carried, queue: LogQueue, board: StatusBoard,
    socket: StandingSocket, logger: Logger, keeper: ChoiceKeeper,
    reload: @escaping @Sendable () throws(Problem) -> LoadedSettings
  ) async throws -> SessionEnd {
    let server = socket.server
    let wake: WakeEvent
    let log: LogThread
    let inbox: DeskInbox
    do throws(Errno) {
      wake = try WakeEvent()
      inbox = try DeskInbox()
      log = LogThread(queue: queue, wake: try WakeEvent(), listener: wake)
    } catch {
      throw Problem("An event could not be made: \(error)", exitCode: 74)
    }
    board.write(to: log)
    let keeps = Self.keeps(origin, settings)
    let shared = SamplerShared(wake: wake, keepsSamples: keeps)
    let notifier = ServiceNotifier(environment: ProcessInfo.processInfo.environment)
    let renewal = Renewal()
    let writing = EventWriter(
      shared: shared, renewal: renewal, log: log, board: board, server: server, desk: inbox,
      notifier: notifier, logger: logger, session: session,
      settings: wearing.pipeline.alerts, waitsForDisk: fast)
    let buzzer = try BuzzerLine(
      settings.configuration.buzzer, isLogged: edgeLog != nil, earlier: carried.edges)
    let isPaced = !fast
    let times = times
    let hold = hold.flatMap { HoldKind(name: $0) }
    let desk = try wearerDesk(
      wearing, from: origin, settings: settings,
      parts: DeskParts(
        inbox: inbox, shared: shared, renewal: renewal, board: board, server: server,
        writer: writing, logger: logger, keeper: keeper, feedback: feedback.bySettings,
        carry: carried.desk))
    board.bring(to: inbox)
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
      shared: shared, writer: writing, log: log, board: board, notifier: notifier,
      logger: logger, desk: desk, power: power, flagged: flagged
    ) { shared throws(ThreadError) in
      try Self.startSampler(
        wearing, from: origin, times: times, buzzer: buzzer, shared: shared, isPaced: isPaced,
        hold: hold)
    }
    let size = wearing.samples.isEmpty ? "" : ": \(wearing.samples.count) samples"
    let simulated = wearing.provenance == .synthetic ? ", SIMULATED data" : ""
    logger.info(
      "\(session.source)\(size), \(wearing.mode.name), rounding \(wearing.rounding.name), feedback \(feedback.now.mode.name) (\(feedback.now.reason.text))\(simulated)"
    )
    if wearing.rounding == .abstained { logger.notice("\(wearing.roundingReason)") }
    let group = ServiceGroup(
      configuration: .init(
        services: [
          .init(
            service: monitor, successTerminationBehavior: .gracefullyShutdownGroup,
            failureTerminationBehavior: .gracefullyShutdownGroup),
          .init(
            service: SettingsReload(
              current: settings, renewal: renewal, board: board, logger: logger, read: reload),
            successTerminationBehavior: .ignore,
            failureTerminationBehavior: .gracefullyShutdownGroup),
        ], gracefulShutdownSignals: [.sigterm, .sigint, .sigquit],
        logger: Logger(label: "services") { _ in SwiftLogNoOpLogHandler() }))
    try await group.run()
    let end = Timestamp(microseconds: shared.lastSampleUS.load(ordering: .relaxed))
    return SessionEnd(
      settings: renewal.settings ?? (desk.isRecalibrated ? renewal.pending ?? settings : nil),
      carried: Carried(
        last: end, desk: desk.carry, edges: buzzer.edges, queue: queue, socket: socket),
      unwritten: writing.conclude())
  }

  /// Samples that are stored already are kept once more only where somebody says so.
  private static func keeps(_ origin: SampleOrigin, _ settings: LoadedSettings) -> Bool {
    guard settings.configuration.recording.keep == .flagged else { return false }
    if case .sensors = origin { return true }
    return settings.effective.origin(of: "recording.keep") != .standard
  }

  private static func startSampler(
    _ wearing: Wearing, from origin: SampleOrigin, times: Int, buzzer: BuzzerLine,
    shared: SamplerShared, isPaced: Bool, hold: HoldKind?
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
          source: StoredSource(wearing.samples, times: times), configuration: wearing.pipeline,
          buzzer: buzzer,
          shared: shared, isPaced: isPaced, hold: hold)
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

  /// The socket, with what there is to tell before the first sample.
  func serve(
    _ wearing: Wearing, source: String, settings: LoadedSettings, earlier: StandingSocket?
  ) throws(Problem) -> (StatusBoard, StandingSocket) {
    let board = StatusBoard(status(wearing, source: source, settings: settings))
    let path = settings.paths.socket
    if let earlier, earlier.path == path {
      earlier.hand(to: board)
      return (board, earlier)
    }
    earlier?.server.stop()
    do throws(ControlServerError) {
      return (board, try StandingSocket(path: path, answering: board))
    } catch {
      throw Problem("\(error)", exitCode: 69)
    }
  }

  private func status(
    _ wearing: Wearing, source: String, settings: LoadedSettings
  ) -> StatusReply {
    let lifter = settings.configuration.lifter
    // A recording without a profile is nobody's.
    let isNobody = replay != nil
    var status = StatusReply(
      state: .starting, version: Version.text,
      processID: ProcessInfo.processInfo.processIdentifier, sinceWallMS: WallClock.nowMS(),
      uptimeS: 0, source: source, provenance: wearing.provenance.rawValue,
      lifter: wearing.isCalibrated || isNobody ? wearing.lifter : lifter.name,
      style: wearing.isCalibrated || isNobody ? wearing.style : lifter.style.name,
      mode: wearing.mode.name,
      rounding: wearing.rounding.name, feedback: "",
      sensors: wearing.mode == .measured ? 2 : 1, logPath: settings.paths.log)
    let alerts = wearing.pipeline.alerts
    status.limits = .init(
      warnReserve: Double(alerts.warnReserve.thousandths) / 1000,
      alarmReserve: Double(alerts.alarmReserve.thousandths) / 1000)
    status.sampleRateHz = Double(wearing.rateMilliHz) / 1000
    status.isCalibrated = wearing.isCalibrated
    status.wearerChoiceWallMS = settings.choiceWallMS
    return status
  }
}
