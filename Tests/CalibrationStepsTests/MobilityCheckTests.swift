import CalibrationSteps
import HingeCore
import Simulation
import TestSupport
import Testing

/// The range of the neutral hinge on simulated wearers, whose own is known, and what is refused.
@Suite struct MobilityCheckTests {
  private func plan(
    _ seed: UInt64, _ style: LiftStyle = .conventional, sensors: Int = 2,
    faults: [SimulatedFault] = []
  ) throws -> SimulationPlan {
    try SimulationPlan(
      seed: seed, style: style, sensors: sensors, faults: FaultPlan(faults))
  }

  private func profile(_ plan: SimulationPlan) throws -> WearerProfile {
    try CalibrationBuilder.build(plan.calibrationInput()).get().profile
  }

  private func token(
    _ result: Result<MobilityResult, MobilityRefusal>
  ) -> MobilityRefusalToken? {
    guard case .failure(let refusal) = result else { return nil }
    return refusal.token
  }

  /// Within 6°: what the skin hides of the bend is a part of it.
  @Test(arguments: [2, 1])
  func itIsNearTheTruthAndSaysWhatItIs(sensors: Int) throws {
    for seed in UInt64(301)...304 {
      let plan = try plan(seed, seed % 2 == 0 ? .romanian : .conventional, sensors: sensors)
      let stream = plan.showing(.mobility).stream()
      let hinges = try #require(stream.truth().deepHinges)
      let known = hinges.map { $0.neutralDegrees ?? $0.deepestDegrees }.sorted()[1]
      let profile = try profile(plan)
      let result = MobilityCheck.measure(
        Array(stream), plan.configuration(.profile(profile)))
      if sensors == 1 && profile.rounding != .judged {
        #expect(token(result) == .roundingNotJudged)
        continue
      }
      let found = try result.get()
      let error = Double(found.neutral.millidegrees) / 1000 - known
      #expect(abs(error) < 6, "seed \(seed): off by \(error)")
      #expect(found.mode == (sensors == 2 ? .measured : .estimated))
      #expect(found.bends.count == 3)
      #expect(found.depth >= found.neutral && found.spread >= .zero)
      // Two sensors see whether it rounded; what one does not see it does not call the end of the range.
      let rounds = hinges.contains { $0.neutralDegrees != nil }
      if sensors == 2 { #expect(found.isAtLeast == !rounds, "seed \(seed)") }
      if !rounds { #expect(found.isAtLeast) }
    }
  }

  @Test func aBeltPutOnALittleDifferentlyMakesNobodyStiffer() throws {
    let good = try plan(302, .romanian)
    let worn = try plan(
      302, .romanian, faults: [SimulatedFault(.slip, startSeconds: 0, degrees: 4)])
    let profile = try profile(good)
    let a = try MobilityCheck.measure(
      Array(good.showing(.mobility).stream()), good.configuration(.profile(profile))
    ).get()
    let b = try MobilityCheck.measure(
      Array(worn.showing(.mobility).stream()), worn.configuration(.profile(profile))
    ).get()
    #expect((a.neutral - b.neutral).magnitude < Angle(millidegrees: 2500))
  }

  @Test func whatIsRefusedIsNamed() throws {
    let good = try plan(302, .romanian)
    let profile = try profile(good)
    let configuration = good.configuration(.profile(profile))
    let samples = Array(good.showing(.mobility).stream())
    func refused(_ samples: [SampleInput]) -> MobilityRefusalToken? {
      token(MobilityCheck.measure(samples, configuration))
    }
    #expect(refused([]) == .tooFewBends)
    #expect(refused(Array(good.showing(.stand).stream())) == .tooFewBends)
    #expect(refused(Array(good.showing(.mixed).stream())) == .tooManyBends)
    // It begins in the middle of a hinge.
    let hinges = try #require(good.showing(.mobility).stream().truth().deepHinges)
    let start = Int((hinges[0].startSeconds + 1) * 200)
    #expect(refused(Array(samples.dropFirst(start))) == .notStandingFirst)
    // Only the first of them.
    let end = Int((hinges[0].endSeconds + 1) * 200)
    #expect(refused(Array(samples.prefix(end))) == .tooFewBends)
    let mounting = MountingFinder.find(
      samples: samples, models: good.models, nominalInterval: good.nominalInterval)
    #expect(
      token(MobilityCheck.measure(samples, good.configuration(.found(mounting)))) == .noProfile)
  }

  @Test func faultsOfTheDataAndTheBeltAreRefused() throws {
    let good = try plan(302, .romanian)
    let profile = try profile(good)
    let hinges = try #require(good.showing(.mobility).stream().truth().deepHinges)
    func refused(_ faults: [SimulatedFault]) throws -> MobilityRefusalToken? {
      let plan = try plan(302, .romanian, faults: faults)
      return token(
        MobilityCheck.measure(
          Array(plan.showing(.mobility).stream()), plan.configuration(.profile(profile))))
    }
    let inside = hinges.map { ($0.startSeconds + $0.endSeconds) / 2 }
    // One hinge of three may be lost, two may not.
    let gaps = inside.map { SimulatedFault(.gap, startSeconds: $0, durationSeconds: 0.6) }
    #expect(try refused([gaps[1]]) == nil)
    #expect(try refused(Array(gaps.prefix(2))) == .badData)
    #expect(
      try refused(
        inside.map { SimulatedFault(.saturation, startSeconds: $0, durationSeconds: 0.3) })
        == .badData)
    #expect(
      try refused([SimulatedFault(.slip, startSeconds: inside[1], sensor: 1, degrees: 12)])
        == .beltMoved)
    #expect(
      try refused([SimulatedFault(.slip, startSeconds: 0, sensor: 1, degrees: 18)]) == .beltMoved)
  }

  /// The calibration's own hinges are no deep ones: neutral, and accepted as at least so much.
  @Test func aNeutralHingeIsAtLeastItsDepth() throws {
    let plan = try plan(302, .romanian)
    let found = try MobilityCheck.measure(
      Array(plan.showing(.hinge).stream()), plan.configuration(.profile(try profile(plan)))
    ).get()
    #expect(found.isAtLeast)
    #expect((found.neutral - found.depth).magnitude <= found.spread)
  }

  /// A set is no check: it is too fast, less deep, or does not come back to standing.
  @Test func liftsAreNoCheck() throws {
    for style in [LiftStyle.conventional, .romanian] {
      let plan = try plan(303, style)
      let result = MobilityCheck.measure(
        Array(plan.showing(.neutral).stream()), plan.configuration(.profile(try profile(plan))))
      #expect(token(result) != nil, "\(style): \(result)")
    }
  }
}
