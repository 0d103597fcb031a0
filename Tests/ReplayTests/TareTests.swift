import HingeCore
import Simulation
import TestSupport
import Testing

/// What a wearer asks for in the middle of a session: tare, the end of a set, another feedback.
@Suite struct TareTests {
  private static func lifter(_ seed: UInt64 = 7) throws -> CalibratedLifter {
    try CalibratedLifter(SimulationPlan(seed: seed, style: .conventional, sensors: 2))
  }

  /// Stands for a while with both sensors tilted forward by some degrees more than at calibration.
  private static func slipped(_ lifter: CalibratedLifter, degrees: Double) throws -> SimulationPlan
  {
    try SimulationPlan(
      seed: lifter.plan.seed, style: .conventional, sensors: 2, scenario: .stand,
      faults: FaultPlan(
        degrees == 0 ? [] : [SimulatedFault(.slip, startSeconds: 0, degrees: degrees)]))
  }

  private static func standing(_ lifter: CalibratedLifter, degrees: Double) throws -> HingePipeline
  {
    let plan = try slipped(lifter, degrees: degrees)
    var pipeline = HingePipeline(lifter.plan.configuration(.profile(lifter.profile)))
    for sample in plan.stream().prefix(800) { pipeline.step(sample) }
    return pipeline
  }

  private static func pitch(_ angle: Angle) -> Double { Double(angle.raw) / 65536 }

  @Test(arguments: [6.0, -9.0]) func aTareMakesThisPostureUpright(_ degrees: Double) throws {
    let lifter = try Self.lifter()
    var pipeline = try Self.standing(lifter, degrees: degrees)
    let before = Self.pitch(pipeline.reading.pelvisPitch)
    #expect(abs(before) > 3, "the fault shows: \(before)")
    var tare = Tare()
    let plan = try Self.slipped(lifter, degrees: degrees)
    let samples = Array(plan.stream().dropFirst(800).prefix(300))
    for sample in samples {
      pipeline.step(sample)
      pipeline.observe(&tare)
    }
    let isApplied = pipeline.apply(tare)
    #expect(isApplied)
    for sample in plan.stream().dropFirst(1100).prefix(40) { pipeline.step(sample) }
    #expect(abs(Self.pitch(pipeline.reading.pelvisPitch)) < 1.5)
    #expect(abs(Self.pitch(try #require(pipeline.reading.trunkPitch))) < 1.5)
  }

  @Test func whoMovesOrStandsOtherwiseIsRefused() throws {
    let lifter = try Self.lifter()
    var pipeline = try Self.standing(lifter, degrees: 0)
    let withoutLook = pipeline.apply(Tare())
    #expect(!withoutLook, "nothing was seen")
    var moving = Tare()
    for sample in lifter.plan.showing(.hinge).stream().prefix(2400) {
      pipeline.step(sample)
      pipeline.observe(&moving)
    }
    let whileMoving = pipeline.apply(moving)
    #expect(!whileMoving)
    // A belt that hangs 28 degrees off is for a calibration.
    var far = try Self.standing(lifter, degrees: 28)
    var tare = Tare()
    let plan = try Self.slipped(lifter, degrees: 28)
    for sample in plan.stream().dropFirst(800).prefix(300) {
      far.step(sample)
      far.observe(&tare)
    }
    let fromFar = far.apply(tare)
    #expect(!fromFar)
  }

  @Test func aSetEndsWhenItsWearerSays() throws {
    let lifter = try Self.lifter()
    var pipeline = HingePipeline(lifter.plan.configuration(.profile(lifter.profile)))
    pipeline.endSet()
    #expect(pipeline.events.count == 0, "there is none")
    var completed = 0
    for sample in lifter.plan.showing(.neutral).stream() {
      pipeline.step(sample)
      for index in 0..<pipeline.events.count {
        if case .repCompleted = pipeline.events[index] { completed += 1 }
      }
      if completed == 2 && pipeline.isInSet { break }
    }
    #expect(pipeline.isInSet)
    pipeline.endSet()
    let ended = (0..<pipeline.events.count).contains { index in
      if case .setEnded = pipeline.events[index] { true } else { false }
    }
    #expect(ended && !pipeline.isInSet)
  }

  @Test func aMuteSilencesAndIsTakenBack() throws {
    let lifter = try Self.lifter()
    func sounding(_ change: (inout HingePipeline, Int) -> Void) -> (sounded: Int, raised: Int) {
      var pipeline = HingePipeline(lifter.plan.configuration(.profile(lifter.profile)))
      var found = (sounded: 0, raised: 0)
      for (index, sample) in lifter.plan.showing(.mixed).stream().enumerated() {
        change(&pipeline, index)
        pipeline.step(sample)
        for place in 0..<pipeline.events.count {
          guard case .alert(let alert) = pipeline.events[place], alert.kind == .rounding else {
            continue
          }
          found.raised += 1
          if alert.sounded { found.sounded += 1 }
        }
      }
      return found
    }
    let full = sounding { pipeline, index in if index == 0 { pipeline.setFeedback(.full) } }
    let muted = sounding { pipeline, index in if index == 0 { pipeline.setFeedback(.silent) } }
    let back = sounding { pipeline, index in
      pipeline.setFeedback(index % 2000 < 1000 ? .silent : .full)
    }
    #expect(full.raised >= 2 && full.sounded == full.raised)
    #expect(muted.raised == full.raised && muted.sounded == 0)
    #expect(back.raised == full.raised && back.sounded < full.sounded)
  }
}
