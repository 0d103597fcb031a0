import Control
import Desk
import HingeCore
import IMU
import LinuxIO
import Logging
import RepLog
import Synchronization
import Training

/// The thread behind the sampler's rings: hands reps to the log, tells those who listen, keeps
/// the status, feeds the watchdog. It never waits for the disk.
final class EventWriter: @unchecked Sendable {
  let shared: SamplerShared
  private let renewal: Renewal
  let log: LogThread
  let board: StatusBoard
  let server: ControlServer?
  private let desk: DeskInbox
  private let notifier: ServiceNotifier
  private let logger: Logger
  let session: SessionRecord
  /// Another feedback than the session began with, where nothing of it is logged yet.
  private let chosenFeedback = Mutex<(mode: String, setting: String)?>(nil)
  private var history = FrameHistory()
  private var quiet = QuietMoment()
  private var reasoner: VerdictReasoner
  private var alerts: [AlertRecord] = []
  private var faults: [FaultRecord] = []
  private var narrator = LinkNarrator()
  private var hasSession = false
  private var clock: SessionClock
  private var teller: LogTeller
  /// Samples wait for the disk: a replay at full speed may, and then loses nothing.
  private let waitsForDisk: Bool
  /// Troubles of the supply that go on: a session that begins within one says so.
  private var standing: [PowerEvent] = []
  /// Reps whose samples are to be kept, of a session that has no number yet.
  var unflagged: [Rep] = []
  var holds = HoldBook()
  private var isOriented = false
  private var announcedDrops = 0
  private var roundsAtLastFeed = -1
  private var lastFeed = MonotonicClock.now()

  init(
    shared: SamplerShared, renewal: Renewal, log: LogThread, board: StatusBoard,
    server: ControlServer?, desk: DeskInbox, notifier: ServiceNotifier, logger: Logger,
    session: SessionRecord,
    settings: AlertSettings, waitsForDisk: Bool
  ) {
    self.shared = shared
    self.renewal = renewal
    self.log = log
    self.board = board
    self.server = server
    self.desk = desk
    self.notifier = notifier
    self.logger = logger
    self.session = session
    reasoner = VerdictReasoner(settings: settings)
    clock = SessionClock(bootID: session.bootID)
    teller = LogTeller(logger: logger)
    self.waitsForDisk = waitsForDisk
  }

  /// Frames wait to be taken, nobody is woken for one: for so long where somebody watches, and else.
  private static let watched = TimeSpan(milliseconds: 40)
  private static let unwatched = TimeSpan(milliseconds: 200)

  /// The thread's body: until the sampler has ended and everything it said is on its way to the disk.
  func run() {
    while true {
      _ = shared.wake.wait(timeout: server?.hasWatchers == true ? Self.watched : Self.unwatched)
      // Asked before the rings are emptied: what was pushed before the end is then seen.
      let isOver = shared.hasEnded.load(ordering: .acquiring)
      if let fix = clock.look(nowMS: MonotonicClock.now().microseconds / 1000) {
        log.add(.clock(fix))
      }
      drain()
      if log.wantsSession { beginSession() }
      passOnFlagged()
      report()
      renew()
      if isOver { break }
      if waitsForDisk { waitForDisk() }
    }
    passOnLastFlagged()
    if hasSession { log.add(.endSession(atUS: shared.lastSampleUS.load(ordering: .relaxed))) }
    log.finish()
  }

  /// The log's thread has ended, too: what it last said is told. Entries that are not on the disk.
  func conclude() -> Int {
    report()
    return log.takeNews().status.waiting
  }

  /// The sampler waits in turn for its rings, so no more than this is ever on its way.
  private func waitForDisk() {
    while log.waitingCount > 256, log.currentError() == nil {
      MonotonicClock.sleep(until: MonotonicClock.now().advanced(by: TimeSpan(milliseconds: 1)))
    }
  }

