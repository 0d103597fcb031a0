package import HingeCore

/// One simulated wearer: how he stands, hinges, rounds, breathes and holds a belt. Degrees,
/// meters, seconds. The ranges are those that a form monitor has to cope with.
package struct LifterModel: Sendable, Equatable {
  package var style: LiftStyle
  /// Pelvis pitch at the bottom of the lift; -17...65, negative where a sumo lifter sits upright.
  package var pelvisBottomDegrees: Double
  /// How far the pelvis is behind standing at lockout; 5...15.
  package var lockoutLeanDegrees: Double
  /// Lumbar flexion from standing to the bottom with a neutral spine; 16...40.
  package var neutralLumbarDegrees: Double
  /// Largest lumbar flexion the wearer has; 45...70.
  package var maximumLumbarDegrees: Double
  /// Pelvis pitch of the unloaded hinge of the calibration; 35...60.
  package var hingeDegrees: Double
  /// How far the pelvis comes up in the lift; 0.14...0.26.
  package var riseMeters: Double
  /// How far the hips go back; 0.05...0.14.
  package var hipsBackMeters: Double
  /// Share of a rounding that the pelvis tucks back; 0.6...1.
  package var pelvisShare: Double
  /// Whether the back straightens only in the last third of the rise, or steadily.
  package var straightensLate: Bool
  /// Rep-to-rep deviation of the flexion; 0.4...3.
  package var flexionSpreadDegrees: Double
  /// Growth of flexion over a fatiguing set; 0...10.
  package var flexionDriftDegrees: Double
  /// Typical durations; 0.7...4, 0.8...3.5, 0...2.6 and 0.4...2.8. A set's single pauses reach 4 s.
  package var concentricSeconds: Double
  package var eccentricSeconds: Double
  package var bottomPauseSeconds: Double
  package var topPauseSeconds: Double
  /// Share of its segment's pitch that each sensor misses, as the skin slides; 0...0.08.
  package var sacrumArtefactShare: Double
  package var thoraxArtefactShare: Double
  /// Tremble of each sensor while the wearer moves: 0.4...1° at 5...12 Hz.
  package var sacrumWobbleDegrees: Double
  package var thoraxWobbleDegrees: Double
  package var sacrumWobbleHertz: Double
  package var thoraxWobbleHertz: Double
  /// Sway in standing; about 0.2...0.5.
  package var swayDegrees: Double
  /// Push of the bar's contact with the floor as the belt feels it, g; 0.5...6.
  package var contactG: Double
  package var contactSeconds: Double
  /// 1.6...2.0.
  package var stepHertz: Double
  /// Vertical acceleration of walking, g; 0.1...0.3.
  package var stepG: Double

  /// The shortest time in which so many degrees can be turned smoothly: a trunk hardly passes
  /// 130°/s.
  static func leastSeconds(turning degrees: Double) -> Double { abs(degrees) * 1.875 / 130 }

  /// What is left between the neutral bottom and the wearer's maximum.
  package var reserveDegrees: Double { maximumLumbarDegrees - neutralLumbarDegrees }

  /// An even wearer in the middle of all ranges whose sensors sit on bone: for tests that want to
  /// compute by hand.
  package static func plain(style: LiftStyle) -> LifterModel {
    LifterModel(
      style: style, pelvisBottomDegrees: style.startsFromFloor ? 30 : 42, lockoutLeanDegrees: 6,
      neutralLumbarDegrees: 24, maximumLumbarDegrees: 58, hingeDegrees: 45, riseMeters: 0.2,
      hipsBackMeters: 0.1, pelvisShare: 0.8, straightensLate: false, flexionSpreadDegrees: 0,
      flexionDriftDegrees: 0, concentricSeconds: 1.2, eccentricSeconds: 1.6,
      bottomPauseSeconds: style.startsFromFloor ? 0.8 : 0.3, topPauseSeconds: 0.9,
      sacrumArtefactShare: 0, thoraxArtefactShare: 0, sacrumWobbleDegrees: 0,
      thoraxWobbleDegrees: 0, sacrumWobbleHertz: 8, thoraxWobbleHertz: 7, swayDegrees: 0,
      contactG: 1, contactSeconds: 0.03, stepHertz: 1.8, stepG: 0.2)
  }
}
