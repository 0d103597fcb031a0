import Coaching
import HingeCore
package import Training

/// The sessions of one lifter up to a day, oldest first, whatever order they came in.
///
/// Simulated sessions stand beside real ones nowhere: who has one real session has no other. What is
/// excluded is left out, but for the pain that was said of it.
package struct TrainingHistory: Sendable {
  package let lifter: String
  package let isSynthetic: Bool
  /// Of every style, a session with two styles twice.
  package let sessions: [WorkSession]
  package let leftOut: LeftOut
  let pain: PainState
  let soreness: SorenessState?

  package struct LeftOut: Sendable, Equatable {
    package var simulatedSessions = 0
    package var excludedSessions: [Int64] = []
    package var excludedSets = 0
  }

  /// - Parameters:
  ///   - earlier: what was said in real sessions before these of pain, which no time ends.
  ///   - simulated: how many simulated sessions there are beside these.
  ///   - dayNumber: the day that a moment falls on.
  package init(
    _ logs: [SessionLog], lifter: String, until day: TrainingDay, settings: ProgrammeSettings,
    earlier: [EntryRecord] = [], simulated: Int = 0, dayNumber: (Int64) -> Int
  ) {
    self.lifter = lifter
    let dated = Self.dated(logs.filter { $0.session.lifter == lifter }).filter {
      $0.boundMS.map { $0 < day.endMS } ?? true
    }
    isSynthetic = !dated.isEmpty && dated.allSatisfy(\.log.session.isSynthetic)
    let synthetic = isSynthetic
    let mine = dated.filter { $0.log.session.isSynthetic == synthetic }
    var leftOut = LeftOut()
    leftOut.simulatedSessions = simulated + dated.count - mine.count
    var sessions: [WorkSession] = []
    for one in mine {
      guard !one.log.said.isExcluded else {
        leftOut.excludedSessions.append(one.log.session.id)
        continue
      }
      leftOut.excludedSets += one.log.sets.count { $0.0.said.isExcluded }
      sessions += Self.sessions(one, settings, dayNumber)
    }
    self.sessions = sessions
    self.leftOut = leftOut
    pain = PainState(
      earlier + mine.flatMap(\.log.entries), before: day.endMS, settings: settings,
      last: mine.last?.log.session.id)
    let last = mine.last { !$0.log.said.isExcluded }
    soreness = last.flatMap { SorenessState($0.log, before: day.endMS, settings: settings) }
  }

  private struct Dated {
    var log: SessionLog
    /// The earliest that it can have been.
    var boundMS: Int64?
  }

  private static func dated(_ logs: [SessionLog]) -> [Dated] {
    var latest: Int64?
    let found = logs.sorted { $0.session.id < $1.session.id }.map { log in
      guard log.session.hasKnownDate else { return Dated(log: log, boundMS: latest) }
      latest = max(latest ?? .min, log.session.startedAtWallMS)
      return Dated(log: log, boundMS: log.session.startedAtWallMS)
    }
    // The log's own order where times are the same, as of one that has no date and the one before it.
    return found.sorted {
      ($0.boundMS ?? .min, $0.log.session.id) < ($1.boundMS ?? .min, $1.log.session.id)
    }
  }

  private static func sessions(
    _ dated: Dated, _ settings: ProgrammeSettings, _ dayNumber: (Int64) -> Int
  ) -> [WorkSession] {
    let log = dated.log
    let session = log.session
    var found: [WorkSession] = []
    for (set, reps) in log.sets where !set.said.isExcluded {
      let style = set.said.style ?? session.style
      let made = WorkSet(
        set, reps, of: log, velocityLossPercent: settings.velocityLossPercent)
      if made.reps == 0 { continue }
      if let index = found.firstIndex(where: { $0.style == style }) {
        found[index].sets.append(made)
        continue
      }
      found.append(
        WorkSession(
          id: session.id, style: style, startMS: dated.boundMS,
          isDateKnown: session.hasKnownDate,
          day: session.hasKnownDate ? dated.boundMS.map(dayNumber) : nil, sets: [made],
          isEstimated: session.isEstimated,
          isCalibrated: !session.calibrationGrade.isEmpty
            && RoundingJudgement(name: session.rounding) == .judged,
          rpeTenths: log.said.rpeTenths))
    }
    return found
  }

  /// Styles with a session in the last so many days before a day, the last lifted first; of a history without
  /// one the last style there is.
  package func styles(withinDays days: Int, of day: TrainingDay) -> [String] {
    var found: [String] = []
    for session in sessions.reversed() where !found.contains(session.style) {
      let isRecent = session.day.map { day.number - $0 <= days } ?? true
      if isRecent || found.isEmpty { found.append(session.style) }
    }
    return found
  }
}
