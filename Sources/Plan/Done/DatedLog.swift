import Coaching
internal import HingeCore
package import Training

/// A session and the day on which it began, where its lifter is.
package struct DatedLog: Sendable, Equatable {
  package var log: SessionLog
  package var day: CalendarDay

  package init(_ log: SessionLog, day: CalendarDay) {
    self.log = log
    self.day = day
  }

  /// Sets and reps that are to be counted; sets without such a rep are not among them.
  package var countedSets: [(SetRecord, [RepRecord])] {
    if log.said.isExcluded { return [] }
    return log.sets.compactMap { set, reps in
      if set.said.isExcluded { return nil }
      let counted = reps.filter { !$0.said.isExcluded }
      return counted.isEmpty ? nil : (set, counted)
    }
  }

  /// Timed holds of it that are to be counted.
  var countedHolds: [HoldRecord] { log.said.isExcluded ? [] : log.holds }

  /// The same, in whole seconds that were really held.
  var doneHolds: [DoneHold] {
    countedHolds.compactMap { hold in
      HoldKind(name: hold.kind).map {
        DoneHold(day: day, kind: $0, seconds: Int(hold.heldMS / 1000))
      }
    }
  }

  package var isCounted: Bool { !countedSets.isEmpty }

  /// Whether such sessions are to be told as simulated: only where no real one of them counts. The two are
  /// never added up. Nil where none counts.
  package static func areMadeUp(_ logs: [DatedLog]) -> Bool? {
    let counted = logs.filter { $0.isCounted || !$0.countedHolds.isEmpty }
    return counted.isEmpty ? nil : counted.allSatisfy(\.log.session.isSynthetic)
  }
}
