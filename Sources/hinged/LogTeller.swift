import Control
import HingeCore
import Logging
import RepLog

/// Tells people of the log, each thing once: in the daemon's own log, and as events for those who
/// listen at the socket.
struct LogTeller {
  private let logger: Logger
  /// What is wrong with the log now, as a sentence; nil: nothing.
  private(set) var problem: String?
  private var toldAsides = 0
  private var toldReplacements = 0
  private var toldLost: Int64 = 0

  /// A disk that has not answered for so long is said to stand still.
  private static let longest = TimeSpan(milliseconds: 5000)

  init(logger: Logger) { self.logger = logger }

  /// - Parameter stall: how long the disk has not answered.
  mutating func take(_ news: LogThread.News, stall: TimeSpan?) -> [LiveEvent] {
    var events = news.logged.map {
      LiveEvent(loggedRep: $0.rep, set: $0.set, session: $0.session)
    }
    events += news.loggedHolds.map { LiveEvent(loggedHold: $0.number, session: $0.session) }
    let waiting = news.status.waiting
    for path in news.status.setAside.dropFirst(toldAsides) {
      let sentence =
        "The log was damaged: it is \(path) now, nothing of it was deleted, and a new log was begun. "
        + "sqlite3 \(path) .recover gives what can be read of it."
      logger.error("\(sentence)")
      events.append(LiveEvent(LiveLog(state: .setAside, waiting: waiting, message: sentence)))
    }
    toldAsides = news.status.setAside.count
    if news.status.replaced > toldReplacements {
      toldReplacements = news.status.replaced
      let sentence =
        "The log was moved or deleted while hinged wrote it: this session goes on in a new file in "
        + "its place."
      logger.error("\(sentence)")
      events.append(LiveEvent(LiveLog(state: .replaced, waiting: waiting, message: sentence)))
    }
    if news.status.lost > toldLost {
      let why = news.refusal.map { "\($0)" } ?? "more waits for the disk than is kept in memory"
      logger.error("\(news.status.lost - toldLost) entries of the log are lost: \(why)")
      toldLost = news.status.lost
    }
    events += changes(sentence(news.error, stall: stall), waiting: waiting)
    return events
  }

  private func sentence(_ error: RepLogError?, stall: TimeSpan?) -> String? {
    if let error { return "\(error)" }
    guard let stall, stall > Self.longest else { return nil }
    return "the disk with the log does not answer; check the memory card and its supply"
  }

  private mutating func changes(_ now: String?, waiting: Int) -> [LiveEvent] {
    if now == problem { return [] }
    problem = now
    if let now {
      logger.error("The log can't be written, monitoring goes on and reps are kept: \(now)")
      return [LiveEvent(LiveLog(state: .failing, waiting: waiting, message: now))]
    }
    logger.notice("The log can be written again.")
    return [LiveEvent(LiveLog(state: .ok, waiting: waiting))]
  }
}
