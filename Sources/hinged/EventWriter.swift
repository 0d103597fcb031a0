import Control
import HingeCore
import IMU
import LinuxIO
import Logging
import Synchronization
import Training

/// The thread behind the sampler's rings: writes reps to the log, tells those who listen, keeps
/// the status, feeds the watchdog.
final class EventWriter: @unchecked Sendable {
  private let shared: SamplerShared
  private let log: LogQueue
  private let board: StatusBoard
  private let server: ControlServer?
  private let notifier: ServiceNotifier
  private let logger: Logger
  private let session: SessionRecord
  private var history = FrameHistory()
  private var reasoner: VerdictReasoner
  private var alerts: [AlertRecord] = []
  private var faults: [FaultRecord] = []
  private var narrator = LinkNarrator()
  private var hasSession = false
  /// Troubles of the supply that go on: a session that begins within one says so.
  private var standing: [PowerEvent] = []
  private var announcedLogError: String?
  private var announcedDrops = 0
  private var roundsAtLastFeed = -1
  private var lastFeed = MonotonicClock.now()

  init(
    shared: SamplerShared, log: LogQueue, board: StatusBoard, server: ControlServer?,
    notifier: ServiceNotifier, logger: Logger, session: SessionRecord,
    settings: AlertSettings
  ) {
    self.shared = shared
    self.log = log
    self.board = board
    self.server = server
    self.notifier = notifier
    self.logger = logger
    self.session = session
    reasoner = VerdictReasoner(settings: settings)
  }

  /// Frames wait to be taken, nobody is woken for one: for so long where somebody watches, and else.
  private static let watched = TimeSpan(milliseconds: 40)
  private static let unwatched = TimeSpan(milliseconds: 200)

  /// The thread's body: until the sampler has ended and everything it said is written.
  func run() {
    while true {
      _ = shared.wake.wait(timeout: server?.hasWatchers == true ? Self.watched : Self.unwatched)
      // Asked before the rings are emptied: what was pushed before the end is then seen.
      let isOver = shared.hasEnded.load(ordering: .acquiring)
      drain()
      log.write(nowMS: MonotonicClock.now().microseconds / 1000, isLast: false)
      report()
      if isOver { break }
    }
    shared.flagsAreOver.store(true, ordering: .releasing)
    if hasSession { log.add(.endSession(atUS: shared.lastSampleUS.load(ordering: .relaxed))) }
    log.write(nowMS: MonotonicClock.now().microseconds / 1000, isLast: true)
    report()
    if log.waitingCount > 0 {
      logger.error(
        "\(log.waitingCount) entries could not be written to the log and are lost with this process: \(log.lastError.map { "\($0)" } ?? "")"
      )
    }
  }

  private func drain() {
    while let frame = shared.frames.pop() {
      history.add(frame)
      server?.publish(frame)
    }
    while let event = shared.events.pop() {
      take(event)
      server?.publish(event)
    }
    while let event = shared.links.pop() { take(event) }
    while let event = shared.power.pop() { take(event) }
    if !alerts.isEmpty || !faults.isEmpty {
      beginSession()
      log.add(.notes(alerts: alerts, faults: faults))
      alerts = []
      faults = []
    }
  }

  /// A session is logged from the first thing worth logging: a belt that only hangs on a hook
  /// leaves none.
  private func beginSession() {
    if hasSession { return }
    hasSession = true
    log.add(.beginSession(session))
    for event in standing { keep(event, at: session.startedAtMonotonicUS) }
  }

  /// Samples of a rep that was not held are worth keeping; not where none can be, as without a profile.
  private func flag(_ rep: Rep) {
    guard shared.keepsSamples, session.rounding == RoundingJudgement.judged.name,
      rep.verdict != .held || rep.flags.bits != 0
    else { return }
    shared.flagged.push(FlaggedRep(rep, session: log.sessionID))
  }

