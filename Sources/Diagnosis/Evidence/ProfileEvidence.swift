/// What was learnt about the profile that the settings ask for.
package struct ProfileEvidence: Equatable, Sendable {
  package var path: String
  package var lifter: String
  /// Token of the style that the settings name.
  package var style: String
  package var state: State
  /// Sensors that the settings name.
  package var sensors: Int
  /// A button can make one.
  package var hasButton = false

  package enum State: Equatable, Sendable {
    case missing
    case unreadable(String)
    case invalid(String)
    case read(Content)
  }

  package struct Content: Equatable, Sendable {
    package var lifter: String
    package var style: String
    /// A, B or C.
    package var grade: String
    package var sensors: Int
    package var isSynthetic: Bool
    /// Why rounding is not judged with it; nil where it is.
    package var abstained: String?
    /// Since the file was written, by the wall clock; nil where that makes no sense.
    package var ageDays: Int?

    package init(
      lifter: String, style: String, grade: String, sensors: Int, isSynthetic: Bool = false,
      abstained: String? = nil, ageDays: Int? = nil
    ) {
      self.lifter = lifter
      self.style = style
      self.grade = grade
      self.sensors = sensors
      self.isSynthetic = isSynthetic
      self.abstained = abstained
      self.ageDays = ageDays
    }
  }

  package init(path: String, lifter: String, style: String, state: State, sensors: Int) {
    self.path = path
    self.lifter = lifter
    self.style = style
    self.state = state
    self.sensors = sensors
  }
}
