import Training

/// One week of a plan beside what was lifted in it.
///
/// A planned session belongs to the nearest day of its week on which one of its styles was lifted, each
/// day to one session: first the pairs that are closest, of equals the earlier. What remains is
/// missed, or beside the plan.
package struct PlanWeek: Sendable, Equatable {
  package var monday: CalendarDay
  package var today: CalendarDay
  /// Which week of the plan it is; nil where the plan has no start, or does not hold.
  package var number: Int?
  package var days: [PlannedDay]
  /// Days with training that is of no planned session.
  package var beside: [DoneDay]
  /// The last day before today on which something was lifted, of this week and the one before.
  package var lastDone: CalendarDay?

  /// - Parameters:
  ///   - done: sessions of this week and the one before it; others are passed over.
  ///   - begun: the first day of which anything is logged: what was planned before it was not missed. Nil: long ago.
  package init(
    _ plan: TrainingPlan, today: CalendarDay, done: [DoneSession], holds: [DoneHold] = [],
    targets: PlanTargets = PlanTargets(), begun: CalendarDay? = nil
  ) {
    let monday = today.monday
    self.monday = monday
    self.today = today
    number = plan.weekNumber(of: today)
    let week = (0..<7).map { monday.advanced(by: $0) }
    let planned = week.compactMap { day in plan.session(on: day).map { (day, $0) } }
    let all = DoneDay.all(done)
    let recent = all.filter { $0.day >= monday.advanced(by: -7) && $0.day <= today }
    lastDone = recent.last { $0.day < today }?.day
    let lifted = Self.withHolds(all.filter { week.contains($0.day) }, holds, week)
    let found = Self.pairs(planned, lifted)
    days = planned.enumerated().map { index, pair in
      PlannedDay(
        pair.1, date: pair.0, done: found[index].map { lifted[$0] }, holds: holds,
        targets: targets, today: today, begun: begun ?? monday)
    }
    let given = Set(found.values)
    beside = lifted.indices.filter { !given.contains($0) && !lifted[$0].sets.isEmpty }
      .map { lifted[$0] }
  }

  /// Days on which only holds were held are days, too.
  private static func withHolds(
    _ lifted: [DoneDay], _ holds: [DoneHold], _ week: [CalendarDay]
  ) -> [DoneDay] {
    let others = Set(holds.map(\.day)).subtracting(lifted.map(\.day))
    let more = others.filter { week.contains($0) }
      .map { DoneDay(day: $0, sessionIDs: [], sets: []) }
    return (lifted + more).sorted { $0.day < $1.day }
  }

  /// Index of the planned session to that of the day on which it was lifted.
  private static func pairs(
    _ planned: [(CalendarDay, PlannedSession)], _ lifted: [DoneDay]
  ) -> [Int: Int] {
    var candidates: [(distance: Int, planned: Int, lifted: Int)] = []
    for (index, (day, session)) in planned.enumerated() {
      for (other, done) in lifted.enumerated() where isOf(session, done, on: day) {
        candidates.append((abs(day.days(since: done.day)), index, other))
      }
    }
    candidates.sort { ($0.distance, $0.planned, $0.lifted) < ($1.distance, $1.planned, $1.lifted) }
    var found: [Int: Int] = [:]
    var taken: Set<Int> = []
    for candidate in candidates
    where found[candidate.planned] == nil && !taken.contains(candidate.lifted) {
      found[candidate.planned] = candidate.lifted
      taken.insert(candidate.lifted)
    }
    return found
  }

  private static func isOf(
    _ session: PlannedSession, _ done: DoneDay, on day: CalendarDay
  ) -> Bool {
    session.work.contains { work in
      switch work {
      case .sets(let sets): done.sets.contains { $0.style == sets.style.name }
      // Holds alone move no session to another day: they are done on many days.
      case .hold: done.sets.isEmpty && done.day == day
      }
    }
  }
}
