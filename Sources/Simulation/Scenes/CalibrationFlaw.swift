/// What can be wrong with a calibration, under the tokens a refusal names.
package enum CalibrationFlaw: String, CaseIterable, Sendable {
  case movingWhileStanding = "moving_while_standing"
  case tooFewHinges = "too_few_hinges"
  case axisUnclear = "axis_unclear"
  case hingesDiffer = "hinges_differ"
  case slumpMissing = "slump_missing"
  /// The upper sensor is plugged in as the lower one; nothing with one sensor.
  case sensorsSwapped = "sensors_swapped"
  case sensorLoose = "sensor_loose"
  case sensorSaturated = "sensor_saturated"
  case gravityImplausible = "gravity_implausible"
  case tooShort = "too_short"
  case gap

  /// What it does to the data of the hinges.
  var faults: [SimulatedFault] {
    switch self {
    case .sensorSaturated:
      [SimulatedFault(.saturation, startSeconds: 5, durationSeconds: 1, sensor: 1)]
    case .gap: [SimulatedFault(.gap, startSeconds: 6, durationSeconds: 1)]
    case .sensorLoose:
      [
        SimulatedFault(.slip, startSeconds: 6, sensor: 1, degrees: 9),
        SimulatedFault(.slip, startSeconds: 13, sensor: 1, degrees: -9),
      ]
    case .movingWhileStanding, .tooFewHinges, .axisUnclear, .hingesDiffer, .slumpMissing,
      .sensorsSwapped, .gravityImplausible, .tooShort:
      []
    }
  }
}
