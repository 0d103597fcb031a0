import Coaching
import Training

/// How much was lifted: sums, so that those of a week are those of its days.
package struct Exposure: Sendable, Equatable {
  package var sessions = 0
  package var sets = 0
  package var workSets = 0
  package var reps = 0
  /// Load times reps, of sets whose load is known, and how many sets those are.
  package var tonnageGrams: Int64 = 0
  package var loadedSets = 0
  /// Session RPE times minutes (Foster 2001), of sessions for which both are known, and how many those are.
  package var sessionLoad: Int64 = 0
  package var ratedSessions = 0
  /// Days with a set.
  package var hingeDays = 0

  package init() {}

  /// Of one day.
  package init(day logs: [DatedLog]) {
    var sets: [(style: String, loadGrams: Int64?)] = []
    for dated in logs where dated.isCounted {
      sessions += 1
      for (set, counted) in dated.countedSets {
        sets.append((set.said.style ?? dated.log.session.style, set.loadGrams))
        reps += counted.count
        guard let load = set.loadGrams else { continue }
        loadedSets += 1
        tonnageGrams += WarmUps.bounded(load) * Int64(counted.count)
      }
      if let load = Self.sessionLoad(dated) {
        sessionLoad += load
        ratedSessions += 1
      }
    }
    self.sets = sets.count
    workSets = WarmUps.areWarmUps(sets).count { !$0 }
    hingeDays = sets.isEmpty ? 0 : 1
  }

  /// Nil where the session's RPE or its end is not known; a day is the longest that a belt is worn.
  private static func sessionLoad(_ dated: DatedLog) -> Int64? {
    guard let tenths = dated.log.said.rpeTenths, let ms = SessionSummary(dated.log).durationMS
    else { return nil }
    return (tenths * min(ms, 86_400_000) + 300_000) / 600_000
  }

  package static func + (a: Exposure, b: Exposure) -> Exposure {
    var sum = a
    sum.sessions += b.sessions
    sum.sets += b.sets
    sum.workSets += b.workSets
    sum.reps += b.reps
    sum.tonnageGrams += b.tonnageGrams
    sum.loadedSets += b.loadedSets
    sum.sessionLoad += b.sessionLoad
    sum.ratedSessions += b.ratedSessions
    sum.hingeDays += b.hingeDays
    return sum
  }
}
