package import CalibrationSteps
package import Control
package import HingeCore

/// A calibration that goes on: its pace, and what is shown of it. Time comes from outside.
package struct CalibrationGuide: Sendable {
  private var pacer: CalibrationPacer
  private var stage: CalibrationPacer.Stage
  /// What would help in the step that goes on.
  package var hint: LiveCalibration.Hint?

  package init(from time: Timestamp) {
    pacer = CalibrationPacer(from: time)
    stage = CalibrationPacer.Stage(step: .stand, isRecording: false, left: .zero)
  }

  package var deadline: Timestamp? { pacer.deadline }

  /// What is due by now, in order.
  package mutating func advance(to now: Timestamp) -> [CalibrationPacer.Action] {
    let due = pacer.advance(to: now)
    if let found = pacer.stage(at: now) {
      if found.step != stage.step || !found.isRecording { hint = nil }
      stage = found
    }
    return due
  }

  /// Whole seconds: one that is begun is still left.
  package func progress(at now: Timestamp) -> LiveCalibration {
    guard pacer.stage(at: now) != nil else { return over(.judging) }
    let seconds = (stage.left.microseconds + 999_999) / 1_000_000
    return LiveCalibration(
      step: number, word: word, phase: stage.isRecording ? .recording : .waiting,
      leftS: Double(seconds), hint: hint)
  }

  /// How it ended, or that it is about to.
  package func over(
    _ phase: LiveCalibration.Phase, grade: String? = nil, message: String? = nil
  ) -> LiveCalibration {
    LiveCalibration(step: number, word: word, phase: phase, grade: grade, message: message)
  }

  private var number: Int { (CalibrationStep.allCases.firstIndex(of: stage.step) ?? 0) + 1 }

  private var word: LiveCalibration.Word {
    switch stage.step {
    case .stand: .stand
    case .hinge: .hinge
    case .style: .style
    case .slump: .slump
    }
  }
}
