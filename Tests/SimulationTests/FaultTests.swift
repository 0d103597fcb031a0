import HingeCore
import IMU
import Simulation
import Testing

@Suite struct FaultTests {
  private func between(
    _ samples: [SampleInput], _ range: Range<Double>
  ) -> [SampleInput] {
    samples.filter { range.contains(Double($0.time.microseconds) / 1e6) }
  }

  @Test func gapsWhereAsked() throws {
    let stream = try SimulatedStream.plain(
      .neutral, faults: [SimulatedFault(.gap, startSeconds: 7, durationSeconds: 0.4)])
    let samples = stream.samples
    #expect(between(samples, 7..<7.399).isEmpty)
    #expect(between(samples, 6.9..<7).count == 20)
    #expect(between(samples, 7.401..<7.5).count >= 19)
    #expect(stream.lostSensor(at: Timestamp(microseconds: 7_100_000)) == nil)
  }

  @Test func aLostSensorIsNamed() throws {
    let stream = try SimulatedStream.plain(
      .neutral, faults: [SimulatedFault(.lost, startSeconds: 6, durationSeconds: 1, sensor: 2)])
    #expect(between(stream.samples, 6..<6.99).isEmpty)
    #expect(stream.lostSensor(at: Timestamp(microseconds: 6_500_000)) == 2)
    #expect(stream.lostSensor(at: Timestamp(microseconds: 7_500_000)) == nil)
  }

  @Test func saturationReachesTheLimitOfItsSensor() throws {
    let stream = try SimulatedStream.plain(
      .neutral,
      faults: [SimulatedFault(.saturation, startSeconds: 6, durationSeconds: 0.2, sensor: 1)])
    let samples = stream.samples
    let model = SensorDescription(microCountsPerG: 4_096_000_000, microCountsPerDPS: 65_500_000)
      .model
    #expect(between(samples, 6..<6.199).allSatisfy { model.saturation(of: $0.sacrum).isAny })
    #expect(samples.allSatisfy { !model.saturation(of: $0.thorax).isAny })
    #expect(between(samples, 0..<5.99).allSatisfy { !model.saturation(of: $0.sacrum).isAny })
  }

  @Test func frozenCountsStandStillWhileTimeRuns() throws {
    let plan = try SimulationPlan(
      seed: 6, style: .conventional, scenario: .neutral,
      faults: FaultPlan([SimulatedFault(.frozen, startSeconds: 2, durationSeconds: 0.5, sensor: 2)])
    )
    let frozen = between(plan.stream().samples, 2.01..<2.49)
    #expect(Set(frozen.map(\.thorax.ax)).count == 1)
    #expect(frozen.allSatisfy { $0.thorax == frozen[0].thorax })
    #expect(!frozen.allSatisfy { $0.sacrum == frozen[0].sacrum })
  }

  @Test func slipTurnsTheSensorAndStays() throws {
    let fault = SimulatedFault(.slip, startSeconds: 2, sensor: 1, degrees: 5)
    let samples = try SimulatedStream.plain(.stand, faults: [fault]).samples
    let last = Reading(try #require(samples.last).sacrum)
    // Sine of 5°.
    #expect(abs(last.ax + 0.08716) < 0.001)
    #expect(abs(Reading(try #require(samples.last).thorax).ax) < 0.001)
  }

  @Test func faultsAreReadFromText() throws {
    #expect(
      try SimulatedFault(parsing: "gap@12+0.4")
        == SimulatedFault(.gap, startSeconds: 12, durationSeconds: 0.4))
    #expect(
      try SimulatedFault(parsing: "slip@30.5/2=-4")
        == SimulatedFault(.slip, startSeconds: 30.5, sensor: 2, degrees: -4))
  }

  @Test(arguments: [
    "", "gap", "gap@", "gone@3", "gap@x", "gap@3+", "slip@3/b", "slip@3=", "@", "gap@@2",
  ])
  func unreadableFaultsAreRefused(_ text: String) {
    #expect(throws: SimulationError.unreadableFault(text)) {
      try SimulatedFault(parsing: text)
    }
  }

  @Test(arguments: CalibrationFlaw.allCases)
  func flawsChangeTheCalibrationTheyName(_ flaw: CalibrationFlaw) throws {
    let good = try SimulationPlan(seed: 5, style: .conventional)
    let bad = try SimulationPlan(seed: 5, style: .conventional, flaw: flaw)
    let changed = Scenario.calibration.filter {
      fingerprint(good.showing($0).stream().samples)
        != fingerprint(bad.showing($0).stream().samples)
    }
    #expect(!changed.isEmpty)
  }
}
