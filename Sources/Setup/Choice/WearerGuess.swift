package import HingeCore
package import Settings

/// Whose calibration fits how somebody stands: where up was in each sensor's frame against where it was when
/// each lifter stood for a calibration.
///
/// It is a hint. People differ in how their sacrum and back incline by some 8° (standard deviation), and the
/// same belt put on again by a few: many pairs of lifters can't be told apart, and then nobody is named.
package struct WearerGuess {
  private let sacrum: UnitVector
  private let thorax: UnitVector
  private let sensors: Int

  /// The cosine of 6°, Q1.30: nearer than this fits.
  private static let near: Int32 = 1_067_859_000
  /// More names than that are no answer.
  private static let most = 3

  /// - Parameter thorax: not looked at with one sensor.
  package init(sacrum: UnitVector, thorax: UnitVector, sensors: Int) {
    self.sacrum = sacrum
    self.thorax = thorax
    self.sensors = sensors
  }

  /// Others than `wearer`, by name; empty where one of the wearer's own calibrations fits, or nobody's, or
  /// those of too many.
  package func likelier(
    than wearer: String, among profiles: [(lifter: String, profile: CalibrationProfile)]
  ) -> [String] {
    var names: [String] = []
    for (lifter, profile) in profiles where fits(profile) {
      if lifter == wearer { return [] }
      if !names.contains(lifter) { names.append(lifter) }
    }
    return names.count > Self.most ? [] : names
  }

  private func fits(_ profile: CalibrationProfile) -> Bool {
    guard profile.sensors == sensors else { return false }
    let own = profile.wearer(style: profile.liftStyle)
    if own.sacrum.up.dot(sacrum).raw < Self.near { return false }
    return sensors == 1 || own.thorax.up.dot(thorax).raw >= Self.near
  }
}
