import Coaching
import Testing
import Training

@Suite struct LoadQualityTests {
  private func quality(_ loads: [(Int64, Int, Int)]) -> LoadQuality {
    LoadQuality(
      loads.map {
        LoadPoint(loadGrams: $0.0 * 1000, judgedReps: $0.1, heldReps: $0.2, style: "sumo")
      })
  }

  @Test func theBreakIsBetweenTheHeaviestHeldAndTheNextThatWasNot() {
    let found = quality([(160, 5, 1), (140, 5, 5), (150, 5, 4), (170, 3, 0)])
    #expect(found.finding == .breaks(heldToGrams: 150_000, lostAtGrams: 160_000, isMixed: false))
    #expect(found.sentence { "\($0 / 1000) kg" } == "Held to 150 kg, lost at 160 kg.")
    #expect(found.levels.map(\.loadGrams) == [140_000, 150_000, 160_000, 170_000])
  }

  @Test func eightyPercentHoldAndLessDoNot() {
    #expect(
      quality([(100, 5, 4), (110, 100, 79)]).finding
        == .breaks(heldToGrams: 100_000, lostAtGrams: 110_000, isMixed: false))
    #expect(quality([(100, 5, 4), (110, 10, 8)]).finding == .heldThroughout(toGrams: 110_000))
  }

  @Test func loadsWithTooFewRepsAreNotAsked() {
    #expect(quality([(100, 5, 5), (110, 2, 0)]).finding == .tooLittleData)
    #expect(
      quality([(100, 5, 5), (110, 2, 0), (120, 3, 3)]).finding == .heldThroughout(toGrams: 120_000))
    #expect(quality([]).finding == .tooLittleData)
    // Sessions add up.
    #expect(
      quality([(100, 5, 5), (110, 2, 0), (110, 1, 0)]).finding
        == .breaks(heldToGrams: 100_000, lostAtGrams: 110_000, isMixed: false))
  }

  @Test func whatIsNoOneBreakIsNotCalledOne() {
    #expect(quality([(100, 5, 1), (110, 5, 5)]).finding == .mixed(heldToGrams: 110_000))
    #expect(
      quality([(100, 5, 1), (110, 5, 5), (120, 5, 0)]).finding
        == .breaks(heldToGrams: 110_000, lostAtGrams: 120_000, isMixed: true))
    #expect(quality([(100, 5, 1), (110, 5, 2)]).finding == .heldNowhere(fromGrams: 100_000))
  }

  @Test func damagedPointsDoNoHarm() {
    let found = quality([(100, 3, 9), (110, -4, 2), (-5, 4, 4)])
    #expect(found.levels.map(\.loadGrams) == [100_000])
    #expect(found.levels.map(\.judgedReps) == [3] && found.levels.map(\.heldReps) == [3])
  }

  @Test func aSessionGivesAPointForEachLoadAndStyle() {
    var log = TrainingSessions.evening()
    let points = log.loadPoints
    #expect(points.map(\.loadGrams) == [100_000, 120_000, 140_000, 150_000, 160_000])
    // One of the fourth set has no call, one of the fifth is excluded.
    #expect(points.map(\.judgedReps) == [6, 6, 6, 5, 5])
    #expect(points.allSatisfy { $0.style == "conventional" && $0.wallMS == 1_795_370_640_000 })
    log.apply([
      TrainingSessions.entry("excluded", "true", set: 1),
      TrainingSessions.entry("style", "sumo", set: 2),
      TrainingSessions.entry("load_g", "140000", set: 4),
      TrainingSessions.entry("load_g", nil, set: 5),
    ])
    #expect(log.loadPoints.map(\.loadGrams) == [120_000, 140_000])
    #expect(log.loadPoints.map(\.style) == ["sumo", "conventional"])
    #expect(log.loadPoints.map(\.judgedReps) == [6, 11])
    log.session.clock = "unset"
    #expect(log.loadPoints.allSatisfy { $0.wallMS == nil })
  }
}
