import HingeCore
import Simulation
import Testing

/// Pauses reach from none to 4 s, at the bar and in standing, and never as long as what ends a set.
@Suite struct PauseTests {
  @Test(arguments: everyStyle)
  func pausesOfASetReachFarAndEndInTime(_ style: LiftStyle) throws {
    var longestAtBar = 0.0
    var longestStanding = 0.0
    for seed in UInt64(1)...10 {
      for scenario in [Scenario.neutral, .struggle] {
        let stream = try SimulationPlan(seed: seed, style: style, scenario: scenario, reps: 6)
          .stream()
        let truth = stream.truth()
        // T12 turns late where the back unwinds late, and the pause seems to last until then.
        let longest = stream.lifter.straightensLate ? 5.0 : 4
        for (index, event) in truth.events.enumerated() where event.kind == .rep {
          if let top = event.topSeconds {
            #expect(top < 4, "seed \(seed) \(scenario) \(index)")
            longestStanding = max(longestStanding, top)
          }
          // The hands find their place before the first pull, and the fourth is a double one.
          if index == 0 || scenario == .struggle && index == 3 { continue }
          #expect(event.bottomPauseSeconds < longest, "seed \(seed) \(scenario) \(index)")
          longestAtBar = max(longestAtBar, event.bottomPauseSeconds)
        }
      }
    }
    #expect(longestStanding > 3, "\(longestStanding) s")
    // A bar that hangs in the hands is not held there.
    let expected = style.startsFromFloor ? 3.0...5.0 : 0.3...1.5
    #expect(expected.contains(longestAtBar), "\(longestAtBar) s")
  }

  @Test func someLiftersTakeTheirTime() {
    for style in [LiftStyle.conventional, .romanian] {
      var atBar = 0
      var standing = 0
      for seed in UInt64(1)...400 {
        let lifter = SimulatedWearer(seed: seed, style: style, grade: .typical).lifter
        if lifter.bottomPauseSeconds > 1.5 { atBar += 1 }
        if lifter.topPauseSeconds > 1.6 { standing += 1 }
      }
      // One in ten of 400, within three deviations of six.
      #expect((22...58).contains(standing), "\(style): \(standing) of seeds 1 to 400")
      let range = style.startsFromFloor ? 22...58 : 0...0
      #expect(range.contains(atBar), "\(style): \(atBar) of seeds 1 to 400")
    }
  }
}
