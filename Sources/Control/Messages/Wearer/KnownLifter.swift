/// Somebody who has a profile here, as `lifters` answers.
package struct KnownLifter: Codable, Equatable, Sendable {
  package var lifter: String
  package var styles: [KnownStyle]

  package init(lifter: String, styles: [KnownStyle]) {
    self.lifter = lifter
    self.styles = styles
  }
}

/// One profile of a lifter.
package struct KnownStyle: Codable, Equatable, Sendable {
  /// Token of `LiftStyle`.
  package var style: String
  /// `A`, `B` or `C`.
  package var grade: String
  /// Token of `RoundingJudgement`.
  package var rounding: String
  /// Wall clock, ms since 1970; nil where the profile does not say.
  package var calibratedWallMS: Int64?

  package init(style: String, grade: String, rounding: String, calibratedWallMS: Int64?) {
    self.style = style
    self.grade = grade
    self.rounding = rounding
    self.calibratedWallMS = calibratedWallMS
  }

  enum CodingKeys: String, CodingKey {
    case style, grade, rounding
    case calibratedWallMS = "calibrated_wall_ms"
  }
}
