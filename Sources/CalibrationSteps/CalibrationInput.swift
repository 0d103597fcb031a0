package import HingeCore

/// One recorded step.
package struct StepRecording: Sendable {
  package var samples: [SampleInput]
  package var models: [SensorModel]
  package var nominalInterval: TimeSpan

  package init(samples: [SampleInput], models: [SensorModel], nominalInterval: TimeSpan) {
    self.samples = samples
    self.models = models
    self.nominalInterval = nominalInterval
  }

  var duration: TimeSpan {
    guard let first = samples.first, let last = samples.last else { return .zero }
    return last.time.since(first.time)
  }
}

package struct CalibrationInput: Sendable {
  package var style: LiftStyle
  package var stand: StepRecording
  package var hinge: StepRecording
  package var styleReps: StepRecording
  package var slump: StepRecording

  package init(
    style: LiftStyle, stand: StepRecording, hinge: StepRecording, styleReps: StepRecording,
    slump: StepRecording
  ) {
    self.style = style
    self.stand = stand
    self.hinge = hinge
    self.styleReps = styleReps
    self.slump = slump
  }

  var steps: [(CalibrationStep, StepRecording)] {
    [(.stand, stand), (.hinge, hinge), (.style, styleReps), (.slump, slump)]
  }
}

/// An accepted calibration.
package struct CalibrationResult: Sendable {
  package var profile: WearerProfile
  /// `A`, `B` or `C`: how far within the limits it was.
  package var grade: String
  /// Why rounding is not judged; empty where it is.
  package var abstainedBecause: String
  /// What a person may want to know of it, one sentence each.
  package var notes: [String]
  /// Slump separation, °: of flexion with two sensors, of sacral pitch with one.
  package var separation: Angle
  /// Largest less smallest bottom of the hinges.
  package var hingeSpread: Angle
}
