/// How far a guided calibration is: in events while it goes on, and in the status.
package struct LiveCalibration: Codable, Equatable, Sendable {
  package enum Word: String, Codable, CaseIterable, Sendable {
    case stand, hinge, style, slump
  }

  package enum Phase: String, Codable, CaseIterable, Sendable {
    /// The step is announced; its recording begins in `left_s`.
    case waiting
    case recording
    /// The profile is made of what was recorded.
    case judging
    case accepted
    /// Or given up: `message` says which.
    case refused
  }

  /// What would help in the step that goes on.
  package enum Hint: String, Codable, CaseIterable, Sendable {
    case holdStill = "hold_still"
    case further
    case slower
  }

  /// From 1; of `steps`.
  package var step: Int
  package var steps: Int
  package var word: Word
  package var phase: Phase
  /// Of this phase; nil where nothing is waited for.
  package var leftS: Double?
  package var hint: Hint?
  /// Where accepted: `A`, `B` or `C`.
  package var grade: String?
  /// Where accepted or refused: what a person is to know, or to do. One sentence or several.
  package var message: String?

  package init(
    step: Int, steps: Int = 4, word: Word, phase: Phase, leftS: Double? = nil, hint: Hint? = nil,
    grade: String? = nil, message: String? = nil
  ) {
    self.step = step
    self.steps = steps
    self.word = word
    self.phase = phase
    self.leftS = leftS
    self.hint = hint
    self.grade = grade
    self.message = message
  }

  enum CodingKeys: String, CodingKey {
    case step, steps, word, phase
    case leftS = "left_s"
    case hint, grade, message
  }
}
