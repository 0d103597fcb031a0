import HingeCore
package import Training

/// The rep to look at first: the gravest verdict, then the largest share of the reserve; the first of
/// equals.
package struct WorstRep: Sendable, Equatable {
  package var set: SetRecord
  package var rep: RepRecord
  package var reason: RepReason

  /// Nil where no rep was judged.
  package init?(_ log: SessionLog) {
    if log.said.isExcluded { return nil }
    var worst: (rank: (Int, Int64), set: SetRecord, rep: RepRecord)?
    for (set, reps) in log.sets where !set.said.isExcluded {
      for rep in reps where !rep.said.isExcluded {
        let grade: Int
        switch rep.knownVerdict {
        case .lost: grade = 2
        case .crept: grade = 1
        case .held: grade = 0
        case .noCall, nil: continue
        }
        let rank = (grade, rep.trustedReserveUsedPermille ?? .min)
        if worst.map({ rank > $0.rank }) ?? true { worst = (rank, set, rep) }
      }
    }
    guard let worst else { return nil }
    set = worst.set
    rep = worst.rep
    reason = RepReason(
      rep, alerts: log.alerts.filter { $0.setNumber == worst.set.number }, session: log.session,
      style: worst.set.said.style ?? log.session.style)
  }
}
