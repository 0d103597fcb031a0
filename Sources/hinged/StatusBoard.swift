import Control
import Desk
import HingeCore
import IMU
import LinuxIO
import RepLog
import Setup
import Synchronization
import Training

/// What the daemon knows of itself, for whoever asks through the socket. Never touched by the
/// sampler's thread.
final class StatusBoard: ControlHandler {
  private let reply: Mutex<StatusReply>
  private let begun = MonotonicClock.now()
  /// How many samples there were when another was last seen, and when that was.
  private let arrival = Mutex((samples: 0, at: MonotonicClock.now()))
  /// Without one for this long no sensor answers. Longer than any pause of a bus that gets well by itself.
  private static let silence = TimeSpan(milliseconds: 1000)

  private let log = Mutex<LogThread?>(nil)
  private let desk = Mutex<DeskInbox?>(nil)
  private let view = Mutex<DeskView?>(nil)

  init(_ initial: StatusReply) { reply = Mutex(initial) }

  /// The log that what clients say goes to.
  func write(to thread: LogThread) { log.withLock { $0 = thread } }

  func say(
    _ entries: [SaidEntry], origin: String, done: @escaping @Sendable (ControlFault?) -> Void
  ) {
    guard let thread = log.withLock({ $0 }) else {
      return done(
        ControlFault(code: "not_ready", message: "hinged is about to start; try again in a second.")
      )
    }
    let stamp = EntryStamp.now()
    let records = entries.map {
      stamp.record(
        session: $0.session, set: $0.set, rep: $0.rep, field: $0.field, value: $0.value,
        origin: origin)
    }
    thread.say(records) { error in done(error.map { ControlFault($0) }) }
  }

  /// The desk that wishes go to.
  func bring(to inbox: DeskInbox) { desk.withLock { $0 = inbox } }

  func wish(_ wish: WearerWish, done: @escaping @Sendable (WishAnswer) -> Void) {
    guard let inbox = desk.withLock({ $0 }) else {
      return done(
        .refused(
          ControlFault(
            code: "not_ready", message: "hinged is about to start; try again in a second.")))
    }
    inbox.ask(wish, done: done)
  }

  /// How a hold goes; nobody asks for it once the round is over.
  func show(hold: LiveHold) { reply.withLock { $0.hold = hold } }

  func show(_ seen: DeskView) { view.withLock { $0 = seen } }

  /// The first sample that can be trusted was seen.
  func orient(after ms: Int64?) {
    reply.withLock { if $0.firstOrientationMS == nil { $0.firstOrientationMS = ms } }
  }

  func status() -> StatusReply {
    let now = MonotonicClock.now()
    let seen = view.withLock { $0 }
    return reply.withLock { reply in
      reply.uptimeS = now.since(begun).microseconds / 1_000_000
      // What goes on is told and not kept: the state is what it was once it is over.
      let state = reply.state
      seen?.write(into: &reply, at: now)
      defer { reply.state = state }
      return reply
    }
  }

  func set(_ state: StatusReply.State) { reply.withLock { $0.state = state } }

  /// New settings wait for the set to end.
  func awaitSettings() { reply.withLock { $0.awaitsSettings = true } }

  func power(_ watch: PowerWatch, _ reading: PowerReading) {
    reply.withLock {
      $0.power = StatusReply.Power(
        isLow: watch.isLow, isSlowed: watch.isSlowed, lowCount: watch.lowCount,
        slowedCount: watch.slowedCount,
        temperatureC: reading.temperatureMilliC.map { Double($0) / 1000 })
    }
  }

  func fed() { reply.withLock { $0.watchdog.fed += 1 } }

  func decide(on feedback: FeedbackPlan) {
    reply.withLock { reply in
      reply.feedback = feedback.mode.name
      reply.feedbackReason = feedback.reason.text
    }
  }

  /// What was chosen over the settings, of feedback; nil: nothing is.
  func choose(_ feedback: WearerChoice.Feedback?) {
    reply.withLock {
      $0.feedbackChoice = feedback.map { FeedbackWish($0.mode).rawValue }
      $0.feedbackChoiceWallMS = feedback?.sinceWallMS
    }
  }

  func update(
    samples: Int, lostEvents: Int, lostFrames: Int, logError: String?, log: LogStatus,
    isClockSet: Bool
  ) {
    let now = MonotonicClock.now()
    let isSilent = arrival.withLock { last in
      if samples != last.samples { last = (samples, now) }
      return now.since(last.at) > Self.silence
    }
    reply.withLock { reply in
      reply.log = log
      reply.isClockSet = isClockSet
      reply.samples = Int64(samples)
      reply.lostEvents = Int64(lostEvents)
      reply.lostFrames = Int64(lostFrames)
      reply.logError = logError
      switch reply.state {
      case .running, .degraded, .waitingForSensor:
        reply.state = isSilent ? .waitingForSensor : logError == nil ? .running : .degraded
      case .starting, .stopping, .holding: break
      }
    }
  }

  func count(_ event: LinkEvent) {
    reply.withLock { if event.kind != .recovered { $0.faults.sensor += 1 } }
  }

  /// Within a hold.
  func countLostSensor() {
    reply.withLock {
      $0.alerts.alarm += 1
      $0.alerts.sounded += 1
    }
  }

  func count(_ event: CoreEvent) {
    reply.withLock { reply in
      switch event {
      case .setStarted: reply.sets += 1
      case .repCounted: reply.repsInSession += 1
      case .repWithdrawn: reply.repsInSession -= 1
      case .repCompleted, .setEnded: break
      case .alert(let alert):
        if alert.grade == .alarm { reply.alerts.alarm += 1 } else { reply.alerts.warn += 1 }
        if alert.sounded { reply.alerts.sounded += 1 }
      case .fault(let fault):
        switch fault.kind {
        case .gap: reply.faults.gap += 1
        case .saturated: reply.faults.saturated += 1
        case .frozen: reply.faults.frozen += 1
        case .timeReversed: reply.faults.timeReversed += 1
        }
      }
    }
  }
}

extension ControlFault {
  init(_ error: RepLogError) {
    let code =
      switch error {
      case .nothingThere: "nothing_there"
      case .unsayable: "unsayable"
      default: "log_failed"
      }
    self.init(code: code, message: "\(error)")
  }
}
