import CalibrationSteps
import Foundation
import HingeCore
import Simulation
import TestSupport
import Testing

/// The value itself: copied half way it goes on alike, and its angles are those of doubles.
@Suite struct HoldStateTests {
  private func profile(_ plan: SimulationPlan) throws -> WearerProfile {
    try CalibrationBuilder.build(plan.calibrationInput()).get().profile
  }

  @Test func aStateSavedHalfWayGoesOnAlike() throws {
    let plan = try SimulationPlan(seed: 4105, style: .sumo, sensors: 2)
    let profile = try profile(plan)
    for kind in HoldPipelineTests.kinds {
      let configuration = plan.holdConfiguration(profile, kind: kind)
      let samples = Array(plan.showing(Scenario(holding: kind)).stream())
      var whole = HoldPipeline(configuration)
      var hash = OutputHash()
      var bytes: [UInt8] = []
      var restored = OutputHash()
      // In the middle of the first hold.
      let middle = samples.count / 3
      for (index, sample) in samples.enumerated() {
        whole.step(sample)
        hash.add(whole)
        if index == middle {
          withUnsafeBytes(of: &whole) { bytes = Array($0) }
          restored = hash
        }
      }
      var copy = HoldPipeline(configuration)
      withUnsafeMutableBytes(of: &copy) { $0.copyBytes(from: bytes) }
      for sample in samples[(middle + 1)...] {
        copy.step(sample)
        restored.add(copy)
      }
      #expect(restored == hash, "\(kind)")
    }
  }

  @Test func whatRestartLeavesIsNew() throws {
    let plan = try SimulationPlan(seed: 4105, style: .sumo, sensors: 2)
    let configuration = plan.holdConfiguration(try profile(plan), kind: .plank)
    let samples = Array(plan.showing(.holdPlank).stream())
    var used = HoldPipeline(configuration)
    for sample in samples.prefix(5000) { used.step(sample) }
    used.restart(configuration)
    var fresh = HoldPipeline(configuration)
    for sample in samples.prefix(6000) {
      used.step(sample)
      fresh.step(sample)
      var (a, b) = (OutputHash(), OutputHash())
      a.add(used)
      b.add(fresh)
      try #require(a == b)
    }
  }

  /// The readings of exact sensors on bone against the truth's own angles in doubles.
  @Test func anglesAreThoseOfTheBones() throws {
    for kind in HoldPipelineTests.kinds {
      let plan = try SimulationPlan(
        seed: 9, style: .conventional, sensors: 2, scenario: Scenario(holding: kind),
        grade: .perfect)
      let wearer = SimulatedWearer(lifter: .plain(style: .conventional))
      var profile = WearerProfile(
        style: .conventional, sensorCount: 2, rounding: .abstained, sacrum: .aligned,
        thorax: .aligned, range: Angle(degrees: 30),
        neutral: NeutralCurve(
          lowering: InlineArray(repeating: 0), rising: InlineArray(repeating: 0),
          bottomPitch: Angle(degrees: 30)))
      profile.sacrumLockout = .zero
      let stream = SimulatedStream(plan: plan, wearer: wearer)
      let truth = stream.holdTruth()
      let run = HoldRun(plan.holdConfiguration(profile, kind: kind), stream)
      #expect(run.holds.count == truth.holds.count, "\(kind)")
      for (hold, entry) in zip(run.holds, truth.holds) {
        for loss in entry.losses where loss.what != "sway" && kind != .carry {
          let worst = loss.what == "sag" ? hold.worstSag : hold.worstRotation
          let most = entry.losses.filter { $0.what == loss.what }.map(\.worstDegrees).max() ?? 0
          // A mean of 0.1 s takes a little off a peak; sensors tremble on no bone here.
          #expect(
            abs(Double(worst.millidegrees) / 1000 - most) < 0.6, "\(kind) \(loss.what) \(most)")
        }
      }
    }
  }
}