  private func drain() {
    let now = MonotonicClock.now()
    takeFrames(at: now)
    while let event = shared.events.pop() {
      // The frames that it speaks of were pushed before it, but perhaps after the look above.
      takeFrames(at: now)
      take(event)
      server?.publish(event)
    }
    takeHolds()
    while let event = shared.links.pop() { take(event) }
    while let event = shared.power.pop() { take(event) }
    if !alerts.isEmpty || !faults.isEmpty {
      beginSession()
      log.add(.notes(alerts: alerts, faults: faults))
      alerts = []
      faults = []
    }
  }

  private func orient() {
    isOriented = true
    board.orient(after: ProcessAge.nowMS())
  }

  private func takeFrames(at now: Timestamp) {
    while let frame = shared.frames.pop() {
      history.add(frame)
      quiet.take(frame, at: now)
      if !isOriented, frame.flexion != nil { orient() }
      server?.publish(frame)
    }
  }

  /// New settings begin a new session, and nothing of this one is to be lost.
  private func renew() {
    guard renewal.isAsked, renewal.isUrgent || quiet.isQuiet(at: MonotonicClock.now()),
      !shared.isCalibrating.load(ordering: .acquiring)
    else { return }
    renewal.begin()
    shared.isStopping.store(true, ordering: .releasing)
  }

  /// A session is logged from the first thing worth logging: a belt that only hangs on a hook
  /// leaves none.
  func beginSession() {
    if hasSession { return }
    hasSession = true
    var session = session
    if let chosen = chosenFeedback.withLock({ $0 }) {
      session.feedback = chosen.mode
      session.feedbackSetting = chosen.setting
    }
    log.add(.beginSession(clock.dated(session)))
    for event in standing { keep(event, at: session.startedAtMonotonicUS) }
  }

  /// What sounds is another from now on. A session that is in the log keeps what it began with; each alert says
  /// whether it sounded.
  func decide(mode: String, setting: String) {
    chosenFeedback.withLock { $0 = (mode, setting) }
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
    quiet.take(event)
    switch event {
    case .setStarted(let number, let time):
      desk.post(.setStarted)
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
      // It is known only when nobody has lifted for a while: the rest began before.
      let last = Timestamp(microseconds: shared.lastSampleUS.load(ordering: .relaxed))
      let ago = max(last.since(summary.end), .zero)
      desk.post(.setEnded(at: MonotonicClock.now().goingBack(ago)))
      log.add(.endSet(number: Int(summary.number), atUS: summary.end.microseconds))
    case .alert(let alert):
      if alert.kind == .recalibrate { desk.post(.doubted) }
      alerts.append(
        AlertRecord(
          timeUS: alert.time.microseconds, setNumber: Int(alert.setNumber),
          kind: alert.kind.name, grade: alert.grade.name, sounded: alert.sounded))
    case .fault(let fault):
      faults.append(
        FaultRecord(
          timeUS: fault.time.microseconds, kind: fault.kind.name, sensor: Int(fault.sensor),
          detail: Int64(fault.detail)))
    case .repCounted: desk.post(.repCounted)
    case .repWithdrawn(_, let number): if number == 1 { desk.post(.setWithdrawn) }
    }
    board.count(event)
  }

  /// Of a hold: logged as one of a lift is.
  func take(_ fault: Fault) {
    faults.append(
      FaultRecord(
        timeUS: fault.time.microseconds, kind: fault.kind.name, sensor: Int(fault.sensor),
        detail: Int64(fault.detail)))
    board.count(.fault(fault))
    server?.publish(.fault(fault))
  }

  func lostSensor(at time: Timestamp) {
    alerts.append(
      AlertRecord(
        timeUS: time.microseconds, setNumber: 0, kind: AlertKind.sensor.name,
        grade: AlertGrade.alarm.name, sounded: true))
    board.countLostSensor()
    server?.publish(LiveEvent(sensorLostAt: time))
  }

  /// Says what went wrong once, and keeps the status and the watchdog up to date.
  private func report() {
    let news = log.takeNews()
    for event in teller.take(news, stall: log.stall(at: MonotonicClock.now())) {
      server?.publish(event)
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
      samples: samples, lostEvents: drops + Int(clamping: news.status.lost),
      lostFrames: shared.frames.droppedCount, logError: teller.problem, log: news.status,
      isClockSet: clock.isSet)
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
