import Coaching
import HingeCore
import Training

/// One set with all that a rule needs: what is excluded is not in it, and what was called otherwise is
/// counted as it was called.
package struct WorkSet: Sendable, Equatable {
  package var sessionID: Int64
  package var number: Int
  /// Nil where nobody said it.
  package var loadGrams: Int64?
  package var reps: Int
  package var held: Int
  /// Numbers of the reps that were warned of, were alarmed, and have no verdict.
  package var creptReps: [Int]
  package var lostReps: [Int]
  package var openReps: [Int]
  /// Reps whose verdict is not the belt's.
  package var changedReps: Int
  package var velocityLossPermille: Int64?
  package var stop: StopSignal?
  package var rpeTenths: Int64?
  package var isEstimated: Bool

  init(
    _ set: SetRecord, _ all: [RepRecord], of log: SessionLog, velocityLossPercent: Int
  ) {
    let counted = all.filter { !$0.said.isExcluded }
    let alerts = log.alerts.filter { $0.setNumber == set.number }
    sessionID = log.session.id
    number = set.number
    // Nothing on the bar is no load to add to, and what nobody can lift is a slip.
    loadGrams = set.loadGrams.flatMap { (1...EntryField.mostGrams).contains($0) ? $0 : nil }
    reps = counted.count
    rpeTenths = set.said.rpeTenths
    isEstimated = log.session.isEstimated
    changedReps = counted.count { $0.overruledVerdict != nil }
    (held, creptReps, lostReps, openReps) = (0, [], [], [])
    for rep in counted {
      switch rep.knownVerdict {
      // Whoever says that a rep was lost is believed, however bad the data were.
      case .lost: lostReps.append(rep.number)
      case .crept where rep.isJudgedOnGoodData: creptReps.append(rep.number)
      case .held where rep.isJudgedOnGoodData: held += 1
      case .crept, .held, .noCall, nil: openReps.append(rep.number)
      }
    }
    velocityLossPermille =
      SetReview(set, reps: counted, alerts: alerts, session: log.session).riseSlowdownPermille
    stop = StopSignal(counted, alerts: alerts, velocityLossPercent: velocityLossPercent)
  }

  package var judged: Int { reps - openReps.count }

  /// More alarmed reps than a load may have.
  func isAlarmed(_ settings: ProgrammeSettings) -> Bool {
    lostReps.count * 100 > judged * settings.alarmedPercent
  }

  /// What keeps it from being flawless; empty for a set that is, as far as it was judged.
  func flaws(_ settings: ProgrammeSettings) -> [SetFlaw] {
    var flaws: [SetFlaw] = []
    if !lostReps.isEmpty { flaws.append(.alarmed(lostReps.count)) }
    if creptReps.count * 100 > reps * settings.warnPercent {
      flaws.append(.warned(creptReps.count))
    }
    if let loss = velocityLossPermille, loss >= Int64(settings.velocityLossPercent) * 10 {
      flaws.append(.slowed(loss))
    }
    if let stop, stop.repsBeyond > 0 { flaws.append(.wentOn(stop.repsBeyond)) }
    if reps < settings.repsLow { flaws.append(.short(reps)) }
    return flaws
  }
}

/// Why a set is not flawless.
package enum SetFlaw: Sendable, Equatable {
  case alarmed(Int)
  case warned(Int)
  case slowed(Int64)
  case wentOn(Int)
  case short(Int)

  var words: String {
    switch self {
    case .alarmed(let count): "\(Counted.reps(count)) alarmed"
    case .warned(let count): "\(Counted.reps(count)) close to the alarm"
    case .slowed(let permille): "the last rise \(permille / 10) % slower than the fastest"
    case .wentOn(let count): "\(Counted.reps(count)) beyond the stop signal"
    case .short(let count): "only \(Counted.reps(count))"
    }
  }
}

/// "1 rep", "2 reps"
enum Counted {
  static func reps(_ count: Int) -> String { of(count, "rep") }
  static func of(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }
}
