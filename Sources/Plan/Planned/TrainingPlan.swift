package import HingeCore

/// What a lifter means to do: the same sessions every week, for so many weeks or until further notice.
package struct TrainingPlan: Sendable, Equatable {
  /// Nil: whom the settings name.
  package var lifter: String?
  /// A Monday; nil: it has always been so.
  package var starts: CalendarDay?
  /// Only with `starts`; nil: without an end.
  package var weeks: Int?
  /// Each on a weekday of its own, in the order of the week.
  package var sessions: [PlannedSession]

  package init(
    lifter: String? = nil, starts: CalendarDay? = nil, weeks: Int? = nil,
    sessions: [PlannedSession]
  ) {
    self.lifter = lifter
    self.starts = starts
    self.weeks = weeks
    self.sessions = sessions.sorted { $0.day < $1.day }
  }

  /// The last day that it holds for.
  package var ends: CalendarDay? {
    guard let starts, let weeks else { return nil }
    return starts.advanced(by: 7 * weeks - 1)
  }

  package func holds(on day: CalendarDay) -> Bool {
    (starts.map { $0 <= day } ?? true) && (ends.map { day <= $0 } ?? true)
  }

  /// The session of that day.
  package func session(on day: CalendarDay) -> PlannedSession? {
    holds(on: day) ? sessions.first { $0.day == day.weekday } : nil
  }

  /// The first one after a day.
  package func next(after day: CalendarDay) -> (day: CalendarDay, session: PlannedSession)? {
    let first = max(day.advanced(by: 1), starts ?? day)
    for ahead in 0..<7 {
      let date = first.advanced(by: ahead)
      if let session = session(on: date) { return (date, session) }
    }
    return nil
  }

  /// 1 in the week in which it starts; nil without a start, before it and after its end.
  package func weekNumber(of day: CalendarDay) -> Int? {
    guard let starts, holds(on: day) else { return nil }
    return day.days(since: starts) / 7 + 1
  }
}

package struct PlannedSession: Sendable, Equatable {
  package var day: Weekday
  package var time: TimeOfDay?
  /// How long it takes, for the calendar.
  package var minutes: Int?
  package var work: [PlannedWork]

  package init(day: Weekday, time: TimeOfDay? = nil, minutes: Int? = nil, work: [PlannedWork]) {
    self.day = day
    self.time = time
    self.minutes = minutes
    self.work = work
  }

  /// Whether the hinge is loaded in it; holds alone do not count.
  package var isHinge: Bool {
    work.contains { if case .sets = $0 { true } else { false } }
  }
}

package enum PlannedWork: Sendable, Equatable {
  case sets(PlannedSets)
  case hold(PlannedHold)
}

package struct PlannedSets: Sendable, Equatable {
  package var style: LiftStyle
  package var sets: Int
  package var reps: ClosedRange<Int>
  package var effort: PlannedEffort?
  package var tempo: PlannedTempo?

  package init(
    style: LiftStyle, sets: Int, reps: ClosedRange<Int>, effort: PlannedEffort? = nil,
    tempo: PlannedTempo? = nil
  ) {
    self.style = style
    self.sets = sets
    self.reps = reps
    self.effort = effort
    self.tempo = tempo
  }
}

/// How heavy.
package enum PlannedEffort: Sendable, Equatable {
  case load(grams: Int64)
  /// Of the log's estimated one-rep load of that style.
  case percent(Int)
  case rpe(tenths: Int64)
}

/// A hold by the clock.
package struct PlannedHold: Sendable, Equatable {
  package var kind: HoldKind
  package var sets: Int
  package var seconds: Int

  package init(kind: HoldKind, sets: Int, seconds: Int) {
    self.kind = kind
    self.sets = sets
    self.seconds = seconds
  }
}
