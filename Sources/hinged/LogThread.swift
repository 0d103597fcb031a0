import Control
import HingeCore
import LinuxIO
import RepLog
import Synchronization
import Training

/// The thread that waits for the disk, so that nobody else does: a card may stand still for half a
/// minute, while a live view, the status and the watchdog go on.
final class LogThread: @unchecked Sendable {
  /// What is to be said of the log.
  struct News: Sendable {
    var status = LogStatus()
    var error: RepLogError?
    var refusal: RepLogError?
    /// Reps that reached the disk and were not yet told.
    var logged: [LogQueue.LoggedRep] = []
    var loggedHolds: [LogQueue.DurableHold] = []
  }

  /// What a client says, and how it is told that it is on the disk.
  private struct Saying {
    var entries: [EntryRecord]
    /// Rounds that it waited for the session to be begun.
    var rounds = 0
    var done: @Sendable (RepLogError?) -> Void
  }

  /// A mobility check, and how the desk is told its number in the log.
  private struct Check {
    var record: MobilityRecord
    var done: @Sendable (Result<Int64, RepLogError>) -> Void
  }

  private struct Inbox {
    var entries: [LogQueue.Entry] = []
    var sayings: [Saying] = []
    var checks: [Check] = []
    /// Something is said of the session that goes on, which may not be in the log yet.
    var wantsSession = false
    var lost: Int64 = 0
    var isOver = false
    /// Handed to the disk and not yet answered for, since then.
    var inHand = 0
    var busySince: Timestamp?
  }

  private let queue: LogQueue
  /// The number of the session before, in a log that was open already.
  private let earlier: Int64?
  private let inbox = Mutex(Inbox())
  private let news = Mutex(News())
  private let wake: WakeEvent
  private let listener: WakeEvent

  /// - Parameters:
  ///   - wake: of this thread alone.
  ///   - listener: signalled when there is news.
  init(queue: LogQueue, wake: WakeEvent, listener: WakeEvent) {
    self.queue = queue
    earlier = queue.sessionID
    self.wake = wake
    self.listener = listener
    publish()
  }

  /// For a disk that did not answer, and for one that failed.
  private static let pause = TimeSpan(milliseconds: 500)

  /// The thread's body: until it is over and the last attempt is made.
  func run() {
    while true {
      _ = wake.wait(timeout: Self.pause)
      let (entries, sayings, checks, isOver) = inbox.withLock { inbox in
        let taken = (inbox.entries, inbox.sayings, inbox.checks)
        inbox.entries = []
        inbox.sayings = []
        inbox.checks = []
        inbox.inHand = taken.0.count + queue.waitingCount
        inbox.busySince = inbox.inHand > 0 ? MonotonicClock.now() : nil
        return (taken.0, taken.1, taken.2, inbox.isOver)
      }
      for entry in entries { queue.add(entry) }
      let nowMS = MonotonicClock.now().microseconds / 1000
      queue.write(nowMS: nowMS, isLast: isOver)
      // After the reps, so that a set is there of which something is said.
      for saying in sayings { say(saying, nowMS: nowMS, isOver: isOver) }
      for check in checks { check.done(queue.write(mobility: check.record, nowMS: nowMS)) }
      inbox.withLock { inbox in
        inbox.inHand = 0
        inbox.busySince = nil
      }
      publish()
      if isOver { return }
    }
  }

  private func say(_ saying: Saying, nowMS: Int64, isOver: Bool) {
    var saying = saying
    let current = queue.sessionID == earlier ? nil : queue.sessionID
    for index in saying.entries.indices where saying.entries[index].sessionID == 0 {
      guard let current else {
        saying.rounds += 1
        if isOver || saying.rounds > Self.mostRounds {
          return saying.done(
            queue.lastError ?? .unsayable(detail: "the session could not be begun; try again"))
        }
        return inbox.withLock { [saying] in $0.sayings.append(saying) }
      }
      saying.entries[index].sessionID = current
    }
    saying.done(queue.say(saying.entries, nowMS: nowMS))
  }

  private static let mostRounds = 20

  private func publish() {
    let logged = queue.takeLogged()
    let holds = queue.takeLoggedHolds()
    let isNew = news.withLock { news in
      let before = (news.error, news.status)
      news.logged += logged
      news.loggedHolds += holds
      news.error = queue.lastError
      news.refusal = queue.lastRefusal
      news.status.session = queue.sessionID ?? news.status.session
      news.status.repsOnDisk = queue.durableReps
      news.status.waiting = queue.waitingCount
      news.status.lost = Int64(queue.lostEntries)
      news.status.setAside = queue.asides
      news.status.replaced = queue.replacements
      return !logged.isEmpty || !holds.isEmpty || before != (news.error, news.status)
    }
    if isNew { listener.signal() }
  }
}

// MARK: - For the other threads

extension LogThread {
  /// Never waits for the disk. What there is no room for is counted as lost.
  func add(_ entry: LogQueue.Entry) {
    inbox.withLock { inbox in
      if inbox.entries.count >= LogQueue.mostWaiting {
        inbox.lost += 1
      } else {
        inbox.entries.append(entry)
      }
    }
    wake.signal()
  }

  /// Entries for the log, from the thread of the socket. `done` is called on the log's thread.
  func say(_ entries: [EntryRecord], done: @escaping @Sendable (RepLogError?) -> Void) {
    let isTaken = inbox.withLock { inbox in
      if inbox.isOver || inbox.sayings.count >= Self.mostSayings { return false }
      inbox.sayings.append(Saying(entries: entries, done: done))
      if entries.contains(where: { $0.sessionID == 0 }) { inbox.wantsSession = true }
      return true
    }
    guard isTaken else {
      return done(
        .unsayable(detail: "hinged is about to stop, or its disk is far behind; try again"))
    }
    wake.signal()
    listener.signal()
  }

  /// A mobility check for the log. `done` is called on the log's thread.
  func write(
    mobility record: MobilityRecord, done: @escaping @Sendable (Result<Int64, RepLogError>) -> Void
  ) {
    let isTaken = inbox.withLock { inbox in
      if inbox.isOver { return false }
      inbox.checks.append(Check(record: record, done: done))
      return true
    }
    guard isTaken else {
      return done(.failure(.unsayable(detail: "hinged is about to stop; try again")))
    }
    wake.signal()
  }

  private static let mostSayings = 512

  /// Everything is added: one last attempt, and the thread ends.
  func finish() {
    inbox.withLock { $0.isOver = true }
    wake.signal()
  }

  /// What there is to say now; reps that reached the disk are told once.
  func takeNews() -> News {
    let (under, lost) = inbox.withLock { ($0.entries.count + $0.inHand, $0.lost) }
    return news.withLock { news in
      var taken = news
      news.logged = []
      news.loggedHolds = []
      taken.status.waiting = max(taken.status.waiting, under)
      taken.status.lost += lost
      return taken
    }
  }

  /// Somebody speaks of a session of which nothing else is worth logging yet.
  var wantsSession: Bool { inbox.withLock { $0.wantsSession } }

  /// This session's number in the log, once it is there.
  var sessionID: Int64? {
    news.withLock { $0.status.session == earlier ? nil : $0.status.session }
  }

  func currentError() -> RepLogError? { news.withLock { $0.error } }

  /// Entries that are not on the disk, while it answers.
  var waitingCount: Int { inbox.withLock { $0.entries.count + $0.inHand } }

  /// How long the disk has not answered; nil: it has nothing to do.
  func stall(at now: Timestamp) -> TimeSpan? {
    inbox.withLock { inbox in inbox.busySince.map { now.since($0) } }
  }
}
