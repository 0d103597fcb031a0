import HingeCore
import Simulation
import TestSupport
import Testing

/// A belt that is worn differently from its calibration: the wearer is told, and no rep is judged.
/// `scripts/survey --wearing` has the figures.
@Suite struct WearingTests {
  private func session(
    _ style: LiftStyle, _ sensors: Int, _ faults: [SimulatedFault], _ scenario: Scenario = .session
  ) throws -> PipelineRun {
    let plan = try SimulationPlan(
      seed: 12, style: style, sensors: sensors, sets: 2, faults: FaultPlan(faults))
    let lifter = try CalibratedLifter(SimulationPlan(seed: 12, style: style, sensors: sensors))
    return PipelineRun(
      plan.configuration(.profile(lifter.profile)), plan.showing(scenario).stream())
  }

  private func told(_ run: PipelineRun) -> [Alert] { run.alerts.filter { $0.kind == .recalibrate } }

  @Test(arguments: [1, 2])
  func asCalibrated(sensors: Int) throws {
    for style in [LiftStyle.conventional, .romanian] {
      let run = try session(style, sensors, [])
      #expect(told(run).isEmpty)
      #expect(run.reps.count == 10)
      #expect(run.reps.allSatisfy { !$0.flags.contains(.slipped) })
    }
  }

  @Test(arguments: [(1, 15.0), (1, -15), (2, 15), (2, -15)])
  func tilted(sensors: Int, degrees: Double) throws {
    for style in [LiftStyle.conventional, .romanian] {
      let fault = SimulatedFault(.slip, startSeconds: 0, sensor: 1, degrees: degrees)
      let run = try session(style, sensors, [fault])
      let alert = try #require(told(run).first)
      #expect(alert.grade == .warn && alert.sounded && alert.setNumber == 0)
      // Counts go on; verdicts do not.
      #expect(run.reps.count == 10)
      #expect(run.reps.allSatisfy { $0.verdict == .noCall && $0.flags.contains(.slipped) })
      #expect(!run.alerts.contains { $0.kind == .rounding })
    }
  }

  /// Between the sets: the first one was judged, the second is not.
  @Test(arguments: [1, 2])
  func slipped(sensors: Int) throws {
    let good = try session(.conventional, sensors, [])
    let between = seconds(good.sets[0].end) + 10
    let run = try session(
      .conventional, sensors, [SimulatedFault(.slip, startSeconds: between, degrees: 15)])
    #expect(told(run).count == 1)
    #expect(
      run.reps.filter { $0.setNumber == 1 }.map(\.verdict)
        == good.reps.filter { $0.setNumber == 1 }.map(\.verdict))
    #expect(run.reps.filter { $0.setNumber == 2 }.allSatisfy { $0.verdict == .noCall })
  }

  @Test(arguments: [180.0, 90, -90])
  func turned(degrees: Double) throws {
    let run = try session(
      .conventional, 2, [SimulatedFault(.turn, startSeconds: 0, degrees: degrees)])
    #expect(told(run).count == 1)
    #expect(!run.alerts.contains { $0.kind == .rounding })
    // Leaning back at lockout, which then looks like bending forward, takes nothing back.
    let since = try #require(told(run).first).time
    #expect(run.reps.allSatisfy { $0.lockout < since || $0.verdict == .noCall })
  }

  /// A sensor that gives the same counts over and over stands still, and tells nothing of the belt.
  @Test(arguments: [1, 2])
  func frozen(sensors: Int) throws {
    let good = try session(.conventional, sensors, [])
    let between = seconds(good.sets[0].end) + 10
    let run = try session(
      .conventional, sensors,
      [SimulatedFault(.frozen, startSeconds: between, durationSeconds: 5)])
    #expect(told(run).isEmpty)
    #expect(run.reps.map(\.verdict) == good.reps.map(\.verdict))
  }

  /// A set that begins standing, without a walk before it.
  @Test func withoutAWalk() throws {
    let run = try session(
      .conventional, 2, [SimulatedFault(.slip, startSeconds: 0, sensor: 2, degrees: 15)], .mixed)
    #expect(told(run).count == 1)
    #expect(run.reps.allSatisfy { $0.verdict == .noCall })
    #expect(!run.alerts.contains { $0.kind == .rounding })
  }
}
