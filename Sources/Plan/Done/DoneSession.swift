package import Coaching
package import HingeCore
import Training

/// A set that was lifted, in what a plan is compared by. Reps that are not to be counted are not in it.
package struct DoneSet: Sendable, Equatable {
  package var sessionID: Int64
  package var number: Int
  /// Token of `LiftStyle`.
  package var style: String
  package var reps: Int
  package var loadGrams: Int64?
  /// The set's own, else its session's.
  package var rpeTenths: Int64?
  package var tempo: Tempo

  package init(
    sessionID: Int64, number: Int, style: String, reps: Int, loadGrams: Int64?, rpeTenths: Int64?,
    tempo: Tempo
  ) {
    self.sessionID = sessionID
    self.number = number
    self.style = style
    self.reps = reps
    self.loadGrams = loadGrams
    self.rpeTenths = rpeTenths
    self.tempo = tempo
  }
}

/// The sets of a session that counts, and the day on which it began.
package struct DoneSession: Sendable, Equatable {
  package var id: Int64
  package var day: CalendarDay
  package var isSynthetic: Bool
  package var sets: [DoneSet]

  package init(id: Int64, day: CalendarDay, isSynthetic: Bool, sets: [DoneSet]) {
    self.id = id
    self.day = day
    self.isSynthetic = isSynthetic
    self.sets = sets
  }

  /// Nil where nothing of it counts.
  package init?(_ dated: DatedLog) {
    let sets = dated.countedSets.map { set, reps in
      DoneSet(
        sessionID: dated.log.session.id, number: set.number,
        style: set.said.style ?? dated.log.session.style, reps: reps.count,
        loadGrams: set.loadGrams, rpeTenths: set.said.rpeTenths ?? dated.log.said.rpeTenths,
        tempo: Tempo(meanOf: reps))
    }
    guard !sets.isEmpty else { return nil }
    self.init(
      id: dated.log.session.id, day: dated.day, isSynthetic: dated.log.session.isSynthetic,
      sets: sets)
  }
}

/// All that was lifted on one day: a belt that was taken off in between makes no second training.
package struct DoneDay: Sendable, Equatable {
  package var day: CalendarDay
  package var sessionIDs: [Int64]
  package var sets: [DoneSet]

  /// In the order of the days.
  package static func all(_ sessions: [DoneSession]) -> [DoneDay] {
    let byDay = Dictionary(grouping: sessions, by: \.day)
    return byDay.keys.sorted().map { day in
      let ordered = (byDay[day] ?? []).sorted { $0.id < $1.id }
      return DoneDay(
        day: day, sessionIDs: ordered.map(\.id),
        sets: ordered.flatMap { $0.sets.sorted { $0.number < $1.number } })
    }
  }
}

/// A hold that was held.
package struct DoneHold: Sendable, Equatable {
  package var day: CalendarDay
  package var kind: HoldKind
  package var seconds: Int

  package init(day: CalendarDay, kind: HoldKind, seconds: Int) {
    self.day = day
    self.kind = kind
    self.seconds = seconds
  }
}
