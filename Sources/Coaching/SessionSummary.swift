package import Training

/// One session in numbers: its sets and what they add up to.
package struct SessionSummary: Sendable, Equatable {
  package var session: SessionRecord
  package var sets: [SetReview]
  /// Of the sets and reps that are to be counted, as are all numbers below.
  package var verdicts: VerdictCounts
  /// The set and rep that used most of the reserve.
  package var worst: Worst?
  /// Nil while it goes on, or where it was cut off.
  package var durationMS: Int64?
  package var alarmsSounded: Int
  package var faults: [FaultCount]

  package struct Worst: Sendable, Equatable {
    package var set: Int
    package var rep: Int
    package var reserveUsedPermille: Int64
  }

  package struct FaultCount: Sendable, Equatable {
    package var kind: String
    package var count: Int
  }

  package init(_ log: SessionLog) {
    session = log.session
    sets = log.sets.map { set, reps in
      SetReview(
        set, reps: reps, alerts: log.alerts.filter { $0.setNumber == set.number },
        session: log.session)
    }
    let counted = log.said.isExcluded ? [] : sets.filter { !$0.isExcluded }
    verdicts = counted.reduce(VerdictCounts()) { $0 + $1.verdicts }
    worst = counted.compactMap { set in
      set.worstReserveUsedPermille.map {
        Worst(set: set.number, rep: $0.rep, reserveUsedPermille: $0.value)
      }
    }.max { $0.reserveUsedPermille < $1.reserveUsedPermille }
    durationMS = log.session.endedAtMonotonicUS.flatMap { end in
      let (length, overflow) = end.subtractingReportingOverflow(log.session.startedAtMonotonicUS)
      return overflow || length < 0 ? nil : length / 1000
    }
    alarmsSounded = log.alerts.filter { $0.grade == "alarm" && $0.sounded }.count
    faults = Self.counts(log.faults)
  }

  /// By kind, most frequent first, then by name, so that the order never depends on hashing.
  private static func counts(_ faults: [FaultRecord]) -> [FaultCount] {
    Dictionary(grouping: faults, by: \.kind)
      .map { FaultCount(kind: $0.key, count: $0.value.count) }
      .sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }
  }
}
