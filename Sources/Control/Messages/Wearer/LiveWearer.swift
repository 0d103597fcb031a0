/// Who is worn from now on.
package struct LiveWearer: Codable, Equatable, Sendable {
  package var lifter: String
  /// Token of `LiftStyle`.
  package var style: String

  package init(lifter: String, style: String) {
    self.lifter = lifter
    self.style = style
  }
}

/// The buzzer was muted, or may sound again.
package struct LiveMute: Codable, Equatable, Sendable {
  package var muted: Bool
  /// Until it comes back by itself; nil: not by itself.
  package var leftS: Double?

  package init(muted: Bool, leftS: Double? = nil) {
    self.muted = muted
    self.leftS = leftS
  }

  enum CodingKeys: String, CodingKey {
    case muted
    case leftS = "left_s"
  }
}
