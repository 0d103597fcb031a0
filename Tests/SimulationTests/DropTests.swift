import HingeCore
import Simulation
import Testing

/// A bar let go at lockout: what it leaves in the truth and in the samples.
@Suite struct DropTests {
  private let seeds = UInt64(1)...14

  private func truth(_ seed: UInt64, _ style: LiftStyle, reps: Int = 6) throws -> LiftTruth {
    try SimulationPlan(seed: seed, style: style, scenario: .struggle, reps: reps).stream().truth()
  }

  @Test(arguments: [LiftStyle.conventional, .sumo, .trapBar])
  func aDroppedRepOwnsNoLowering(_ style: LiftStyle) throws {
    var between = 0
    var last = 0
    for seed in seeds {
      let truth = try truth(seed, style)
      for (index, event) in truth.events.enumerated() {
        guard let released = event.releasedSeconds else {
          #expect(event.kind == .standup || event.eccentricSeconds != nil, "seed \(seed)")
          continue
        }
        #expect(event.kind == .rep)
        #expect(event.eccentricSeconds == nil, "seed \(seed)")
        #expect(event.ownEndSeconds == released)
        #expect(abs((event.topSeconds ?? 0) - (released - event.lockoutSeconds)) < 0.001)
        guard index + 1 < truth.events.count else {
          last += 1
          #expect(truth.sets.map(\.endSeconds) == [released])
          continue
        }
        between += 1
        // Bends to the bar after it lies, and soon enough to go on with the set.
        let next = truth.events[index + 1]
        #expect(next.descentStartSeconds > released + 1, "seed \(seed)")
        #expect(next.descentStartSeconds < event.lockoutSeconds + 5, "seed \(seed)")
        // The reach is nobody's.
        #expect(next.ownStartSeconds >= next.bottomSeconds, "seed \(seed)")
      }
    }
    #expect(between >= 3 && last >= 1, "\(between) between, \(last) at the end of a set")
  }

  @Test(arguments: [LiftStyle.blockPull, .kettlebell, .romanian, .goodMorning])
  func whatMayNotFallIsLowered(_ style: LiftStyle) throws {
    for seed in seeds {
      #expect(
        try truth(seed, style).events.allSatisfy { $0.releasedSeconds == nil }, "seed \(seed)")
    }
  }

  /// The floor's jolt comes through the feet, a third of what hands on a lowered bar would feel.
  @Test func theFallIsFeltLessThanASetDown() throws {
    var drops = 0
    var seed = UInt64(0)
    while drops < 3 && seed < 30 {
      seed += 1
      var lifter = LifterModel.plain(style: .conventional)
      lifter.contactG = 6
      let plan = try SimulationPlan(
        seed: seed, style: .conventional, rateHertz: 1000, scenario: .struggle, grade: .perfect)
      let stream = SimulatedStream(plan: plan, wearer: SimulatedWearer(lifter: lifter))
      let truth = stream.truth()
      guard let rep = truth.reps.first(where: { $0.releasedSeconds != nil }),
        let released = rep.releasedSeconds,
        let lowered = truth.reps.first(where: { $0.releasedSeconds == nil })
      else { continue }
      drops += 1
      let samples = stream.samples
      func peak(_ range: ClosedRange<Double>) -> Double {
        samples.filter { range.contains(Double($0.time.microseconds) / 1e6) }
          .map { abs(Reading($0.sacrum).force - 1) }.max() ?? 0
      }
      // 6 g, times 0.5...1 in the hands, times 0.1...0.3 through the feet.
      let setDown = peak((lowered.ownEndSeconds - 0.2)...(lowered.ownEndSeconds + 0.2))
      let fall = peak((released + 0.25)...(released + 0.4))
      #expect(setDown > 2.7, "seed \(seed): \(setDown) g")
      #expect((0.4...2.3).contains(fall), "seed \(seed): \(fall) g")
      // The bounce comes before it, in the body and not in the floor.
      let bounce = peak(released...(released + 0.25))
      #expect((0.1...0.7).contains(bounce), "seed \(seed): \(bounce) g")
    }
    #expect(drops == 3)
  }
}
