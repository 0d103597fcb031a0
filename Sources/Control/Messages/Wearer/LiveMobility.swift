/// How far a mobility check is: in events while it goes on, and in the status.
package struct LiveMobility: Codable, Equatable, Sendable {
  package enum Part: String, Codable, CaseIterable, Sendable {
    case ready, stand, down, hold, up
  }

  package enum Phase: String, Codable, CaseIterable, Sendable {
    case recording
    /// The range is made of what was recorded, and logged.
    case judging
    case measured
    /// Or given up: `message` says which.
    case refused
  }

  /// What was measured. Pelvis pitch from standing.
  package struct Range: Codable, Equatable, Sendable {
    package var neutralDeg: Double
    /// The back never rounded: this much or more.
    package var isAtLeast: Bool
    package var spreadDeg: Double
    package var depthDeg: Double
    package var limitDeg: Double
    package var hinges: Int
    /// Token of `FlexionMode`: estimated with one sensor.
    package var mode: String
    package var isSimulated: Bool

    package init(
      neutralDeg: Double, isAtLeast: Bool, spreadDeg: Double, depthDeg: Double, limitDeg: Double,
      hinges: Int, mode: String, isSimulated: Bool
    ) {
      self.neutralDeg = neutralDeg
      self.isAtLeast = isAtLeast
      self.spreadDeg = spreadDeg
      self.depthDeg = depthDeg
      self.limitDeg = limitDeg
      self.hinges = hinges
      self.mode = mode
      self.isSimulated = isSimulated
    }

    enum CodingKeys: String, CodingKey {
      case neutralDeg = "neutral_deg"
      case isAtLeast = "at_least"
      case spreadDeg = "spread_deg"
      case depthDeg = "depth_deg"
      case limitDeg = "limit_deg"
      case hinges, mode
      case isSimulated = "synthetic"
    }
  }

  package var phase: Phase
  /// While it is recorded: what to do, in which hinge (0 before the first) of how many, and for how long yet.
  package var part: Part?
  package var hinge: Int?
  package var hinges: Int?
  package var leftS: Double?
  package var range: Range?
  /// Its number in the log; nil where it could not be logged: `message` says why.
  package var number: Int64?
  /// What a person is to know, or to do.
  package var message: String?

  package init(phase: Phase, message: String? = nil) {
    self.phase = phase
    self.message = message
  }

  enum CodingKeys: String, CodingKey {
    case phase, part, hinge, hinges
    case leftS = "left_s"
    case range, number, message
  }
}
