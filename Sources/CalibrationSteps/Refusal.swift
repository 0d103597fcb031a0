/// Why a calibration is not accepted. The raw value is the token that other programs rely on.
package enum RefusalToken: String, Sendable, CaseIterable {
  case movingWhileStanding = "moving_while_standing"
  case tooFewHinges = "too_few_hinges"
  case axisUnclear = "axis_unclear"
  case hingesDiffer = "hinges_differ"
  case slumpMissing = "slump_missing"
  case sensorsSwapped = "sensors_swapped"
  case sensorLoose = "sensor_loose"
  case sensorSaturated = "sensor_saturated"
  case gravityImplausible = "gravity_implausible"
  case tooShort = "too_short"
  case gap
}

package struct Refusal: Sendable, Equatable, CustomStringConvertible {
  package let token: RefusalToken
  /// One sentence for the wearer: what was seen and what to do.
  package let sentence: String

  package var description: String { "refused: \(token.rawValue): \(sentence)" }

  init(_ token: RefusalToken, _ sentence: String) {
    self.token = token
    self.sentence = sentence
  }
}

/// The four recordings of a calibration, in the order they are made.
package enum CalibrationStep: String, Sendable, CaseIterable {
  case stand
  case hinge
  case style
  case slump
}
