import Coaching
import Testing
import Training

@Suite struct FormScoreTests {
  private func score(_ reps: [RepRecord], entries: [EntryRecord] = []) -> FormScore {
    var log = Sessions.log(Sessions.session(), [reps])
    log.apply(entries)
    return FormScore(log)
  }

  private func held(_ count: Int) -> [RepRecord] { (1...count).map { Sessions.rep($0) } }

  private func points(_ score: FormScore) -> [Int64?] { score.parts.map(\.points) }

  @Test func repsThatAreAllAlikeAndHeldHaveAllPoints() {
    let score = score(held(5))
    #expect(points(score) == [100, 100, 100, 100])
    #expect(score.score == 100 && score.refusal == nil)
    #expect(score.parts[0].basis == .held(held: 5, judged: 5))
  }

  @Test func thePartsRestOnNumbers() {
    let reps = [
      Sessions.rep(1, reserve: 200, concentricMS: 1000, eccentricMS: 2000),
      Sessions.rep(2, reserve: 300, concentricMS: 1200, eccentricMS: 2000),
      Sessions.rep(3, reserve: 400, verdict: "crept", concentricMS: 1400, eccentricMS: nil),
      Sessions.rep(4, reserve: 700, verdict: "lost", concentricMS: 1600, eccentricMS: 2000),
    ]
    let score = score(reps)
    // Mean 400: distances 200, 100, 0, 300.
    #expect(score.parts[1].basis == .margin(deviationPermille: 150, reps: 4))
    // Rises: mean 1300, distances 230, 76, 76, 230 per mille; lowerings 0, 0, 0.
    #expect(score.parts[2].basis == .tempo(deviationPermille: 87, reps: 4))
    // Peaks 7, 10, 13, 22 degrees: 22 less 8.5.
    #expect(score.parts[3].basis == .setup(below: 0, known: 0, driftMdeg: 13_500, sets: 1))
    #expect(points(score) == [50, 25, 78, 0])
    // (50 * 50 + 25 * 20 + 78 * 15 + 0) / 100.
    #expect(score.score == 42)
    #expect(
      score.parts[3].basis.words(isEstimated: true)
        == "flexion grew by an estimated 13.5° (mean of 1 set)")
  }

  @Test func setupsCountHalfOfTheirPart() {
    var reps = held(4)
    for index in reps.indices { reps[index].posture.setupReservePermille = index == 0 ? 500 : 100 }
    let score = score(reps)
    #expect(score.parts[3].basis == .setup(below: 3, known: 4, driftMdeg: 0, sets: 1))
    #expect(score.parts[3].points == 88)
  }

  @Test func badDataNeverGiveAScore() {
    let bad = (1...6).map { Sessions.rep($0, verdict: "no_call", flags: 1) }
    #expect(score(bad).score == nil)
    #expect(score(bad).refusal == .tooFewReps(judged: 0))
    // Not even where somebody calls them good.
    let words = (1...6).map { TrainingSessions.entry("verdict", "held", set: 1, rep: $0) }
    #expect(score(bad, entries: words).refusal == .tooFewReps(judged: 0))
    let mostly = held(3) + (4...7).map { Sessions.rep($0, verdict: "no_call", flags: 1) }
    #expect(score(mostly).refusal == .mostlyUnjudged(judged: 3, counted: 7))
    #expect(points(score(mostly)) == [nil, nil, nil, nil])
    #expect(score(held(2)).refusal == .tooFewReps(judged: 2))
    #expect(score([]).score == nil)
    #expect(FormScore(Sessions.uncalibrated).score == nil)
  }

  @Test func whatIsNotToBeCountedEntersNothing() {
    let reps = held(4) + [Sessions.rep(5, reserve: 900, verdict: "lost")]
    #expect(score(reps).score != 100)
    #expect(
      score(reps, entries: [TrainingSessions.entry("excluded", "true", set: 1, rep: 5)]).score
        == 100)
    #expect(score(reps, entries: [TrainingSessions.entry("excluded", "true")]).refusal == .excluded)
    // A verdict by hand counts where the data are good.
    let called = score(reps, entries: [TrainingSessions.entry("verdict", "held", set: 1, rep: 5)])
    #expect(called.parts[0].points == 100)
  }

  /// Parts that nothing is known of leave the others their weights.
  @Test func unknownPartsAreLeftOut() {
    let reps = (1...3).map { Sessions.rep($0, verdict: $0 == 3 ? "lost" : "held", concentricMS: 0) }
    let log = Sessions.log(Sessions.session(), reps.map { [$0] })
    let score = FormScore(log)
    #expect(points(score) == [67, nil, nil, nil])
    #expect(score.score == 67)
  }

  @Test(arguments: UInt64(1)...300)
  func whateverIsLoggedTheScoreIsInRange(seed: UInt64) {
    let score = FormScore(Sessions.random(seed))
    #expect(score.parts.map(\.name) == FormScore.Name.allCases)
    for value in points(score) + [score.score] {
      #expect(value.map { (0...100).contains($0) } ?? true)
    }
    #expect((score.score == nil) == (score.refusal != nil))
  }

  @Test func theWeightsAddUp() {
    #expect(FormScore.Name.allCases.reduce(0) { $0 + $1.weight } == 100)
  }
}
