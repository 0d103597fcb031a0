import Coaching
import Testing
import Training

@Suite struct SetTrendTests {
  private func trends(_ log: SessionLog) -> [SetTrend] {
    SetTrend.all(log, SessionSummary(log).sets)
  }

  private func set(_ reserve: Int64, _ rises: [Int64]) -> [RepRecord] {
    rises.enumerated().map { Sessions.rep($0 + 1, reserve: reserve, concentricMS: $1) }
  }

  @Test func aSetIsComparedWithTheCountedOneBeforeIt() {
    var log = Sessions.log(
      Sessions.session(),
      [set(200, [1000, 1000, 1000]), set(900, [3000]), set(260, [1100, 1200, 1300])])
    log.apply([TrainingSessions.entry("excluded", "true", set: 2)])
    let found = trends(log)
    #expect(found.map(\.reserveChangePermille) == [nil, nil, 60])
    #expect(found.map(\.riseChangePermille) == [nil, nil, 200])
    #expect(found.map(\.riseSlopeMSPerRep) == [0, nil, 100])
    #expect(found[1].meanReserveUsedPermille == 900)
  }

  @Test func theSlopeIsThatOfLeastSquares() {
    let log = Sessions.log(
      Sessions.session(), [set(200, [1000, 1300, 1200, 1500]), set(200, [1500, 1200, 900])])
    #expect(trends(log).map(\.riseSlopeMSPerRep) == [140, -300])
  }

  @Test(arguments: UInt64(1)...200)
  func whateverIsLoggedItDoesNotTrap(seed: UInt64) {
    let log = Sessions.random(seed)
    #expect(trends(log).count == log.sets.count)
  }

  @Test func theGravestCueOfTheLatestSetLeads() {
    let lost = (1...3).map { Sessions.rep($0, reserve: 700, verdict: "lost") }
    let held = (1...3).map { Sessions.rep($0) }
    let log = Sessions.log(Sessions.session(), [held, lost, lost, held, []])
    let lead = SessionSummary(log).leadingCue
    #expect(lead?.set == 3 && lead?.cue.rule == .alarms)
    #expect(SessionSummary(Sessions.setWithoutReps).leadingCue?.cue.rule == .nothingCounted)
    #expect(SessionSummary(Sessions.empty).leadingCue == nil)
  }
}
