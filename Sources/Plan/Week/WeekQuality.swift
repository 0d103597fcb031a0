package import Coaching
import HingeCore
import Training

/// How well it was lifted, in the numbers of the sets' own reviews.
package struct WeekQuality: Sendable, Equatable {
  package var verdicts = VerdictCounts()
  /// Alarms that were raised in judged reps, sounded or not, and the reps with one. Fewer than are lost: an alarm
  /// that goes on from before a rep was not raised in it.
  package var alarms = 0
  package var alarmedReps = 0
  /// Over sets of three reps and more: growth of peak flexion, thousandths of a degree, and how much slower
  /// the last rise was than the fastest, permille.
  package var drift = SampleMean([])
  package var slowdown = SampleMean([])
  /// Reps that no verdict was given on, by what kept it from one.
  package var unjudged = Unjudged()
  /// Styles, kinds of flexion and calibrations that occur.
  package var styles: Set<String> = []
  package var modes: Set<String> = []
  package var calibrations: Set<String> = []

  package struct Unjudged: Sendable, Equatable {
    package var noProfile = 0
    package var abstained = 0
    package var badData = 0
    package var beltMoved = 0
    package var other = 0
  }

  package init(_ logs: [DatedLog]) {
    var drifts: [Int64] = []
    var slowdowns: [Int64] = []
    for dated in logs where dated.isCounted {
      for review in Self.reviews(dated) {
        verdicts = verdicts + review.verdicts
        if let drift = review.flexionDriftMdeg { drifts.append(drift) }
        if let slowdown = review.riseSlowdownPermille { slowdowns.append(slowdown) }
      }
      for (set, reps) in dated.countedSets {
        styles.insert(set.said.style ?? dated.log.session.style)
        for rep in reps { take(rep) }
      }
      modes.insert(dated.log.session.isEstimated ? "estimated" : "measured")
      calibrations.insert(dated.log.session.calibrationID)
    }
    drift = SampleMean(drifts)
    slowdown = SampleMean(slowdowns)
  }

  /// Of the sets that count.
  static func reviews(_ dated: DatedLog) -> [SetReview] {
    let counted = Set(dated.countedSets.map(\.0.number))
    return SessionSummary(dated.log).sets.filter { counted.contains($0.number) }
  }

  private mutating func take(_ rep: RepRecord) {
    if let verdict = rep.knownVerdict, verdict != .noCall {
      alarms += min(max(rep.alarms, 0), 1000)
      alarmedReps += rep.alarms > 0 ? 1 : 0
    } else if rep.repFlags.contains(.noProfile) {
      unjudged.noProfile += 1
    } else if rep.hasBadData {
      unjudged.badData += 1
    } else if rep.repFlags.contains(.slipped) {
      unjudged.beltMoved += 1
    } else if rep.repFlags.contains(.abstained) {
      unjudged.abstained += 1
    } else {
      unjudged.other += 1
    }
  }

  package var judged: Int { verdicts.total - verdicts.noCall }
  package var heldShare: Share? { judged > 0 ? Share(verdicts.held, of: judged) : nil }
  package var lostShare: Share? { judged > 0 ? Share(verdicts.lost, of: judged) : nil }
  package var alarmedShare: Share? { judged > 0 ? Share(alarmedReps, of: judged) : nil }
  /// Alarms in a thousand judged reps.
  package var alarmsPermille: Int64? {
    judged > 0 ? (Int64(alarms) * 1000 + Int64(judged) / 2) / Int64(judged) : nil
  }
}
