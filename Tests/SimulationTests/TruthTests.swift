import Foundation
import HingeCore
import IMU
import Simulation
import Testing

@Suite struct TruthTests {
  @Test(arguments: everyStyle, [Scenario.neutral, .mixed, .fatigue, .struggle])
  func eventsAreInOrder(_ style: LiftStyle, _ scenario: Scenario) throws {
    for seed in UInt64(1)...3 {
      let plan = try SimulationPlan(seed: seed, style: style, scenario: scenario, reps: 6)
      let truth = plan.stream().truth()
      let failed = truth.events.count { $0.kind == .failed }
      #expect(truth.reps.count + failed == 6, "seed \(seed)")
      // A set that ends with a dropped bar has no bar to rise from, and no failed rep.
      let isDropped = truth.events.last?.releasedSeconds != nil
      let isSetDown = style.startsFromFloor && !isDropped
      #expect(failed == (scenario == .struggle && isSetDown ? 1 : 0))
      let standups = truth.events.count { $0.kind == .standup }
      #expect(standups == (isSetDown ? 1 : 0))
      if isSetDown { #expect(truth.events.last?.kind == .standup) }
      var before = 0.0
      for event in truth.events {
        #expect(event.descentStartSeconds > before, "seed \(seed)")
        #expect(event.bottomSeconds > event.descentStartSeconds)
        #expect(event.liftoffSeconds > event.bottomSeconds)
        #expect(event.lockoutSeconds > event.liftoffSeconds)
        #expect(event.ownEndSeconds > event.lockoutSeconds - 0.001)
        #expect(event.bottomPauseSeconds >= 0)
        #expect((0.3...7).contains(event.concentricSeconds), "seed \(seed) \(event)")
        before = event.liftoffSeconds
      }
      #expect(truth.sets.map(\.reps) == [truth.reps.count])
    }
  }

  @Test(arguments: everyStyle)
  func peaksAreThoseOfTheTrace(_ style: LiftStyle) throws {
    let truth = try SimulationPlan(seed: 12, style: style, scenario: .mixed, reps: 8).stream()
      .truth()
    #expect(truth.seconds.count == truth.lumbarFlexionDegrees.count)
    #expect(truth.seconds.count == truth.pelvisPitchDegrees.count)
    for event in truth.events {
      let own = zip(truth.seconds, truth.lumbarFlexionDegrees).filter {
        $0.0 >= event.ownStartSeconds && $0.0 <= event.ownEndSeconds
      }
      let peak = try #require(own.map(\.1).max())
      #expect(peak <= event.peakLumbarFlexionDegrees + 0.01)
      #expect(event.peakLumbarFlexionDegrees - peak < 0.3)
    }
    let highest = try #require(truth.lumbarFlexionDegrees.max())
    #expect(highest < truth.maximumLumbarDegrees + 6)
  }

  @Test(arguments: everyStyle)
  func neutralSetsStayNeutral(_ style: LiftStyle) throws {
    for seed in UInt64(1)...4 {
      let plan = try SimulationPlan(seed: seed, style: style, scenario: .neutral, reps: 4)
      let truth = plan.stream().truth()
      #expect(truth.episodes.isEmpty)
      #expect(truth.reps.allSatisfy { $0.maxReserveUsed < 0.3 }, "seed \(seed)")
    }
  }

  @Test(arguments: everyStyle)
  func roundedRepsHaveTheirEpisode(_ style: LiftStyle) throws {
    var moments: Set<RoundingMoment> = []
    for seed in UInt64(1)...8 {
      let plan = try SimulationPlan(
        seed: seed, style: style, scenario: .mixed, reps: 6, roundingPercent: 90)
      let truth = plan.stream().truth()
      for rep in truth.reps where rep.roundAt != nil {
        moments.formUnion([rep.roundAt].compactMap { $0 })
        #expect(rep.maxReserveUsed > 0.6, "seed \(seed) \(rep)")
        let inside = truth.episodes.contains {
          $0.endSeconds > rep.ownStartSeconds && $0.startSeconds < rep.ownEndSeconds
        }
        #expect(inside, "seed \(seed)")
      }
      for episode in truth.episodes {
        #expect(episode.maxReserveUsed > 0.6)
        #expect(episode.endSeconds >= episode.startSeconds)
      }
    }
    #expect(moments == Set(RoundingMoment.allCases))
  }

  @Test func plainTempoIsAsPlanned() throws {
    let truth = try SimulatedStream.plain(.neutral).truth()
    for rep in truth.reps {
      // Nominal 1.2 and 1.6 s, ±15 %, of which the slow ends below a tenth of the peak fall off.
      #expect((0.8...1.3).contains(rep.concentricSeconds))
      #expect((1.0...1.75).contains(try #require(rep.eccentricSeconds)))
      #expect(rep.ownStartSeconds == ((rep.liftoffSeconds - 0.5) * 10_000).rounded() / 10_000)
      #expect(abs(rep.peakLumbarFlexionDegrees - 24) < 0.1)
    }
  }

  @Test func romanianOwnsItsDescent() throws {
    let truth = try SimulatedStream.plain(.neutral, style: .romanian).truth()
    for (rep, next) in zip(truth.reps, truth.reps.dropFirst()) {
      #expect(rep.ownStartSeconds == rep.descentStartSeconds)
      #expect(rep.ownEndSeconds == next.descentStartSeconds)
    }
    #expect(truth.barStarts == "lockout")
  }

  @Test func sessionHasItsSets() throws {
    let plan = try SimulationPlan(
      seed: 3, style: .conventional, scenario: .session, reps: 4, sets: 3, restSeconds: 30)
    let truth = plan.stream().truth()
    #expect(truth.sets.map(\.reps) == [4, 4, 4])
    for (a, b) in zip(truth.sets, truth.sets.dropFirst()) {
      #expect(b.startSeconds - a.endSeconds > 30)
    }
    #expect(plan.showing(.idle).stream().truth().events.isEmpty)
  }

  @Test func encodesWithUnitsInItsKeys() throws {
    let truth = try SimulatedStream.plain(.mixed, roundingPercent: 90).truth()
    let text = try #require(String(data: JSONEncoder().encode(truth), encoding: .utf8))
    for key in [
      "\"t_s\"", "\"lumbar_flexion_deg\"", "\"bar_starts\":\"floor\"", "\"own_start_s\"",
      "\"round_at\":null", "\"eccentric_s\":null", "\"max_reserve_used\"", "\"approach\"",
      "\"kind\":\"standup\"", "\"lmax_deg\":58",
    ] { #expect(text.contains(key), "\(key)") }
    #expect(try JSONDecoder().decode(LiftTruth.self, from: Data(text.utf8)) == truth)
  }
}
