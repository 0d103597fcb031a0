import CalibrationSteps
import HingeCore
import IMU
package import Recording
package import Settings
package import Simulation

/// A simulated lifter made into recordings, and calibrated by the very code that calibrates people.
package enum SimulatedBelt {
  package static func recording(_ plan: SimulationPlan) -> Recording {
    let stream = plan.stream()
    var header = RecordingHeader(
      provenance: .synthetic, sensors: stream.descriptions,
      rateMilliHz: Int64(plan.rateHertz) * 1000)
    header.notes =
      "simulated: seed \(plan.seed), \(plan.style.token), \(plan.scenario.rawValue)"
    return Recording(header: header, samples: Array(stream))
  }

  /// Throws where this simulated wearer's calibration is refused, as a person's would be.
  package static func profile(_ plan: SimulationPlan) throws(Problem) -> CalibrationProfile {
    var steps: [CalibrationStep: Recording] = [:]
    for (step, scenario) in [
      (CalibrationStep.stand, Scenario.stand), (.hinge, .hinge), (.style, .style),
      (.slump, .slump),
    ] {
      steps[step] = recording(plan.showing(scenario))
    }
    switch try Calibrating.profile(
      from: steps, style: plan.style, lifter: "simulated-\(plan.seed)")
    {
    case .success(let profile): return profile
    case .failure(let refusals):
      throw Problem(
        "The simulated wearer of seed \(plan.seed) can't be calibrated: "
          + refusals.list.map(\.description).joined(separator: "; ")
          + ". Choose another --seed.", exitCode: 65)
    }
  }
}
