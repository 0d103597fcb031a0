import CalibrationSteps
import HingeCore
import Simulation
import TestSupport
import Testing

/// Whole lives of the pipeline, byte for byte, from seeds: goldens catch change, `LimitTests` wrong.
@Suite struct GoldenTests {
  private func transcript(
    _ plan: SimulationPlan, _ scenario: Scenario, calibrated: Bool = true
  ) throws -> String {
    var transcript = Transcript()
    let samples = Array(plan.showing(scenario).stream())
    let basis: PipelineBasis
    if calibrated {
      let good = try SimulationPlan(
        seed: plan.seed, style: plan.style, sensors: plan.sensors, grade: plan.grade)
      let profile = try CalibratedLifter(good).profile
      transcript.profile(profile)
      basis = .profile(profile)
    } else {
      basis = .found(
        MountingFinder.find(
          samples: samples, models: plan.models, nominalInterval: plan.nominalInterval))
    }
    var pipeline = HingePipeline(plan.configuration(basis))
    for sample in samples {
      pipeline.step(sample)
      transcript.take(pipeline)
    }
    pipeline.finish()
    transcript.take(pipeline)
    return transcript.text
  }

  private func check(
    _ name: String, _ scenario: Scenario, style: LiftStyle = .conventional, sensors: Int = 2,
    faults: [SimulatedFault] = [], calibrated: Bool = true
  ) throws {
    let plan = try SimulationPlan(
      seed: 106, style: style, sensors: sensors, reps: 4, faults: FaultPlan(faults))
    try Golden.check(transcript(plan, scenario, calibrated: calibrated), name)
  }

  @Test func mixedWithTwoSensors() throws { try check("two-sensors-mixed", .mixed) }
  @Test func mixedWithOneSensor() throws { try check("one-sensor-mixed", .mixed, sensors: 1) }
  @Test func romanian() throws { try check("romanian-fatigue", .fatigue, style: .romanian) }
  @Test func idle() throws { try check("idle", .idle) }
  @Test func withoutProfile() throws { try check("no-profile", .neutral, calibrated: false) }

  @Test func faults() throws {
    try check(
      "faults", .neutral,
      faults: [
        SimulatedFault(.gap, startSeconds: 8, durationSeconds: 0.4),
        SimulatedFault(.saturation, startSeconds: 12, durationSeconds: 0.2, sensor: 1),
        SimulatedFault(.lost, startSeconds: 16, durationSeconds: 2, sensor: 2),
        SimulatedFault(.frozen, startSeconds: 21, durationSeconds: 1.5, sensor: 2),
      ])
  }

  /// A pipeline is one value: a copy made anywhere goes on as the original does.
  @Test(arguments: [10, 45, 70])
  func aCopyGoesOnAlike(afterPercent: Int) throws {
    let plan = try SimulationPlan(seed: 106, style: .conventional, scenario: .mixed, reps: 3)
    let samples = Array(plan.stream())
    let after = samples.count * afterPercent / 100
    let profile = try CalibratedLifter(plan).profile
    var original = HingePipeline(plan.configuration(.profile(profile)))
    for sample in samples.prefix(after) { original.step(sample) }
    var copy = original
    var first = Transcript()
    var second = Transcript()
    for sample in samples.dropFirst(after) {
      original.step(sample)
      first.take(original)
      copy.step(sample)
      second.take(copy)
    }
    #expect(first.text == second.text)
    #expect(first.text.count > 1000)
  }
}
