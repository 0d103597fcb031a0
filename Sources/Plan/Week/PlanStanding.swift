import Coaching
package import Training

/// Where a lifter stands with their plan on a day: what is due, the week as planned and as done, and what has to
/// be said beside it.
package struct PlanStanding: Sendable, Equatable {
  package var plan: TrainingPlan
  package var lifter: String
  package var week: PlanWeek
  package var due: DueToday
  package var nextDay: CalendarDay?
  package var nextSession: PlannedSession?
  package var targets: PlanTargets
  package var advice: [PlanAdvice]
  /// Whether what was done is simulated.
  package var isSynthetic: Bool
  /// Simulated sessions of the week that are not compared, since there are real ones.
  package var syntheticLeftOut: Int
  /// Sessions of the week that are where the earliest day is that they can be of: the clock was not set.
  package var bounded: Int
  /// The worst pain that was noted today or in the seven days before, and when.
  package var pain: WeekRecovery.Pain?
  package var painOn: CalendarDay?

  /// - Parameters:
  ///   - logs: sessions of this lifter of this week and the one before, in the order of their dates; those
  ///     after `today` are passed over.
  ///   - begun: the first day of which anything is logged; nil: long ago.
  ///   - points: sets of the weeks before this one, from which one-rep loads are estimated.
  package init(
    _ plan: TrainingPlan, lifter: String, today: CalendarDay, logs: [DatedLog],
    points: [SetPoint] = [], begun: CalendarDay? = nil
  ) {
    self.plan = plan
    self.lifter = lifter
    let monday = today.monday
    // What comes later is not known yet, whichever day is looked at.
    let logs = logs.filter { $0.day <= today }
    let current = logs.filter { $0.day >= monday }
    let isPointsMadeUp = !points.isEmpty && points.allSatisfy(\.isSynthetic)
    let isMadeUp = DatedLog.areMadeUp(current) ?? DatedLog.areMadeUp(logs) ?? isPointsMadeUp
    isSynthetic = isMadeUp
    syntheticLeftOut = isMadeUp ? 0 : current.count { $0.isCounted && $0.log.session.isSynthetic }
    let own = logs.filter { $0.log.session.isSynthetic == isMadeUp }
    bounded = own.count {
      $0.day >= monday && $0.isCounted && !$0.log.session.hasKnownDate
    }
    let targets = PlanTargets(Self.bests(points.filter { $0.isSynthetic == isMadeUp }))
    self.targets = targets
    week = PlanWeek(
      plan, today: today, done: own.compactMap { DoneSession($0) },
      holds: own.flatMap(\.doneHolds), targets: targets, begun: begun)
    due = DueToday(plan, week)
    let next = plan.next(after: today)
    nextDay = next?.day
    nextSession = next?.session
    advice = PlanAdvice.all(plan)
    for dated in own where today.days(since: dated.day) <= 7 {
      guard let found = WeekRecovery.pain(dated.log), found.value > pain?.value ?? 0 else {
        continue
      }
      pain = found
      painOn = dated.day
    }
  }

  /// The best of each style; of equals the first.
  private static func bests(_ points: [SetPoint]) -> [String: E1RM] {
    var bests: [String: E1RM] = [:]
    for point in points {
      guard let found = E1RM(point), found.grams > bests[point.style]?.grams ?? 0 else { continue }
      bests[point.style] = found
    }
    return bests
  }
}
