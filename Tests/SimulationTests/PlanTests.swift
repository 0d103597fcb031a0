import HingeCore
import IMU
import Simulation
import Testing

@Suite struct PlanTests {
  private func refusal(_ body: () throws -> SimulationPlan) -> String {
    do {
      _ = try body()
      return "accepted"
    } catch { return "\(error)" }
  }

  @Test func refusalsNameOptionValueAndRange() {
    #expect(
      refusal { try SimulationPlan(seed: 1, style: .sumo, sensors: 3) }
        == "sensors is 3, allowed is 1 to 2.")
    #expect(
      refusal { try SimulationPlan(seed: 1, style: .sumo, rateHertz: 49) }
        == "rate is 49 Hz, allowed is 50 to 1000 Hz.")
    #expect(
      refusal { try SimulationPlan(seed: 1, style: .sumo, reps: 0) }
        == "reps is 0, allowed is 1 to 30.")
    #expect(
      refusal { try SimulationPlan(seed: 1, style: .sumo, sets: 51) }
        == "sets is 51, allowed is 1 to 50.")
    #expect(
      refusal { try SimulationPlan(seed: 1, style: .sumo, restSeconds: 5) }
        == "rest is 5 s, allowed is 10 to 900 s.")
    #expect(
      refusal { try SimulationPlan(seed: 1, style: .sumo, roundingPercent: 101) }
        == "rounding is 101 %, allowed is 0 to 100 %.")
  }

  @Test(arguments: [-1.0, .nan, .infinity])
  func faultsOutsideTimeAreRefused(_ start: Double) {
    let faults = FaultPlan([SimulatedFault(.gap, startSeconds: start)])
    #expect(
      refusal { try SimulationPlan(seed: 1, style: .sumo, faults: faults) }
        .hasPrefix("fault gap: start is"))
  }

  @Test func faultsOfNoSensorAreRefused() {
    let faults = FaultPlan([SimulatedFault(.frozen, startSeconds: 1, sensor: 2)])
    #expect(
      refusal { try SimulationPlan(seed: 1, style: .sumo, sensors: 1, faults: faults) }
        == "fault frozen: sensor is 2, allowed is 0 to 1.")
  }

  @Test(arguments: everyStyle)
  func wearersStayInTheirRanges(_ style: LiftStyle) {
    for seed in UInt64(0)..<200 {
      var draws = SeededGenerator(seed: seed)
      let l = LifterModel.random(using: &draws, style: style)
      #expect((16...40).contains(l.neutralLumbarDegrees), "seed \(seed)")
      #expect((45...70).contains(l.maximumLumbarDegrees))
      #expect(l.reserveDegrees >= 17.99)
      #expect((-17...65).contains(l.pelvisBottomDegrees))
      #expect((5...15).contains(l.lockoutLeanDegrees))
      #expect((0.14...0.26).contains(l.riseMeters))
      #expect((0.7...4).contains(l.concentricSeconds))
      #expect((0.8...3.5).contains(l.eccentricSeconds))
      #expect((0...2.6).contains(l.bottomPauseSeconds))
      #expect((0.4...2.8).contains(l.topPauseSeconds))
      #expect((0.5...6).contains(l.contactG))
      if style != .sumo {
        let range = l.pelvisBottomDegrees + l.lockoutLeanDegrees + l.neutralLumbarDegrees
        #expect((0.15...0.7).contains(l.neutralLumbarDegrees / range), "seed \(seed)")
      }
    }
  }

  @Test func theBuzzerMendsTheBack() throws {
    let plan = try SimulationPlan(
      seed: 5, style: .conventional, scenario: .mixed, reps: 8, roundingPercent: 95)
    var stream = plan.stream()
    let before = stream.truth()
    let episode = try #require(before.episodes.first { $0.endSeconds - $0.startSeconds > 0.7 })
    while Double(stream.position.microseconds) / 1e6 < episode.startSeconds + 0.05 {
      if stream.next() == nil { break }
    }
    stream.heardBuzzer()
    let after = stream.truth()
    let mended = try #require(after.episodes.first)
    #expect(mended.startSeconds == episode.startSeconds)
    #expect(mended.endSeconds < episode.endSeconds - 0.1)
    #expect(mended.endSeconds > mended.startSeconds + 0.3)
    // Told nothing, he goes on as before.
    #expect(plan.stream().truth() == before)
  }
}