  /// The supply and the heat: told, and logged where there is a session.
  private func take(_ event: PowerEvent) {
    logger.log(
      level: event.step == .began ? .warning : .notice, "\(PowerSentence.text(event))")
    standing.removeAll { $0.trouble == event.trouble }
    if event.step == .began { standing.append(event) }
    if hasSession { keep(event, at: shared.lastSampleUS.load(ordering: .relaxed)) }
  }

  /// - Parameter time: of the sample clock, as everything in the log.
  private func keep(_ event: PowerEvent, at time: Int64) {
    guard let kind = event.token else { return }
    faults.append(
      FaultRecord(timeUS: time, kind: kind.description, sensor: 0, detail: event.detail))
  }

  /// What happens between sensors and driver is told; it is logged where there is a session.
  private func take(_ event: LinkEvent) {
    if let sentence = narrator.sentence(event) {
      logger.log(level: event.kind == .recovered ? .notice : .warning, "\(sentence)")
    }
    board.count(event)
    guard hasSession, narrator.isKept(event) else { return }
    faults.append(
      FaultRecord(
        timeUS: event.time.microseconds, kind: event.kind.token.description,
        sensor: Int(event.sensor), detail: Int64(event.detail)))
  }

  private func take(_ event: CoreEvent) {
    let reason = reasoner.take(event)
    switch event {
    case .setStarted(let number, let time):
      beginSession()
      log.add(
        .beginSet(SetRecord(sessionID: 0, number: Int(number), startUS: time.microseconds)))
    case .repCompleted(let rep):
      flag(rep)
      let why = reason ?? VerdictReason(rule: .none, at: nil)
      log.add(
        .rep(
          RepRecord(rep, reason: why, history: history),
          setNumber: Int(rep.setNumber)))
    case .setEnded(let summary):
      log.add(.endSet(number: Int(summary.number), atUS: summary.end.microseconds))
    case .alert(let alert):
      alerts.append(
        AlertRecord(
          timeUS: alert.time.microseconds, setNumber: Int(alert.setNumber),
          kind: alert.kind.name, grade: alert.grade.name, sounded: alert.sounded))
    case .fault(let fault):
      faults.append(
        FaultRecord(
          timeUS: fault.time.microseconds, kind: fault.kind.name, sensor: Int(fault.sensor),
          detail: Int64(fault.detail)))
    case .repCounted, .repWithdrawn: break
    }
    board.count(event)
  }

  /// Says what went wrong once, and keeps the status and the watchdog up to date.
  private func report() {
    let error = log.lastError.map { "\($0)" }
    if error != announcedLogError {
      announcedLogError = error
      if let error {
        logger.error("The log can't be written, monitoring goes on and reps are kept: \(error)")
      } else {
        logger.notice("The log can be written again.")
      }
    }
    let drops = shared.events.droppedCount
    if drops != announcedDrops {
      logger.error("\(drops - announcedDrops) events were lost: the log was too slow.")
      announcedDrops = drops
    }
    let samples = shared.sampleCount.load(ordering: .relaxed)
    let refusal = shared.lockRefusal.exchange(0, ordering: .relaxed)
    if refusal != 0 {
      logger.notice(
        "Memory can't be locked: \(Errno(code: refusal)). A sample may wait for a page; LimitMEMLOCK= in the unit file allows it."
      )
    }
    board.update(
      samples: samples, lostEvents: drops + log.lostEntries,
      lostFrames: shared.frames.droppedCount, logError: error)
    feedWatchdog(rounds: shared.roundCount.load(ordering: .relaxed))
  }

  /// Fed only while the sampler goes round: one that hangs must not look alive, one that waits for a
  /// lost sensor is.
  private func feedWatchdog(rounds: Int) {
    guard let limit = notifier.watchdogTimeout, rounds != roundsAtLastFeed else { return }
    let now = MonotonicClock.now()
    guard now.since(lastFeed).microseconds * 3 >= limit.microseconds else { return }
    lastFeed = now
    roundsAtLastFeed = rounds
    notifier.watchdog()
    board.fed()
  }
}
