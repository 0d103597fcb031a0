import CalibrationSteps
import HingeCore
import Settings
import Simulation
import TestSupport

/// A simulated lifter who has calibrated, with a profile that went to its file and back.
struct CalibratedLifter {
  let plan: SimulationPlan
  let profile: WearerProfile

  init(_ plan: SimulationPlan) throws {
    self.plan = plan
    let result = try CalibrationBuilder.build(plan.calibrationInput()).get()
    let text = try CalibrationProfile(
      result.profile, provenance: "synthetic", lifter: "seed \(plan.seed)", grade: result.grade,
      roundingReason: result.abstainedBecause, notes: result.notes
    ).jsonText()
    let read = try CalibrationProfile.read(text, path: "profile.json")
    profile = read.wearer(style: read.liftStyle)
  }

  func run(_ scenario: Scenario) -> (run: PipelineRun, truth: LiftTruth) {
    let stream = plan.showing(scenario).stream()
    return (PipelineRun(plan.configuration(.profile(profile)), stream), stream.truth())
  }
}
