/// One session of a plan in one week, and what became of it.
package struct PlannedDay: Sendable, Equatable {
  package enum State: String, Sendable, CaseIterable {
    case done
    /// Fewer sets or reps, or less load, than planned.
    case partly
    /// Everything, and more sets, reps or load.
    case more
    case missed
    /// Past, and before anything was logged.
    case before
    /// Today, and nothing of it was lifted yet.
    case due
    /// Later in the week.
    case ahead
  }

  package var date: CalendarDay
  package var session: PlannedSession
  package var state: State
  /// The day on which it was lifted; nil where it was not.
  package var doneOn: CalendarDay?
  package var sessionIDs: [Int64]
  package var work: [WorkResult]

  package var isMoved: Bool { doneOn.map { $0 != date } ?? false }
  package var isOpen: Bool { doneOn == nil }

  init(
    _ session: PlannedSession, date: CalendarDay, done: DoneDay?, holds: [DoneHold],
    targets: PlanTargets, today: CalendarDay, begun: CalendarDay
  ) {
    self.session = session
    self.date = date
    doneOn = done?.day
    sessionIDs = done?.sessionIDs ?? []
    work = Self.work(session, done, holds, targets)
    state = .ahead
    state = found(today, begun: begun)
  }

  private static func work(
    _ session: PlannedSession, _ done: DoneDay?, _ holds: [DoneHold], _ targets: PlanTargets
  ) -> [WorkResult] {
    let lines = session.work.compactMap { work -> SetsResult? in
      guard case .sets(let sets) = work else { return nil }
      return SetsResult(planned: sets, targetGrams: targets.grams(sets))
    }
    var sharing = SetsSharing(done?.sets ?? [])
    var results = sharing.share(lines)[...]
    return session.work.compactMap { work in
      switch work {
      case .sets: results.popFirst().map { .sets($0) }
      case .hold(let hold):
        .hold(
          HoldResult(
            planned: hold,
            doneSeconds: holds.filter { $0.kind == hold.kind && $0.day == done?.day }
              .map(\.seconds)))
      }
    }
  }

  private func found(_ today: CalendarDay, begun: CalendarDay) -> State {
    guard doneOn != nil else {
      if date > today { return .ahead }
      if date == today { return .due }
      return date < begun ? .before : .missed
    }
    let isWhole = work.allSatisfy { part in
      switch part {
      case .sets(let sets): sets.isMade && sets.load != .below
      case .hold(let hold): hold.isMade
      }
    }
    guard isWhole else { return .partly }
    let isMore = work.contains { if case .sets(let sets) = $0 { sets.isMore } else { false } }
    return isMore ? .more : .done
  }
}
