import CalibrationSteps
import HingeCore
import Simulation
import TestSupport
import Testing

/// What would help in a step: nothing where it is done as it should be.
@Suite struct StepHintsTests {
  private func hints(
    _ plan: SimulationPlan, _ step: CalibrationStep, _ scenario: Scenario
  ) -> [StepHints.Hint] {
    var hints = StepHints(models: plan.models)
    var found: [StepHints.Hint] = []
    hints.begin(step)
    for sample in plan.showing(scenario).stream() {
      hints.add(sample)
      if let hint = hints.hint, found.last != hint { found.append(hint) }
    }
    return found
  }

  @Test(arguments: [1, 2]) func aGoodCalibrationNeedsNone(sensors: Int) throws {
    for seed in [31, 32, 33] as [UInt64] {
      print("seed \(seed)")
      let plan = try SimulationPlan(seed: seed, style: .conventional, sensors: sensors)
      #expect(hints(plan, .stand, .stand) == [], "seed \(seed)")
      #expect(hints(plan, .hinge, .hinge) == [], "seed \(seed)")
      #expect(hints(plan, .slump, .slump) == [], "seed \(seed)")
    }
  }

  @Test func whoMovesWhileStandingIsTold() throws {
    let plan = try SimulationPlan(seed: 31, style: .conventional, sensors: 2)
    #expect(hints(plan, .stand, .hinge).contains(.holdStill))
  }

  @Test func whoHardlyBendsIsTold() throws {
    let plan = try SimulationPlan(seed: 31, style: .conventional, sensors: 2)
    // Longer than the first bend, standing all the while.
    #expect(hints(plan, .hinge, .idle).contains(.further))
  }

  /// Turned about one axis by hand: 200 °/s.
  @Test func whoHurriesIsTold() {
    let model = SensorModel(microCountsPerG: 16_384_000_000, microCountsPerDPS: 131_000_000)
    var hints = StepHints(models: [model])
    hints.begin(.slump)
    for index in 0..<300 as Range<Int64> {
      let isFast = index > 220
      hints.add(
        SampleInput(
          time: Timestamp(microseconds: index * 5000),
          sacrum: RawSample(ax: 0, ay: 0, az: 16_384, gx: 0, gy: isFast ? 26_200 : 0, gz: 0)))
    }
    #expect(hints.hint == nil)
    for index in 300..<500 as Range<Int64> {
      hints.add(
        SampleInput(
          time: Timestamp(microseconds: index * 5000),
          sacrum: RawSample(ax: 0, ay: 0, az: 16_384, gx: 0, gy: 26_200, gz: 0)))
    }
    #expect(hints.hint == .slower)
    hints.end()
    #expect(hints.hint == nil)
  }

  /// The pacer says which step goes on and how long.
  @Test func theStageOfEveryMoment() {
    let begun = Timestamp(microseconds: 1_000_000)
    let pacer = CalibrationPacer(from: begun)
    func stage(_ milliseconds: Int64) -> CalibrationPacer.Stage? {
      pacer.stage(at: begun.advanced(by: TimeSpan(milliseconds: milliseconds)))
    }
    #expect(
      stage(0) == .init(step: .stand, isRecording: false, left: TimeSpan(milliseconds: 5000)))
    #expect(
      stage(5000) == .init(step: .stand, isRecording: true, left: TimeSpan(milliseconds: 14_000)))
    #expect(stage(18_999)?.left == TimeSpan(milliseconds: 1))
    #expect(
      stage(19_000) == .init(step: .hinge, isRecording: false, left: TimeSpan(milliseconds: 6500)))
    var last: CalibrationPacer.Stage?
    for moment in stride(from: 0, to: pacer.duration.milliseconds, by: 100) {
      if let now = stage(moment) {
        if let last, last.step == now.step, last.isRecording == now.isRecording {
          #expect(last.left.microseconds - now.left.microseconds == 100_000)
        }
        last = now
      }
    }
    #expect(last?.step == .slump && last?.isRecording == true)
    #expect(stage(pacer.duration.milliseconds) == nil)
  }
}
