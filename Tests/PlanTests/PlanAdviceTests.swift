import Plan
import Testing

@Suite struct PlanAdviceTests {
  private func advice(_ days: [Weekday], weeks: Int? = nil) -> [PlanAdvice] {
    PlanAdvice.all(
      Made.plan(
        days.map { ($0, [Made.sets()]) }, starts: weeks == nil ? nil : Made.monday, weeks: weeks))
  }

  @Test func twoOrThreeSessionsFarEnoughApartNeedNoWord() {
    #expect(advice([.monday]).isEmpty)
    #expect(advice([.monday, .thursday]).isEmpty)
    #expect(advice([.monday, .wednesday, .friday]).isEmpty)
  }

  @Test func whatIsCloserOrMoreIsSaid() {
    #expect(
      advice([.monday, .tuesday]) == [.close(first: .monday, second: .tuesday, hours: 24)])
    // Sunday is a day before the next Monday, unless there is no next week.
    #expect(advice([.monday, .sunday]) == [.close(first: .sunday, second: .monday, hours: 24)])
    #expect(advice([.monday, .sunday], weeks: 1).isEmpty)
    let four = advice([.monday, .wednesday, .friday, .sunday])
    #expect(four.first == .manySessions(count: 4) && four.count == 2)
    #expect(four.first?.sentence.contains("two or three focused ones") == true)
  }

  @Test func timesOfTheDayCount() {
    var plan = Made.plan([(.monday, [Made.sets()]), (.wednesday, [Made.sets()])])
    plan.sessions[0].time = TimeOfDay("20:00")
    plan.sessions[1].time = TimeOfDay("06:30")
    #expect(
      PlanAdvice.all(plan) == [.close(first: .monday, second: .wednesday, hours: 34)])
    plan.sessions[1].time = nil
    #expect(PlanAdvice.all(plan).isEmpty)
  }

  @Test func holdsAreNoHingeSession() {
    let holds = Made.plan([
      (.monday, [Made.sets()]), (.tuesday, [Made.hold()]), (.thursday, [Made.sets()]),
    ])
    #expect(PlanAdvice.all(holds).isEmpty)
    #expect(PlanAdvice.all(Made.plan([(.monday, [Made.hold()])])) == [.noHinge])
  }
}
