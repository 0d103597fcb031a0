/// What a plan asks for today.
package enum DueToday: Sendable, Equatable {
  /// Today's session, of which nothing was lifted yet.
  case session(PlannedDay)
  /// Today's, begun and not whole.
  case rest(PlannedDay)
  /// Today's is done, or what was lifted today was another day's.
  case done(PlannedDay)
  /// Nothing is planned; `open` is an earlier session of this week that would fit today.
  case free(open: PlannedDay?)
  /// Today has passed all that the plan has.
  case over(ended: CalendarDay)
  case notBegun(starts: CalendarDay)

  package var token: String {
    switch self {
    case .session: "session"
    case .rest: "rest_of_session"
    case .done: "done"
    case .free: "free"
    case .over: "over"
    case .notBegun: "not_begun"
    }
  }

  package init(_ plan: TrainingPlan, _ week: PlanWeek) {
    if let ended = plan.ends, week.today > ended {
      self = .over(ended: ended)
    } else if let starts = plan.starts, week.today < starts {
      self = .notBegun(starts: starts)
    } else if let own = week.days.first(where: { $0.date == week.today }) {
      switch own.state {
      case .partly where own.doneOn == week.today: self = .rest(own)
      case .done, .more, .partly: self = .done(own)
      case .due, .missed, .before, .ahead: self = .session(own)
      }
    } else if let moved = week.days.first(where: { $0.doneOn == week.today }) {
      self = moved.state == .partly ? .rest(moved) : .done(moved)
    } else {
      self = .free(open: Self.open(week, next: plan.next(after: week.today)?.day))
    }
  }

  /// The latest missed session, where two days lie between today and what was and will be lifted.
  private static func open(_ week: PlanWeek, next: CalendarDay?) -> PlannedDay? {
    guard !week.beside.contains(where: { $0.day == week.today }) else { return nil }
    if let last = week.lastDone, week.today.days(since: last) < 2 { return nil }
    if let next, next.days(since: week.today) < 2 { return nil }
    return week.days.last { $0.state == .missed && $0.session.isHinge }
  }
}
