package import CalibrationSteps

extension BuzzerSound {
  package init(_ cue: PacerCue) {
    self =
      switch cue {
      case .stepOne: .stepOne
      case .stepTwo: .stepTwo
      case .stepThree: .stepThree
      case .stepFour: .stepFour
      case .begin: .begin
      case .tick: .tick
      case .end: .end
      case .accepted: .accepted
      case .refused: .refused
      }
  }
}
