package import HingeCore

/// What can be wrong with a calibration. All but `wrongStyle` bear the token that a refusal names.
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
  /// The style's reps begin on the floor where the style named begins at lockout, or the other way
  /// round. Two styles that begin alike nobody can tell apart from a recording.
  case wrongStyle = "wrong_style"

  /// The token of the refusal: a set from the floor has one bend more than reps.
  package func token(in style: LiftStyle) -> String {
    guard self == .wrongStyle else { return rawValue }
    return (style.startsFromFloor ? CalibrationFlaw.tooFewHinges : .hingesDiffer).rawValue
  }

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
      .sensorsSwapped, .gravityImplausible, .tooShort, .wrongStyle:
      []
    }
  }
}
