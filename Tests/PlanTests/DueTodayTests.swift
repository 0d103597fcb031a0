import HingeCore
import Plan
import Testing

@Suite struct DueTodayTests {
  private func due(
    _ ahead: Int, _ done: [DoneSession?] = [], starts: CalendarDay? = nil, weeks: Int? = nil,
    days: [Weekday] = [.monday, .thursday]
  ) -> DueToday {
    let plan = Made.plan(days.map { ($0, [Made.sets()]) }, starts: starts, weeks: weeks)
    let week = PlanWeek(
      plan, today: Made.monday.advanced(by: ahead), done: done.compactMap { $0 })
    return DueToday(plan, week)
  }

  private let three = [Made.Set(), Made.Set(), Made.Set()]

  @Test func todaysSessionUntilItIsDone() {
    #expect(due(0).token == "session")
    #expect(due(0, [Made.done(0, [Made.Set()])]).token == "rest_of_session")
    #expect(due(0, [Made.done(0, three)]).token == "done")
  }

  @Test func aDayWithoutASessionIsFree() {
    #expect(due(1, [Made.done(0, three)]) == .free(open: nil))
  }

  @Test func aMissedSessionIsOfferedWhereItHasTwoDaysOnBothSides() throws {
    guard case .free(let open) = due(1) else {
      Issue.record("not free")
      return
    }
    #expect(open?.date == Made.monday)
    // The day before Thursday's is too late.
    #expect(due(2) == .free(open: nil))
    // Something was lifted yesterday, which was no session of the plan.
    #expect(due(1, [Made.done(0, [Made.Set(style: "sumo")])]) == .free(open: nil))
  }

  @Test func aSessionThatWasMovedHereIsDone() {
    let found = due(1, [Made.done(1, three)])
    guard case .done(let day) = found else {
      Issue.record("\(found)")
      return
    }
    #expect(day.date == Made.monday && day.isMoved)
    // Lifted the day before, it is not due any more.
    let early = due(3, [Made.done(0, three), Made.done(2, three, id: 9)])
    #expect(early.token == "done")
  }

  /// No plan goes over pain: what was noted within a week is at hand, what is older is not.
  @Test func painThatWasNotedStandsBesideThePlan() {
    func pain(_ ahead: Int, today: Int) -> Int64? {
      let sets = [Made.Set(pain: 2), Made.Set(pain: 6), Made.Set(pain: 6)]
      let log = Made.log(Made.monday.advanced(by: ahead), sets)
      let standing = PlanStanding(
        Made.plan([(.monday, [Made.sets()])]), lifter: "ana",
        today: Made.monday.advanced(by: today), logs: [log])
      #expect(standing.pain == nil || standing.pain?.set == 2)
      return standing.pain?.value
    }
    #expect(pain(-3, today: 4) == 6 && pain(0, today: 0) == 6)
    #expect(pain(-3, today: 5) == nil && pain(1, today: 0) == nil)
  }

  @Test func beforeItsStartAndAfterItsEnd() throws {
    let next = Made.monday.advanced(by: 7)
    #expect(due(0, starts: next) == .notBegun(starts: next))
    let earlier = Made.monday.advanced(by: -14)
    #expect(due(0, starts: earlier, weeks: 2) == .over(ended: Made.monday.advanced(by: -1)))
    #expect(due(0, starts: earlier, weeks: 3).token == "session")
    let plan = Made.plan([(.monday, [Made.sets()])], starts: next, weeks: 2)
    #expect(plan.next(after: Made.monday)?.day == next)
    #expect(plan.next(after: next)?.day == next.advanced(by: 7))
    #expect(plan.next(after: next.advanced(by: 7)) == nil)
    #expect(
      plan.weekNumber(of: next.advanced(by: 13)) == 2 && plan.weekNumber(of: Made.monday) == nil)
  }
}
