package import CalibrationSteps
package import HingeCore
import IMU
package import Simulation

extension SimulationPlan {
  /// What an uncalibrated sensor of the simulation is to the core.
  package var models: [SensorModel] { stream().descriptions.map(\.model) }

  package var nominalInterval: TimeSpan {
    TimeSpan(microseconds: Int64(1_000_000 / rateHertz))
  }

  /// The four calibration steps of this wearer.
  package func calibrationInput() -> CalibrationInput {
    func step(_ scenario: Scenario) -> StepRecording {
      StepRecording(
        samples: Array(showing(scenario).stream()), models: models,
        nominalInterval: nominalInterval)
    }
    return CalibrationInput(
      style: style, stand: step(.stand), hinge: step(.hinge), styleReps: step(.style),
      slump: step(.slump))
  }

  package func configuration(
    _ basis: PipelineBasis, alerts: AlertSettings = AlertSettings()
  ) -> PipelineConfiguration {
    let models = models
    return PipelineConfiguration(
      sacrum: models[0], thorax: models[models.count - 1], nominalInterval: nominalInterval,
      basis: basis, alerts: alerts)
  }
}
