import Coaching
import Testing
import Training

@Suite struct SummaryTests {
  private func review(_ reps: [RepRecord]) -> SetReview {
    SetReview(
      SetRecord(sessionID: 1, number: 1, startUS: 0), reps: reps, alerts: [],
      session: Sessions.session())
  }

  @Test func countsMeansAndWorst() {
    let evening = SessionSummary(Sessions.evening())
    #expect(evening.verdicts.total == 14)
    #expect(evening.verdicts == sum(held: 10, crept: 1, lost: 2, noCall: 1))
    #expect(evening.worst?.set == 2 && evening.worst?.rep == 5)
    #expect(evening.worst?.reserveUsedPermille == 1080)
    #expect(evening.sets[0].meanReserveUsedPermille == 222)
    #expect(evening.sets[0].meanTempo.concentricMS == 1150)
    #expect(evening.sets[1].riseSlowdownPermille == 466)
    #expect(evening.durationMS == 2_460_000)
    #expect(evening.faults.map(\.kind) == ["gap"] && evening.faults.map(\.count) == [1])
  }

  private func sum(held: Int, crept: Int, lost: Int, noCall: Int) -> VerdictCounts {
    var counts = VerdictCounts()
    counts.held = held
    counts.crept = crept
    counts.lost = lost
    counts.noCall = noCall
    return counts
  }

  @Test func whatIsUnknownStaysUnknown() {
    let none = review([])
    #expect(none.meanReserveUsedPermille == nil && none.meanPeakFlexionMdeg == nil)
    #expect(none.flexionDriftMdeg == nil && none.riseSlowdownPermille == nil)
    #expect(none.meanTempo.concentricMS == nil)
    let two = review([Sessions.rep(1), Sessions.rep(2)])
    #expect(two.flexionDriftMdeg == nil && two.riseSlowdownPermille == nil)
    #expect(SessionSummary(Sessions.setWithoutReps).durationMS == nil)
  }

  /// Gap and saturation bar a rep from every mean of flexion; a slipped belt too, yet not from
  /// those of tempo.
  @Test func badDataEnterNoMean() {
    let good = [Sessions.rep(1, reserve: 200), Sessions.rep(2, reserve: 300)]
    for flags: UInt16 in [1, 2, 16] {
      let bad = Sessions.rep(3, reserve: 5000, verdict: "no_call", flags: flags, concentricMS: 3150)
      let found = review(good + [bad])
      #expect(found.meanReserveUsedPermille == 250)
      #expect(found.worstReserveUsedPermille?.rep == 2)
      #expect(found.meanTempo.concentricMS == (flags == 1 ? 1150 : 1817))
    }
  }

  @Test func numbersAreListedAsPeopleWriteThem() {
    func text(_ numbers: [Int]) -> String {
      NumberList.text(numbers, singular: "rep", plural: "reps")
    }
    #expect(text([3]) == "rep 3")
    #expect(text([2, 3]) == "reps 2 and 3")
    #expect(text([4, 2]) == "reps 2 and 4")
    #expect(text([1, 2, 3]) == "reps 1-3")
    #expect(text([1, 2, 3, 5, 7, 8]) == "reps 1-3, 5, 7, 8")
  }
}
