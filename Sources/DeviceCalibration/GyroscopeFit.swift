import Foundation
import HingeCore

/// Scale of a gyro from turns between still poses.
///
/// Gravity says how far a turn from face to face went, better than a hand can do it: the rates, summed
/// up from one pose to the next, must carry gravity from where it was to where it is. A turn about the
/// vertical moves no gravity; it is taken for a quarter turn along a square edge where the rates say
/// that it is about one.
struct GyroscopeFit: Sendable {
  let scale: Triple
  /// °/s, the mean of all poses.
  let bias: Triple
  /// Root mean square of what is left of the turns, degrees.
  let residualDegrees: Double
  /// Degrees that each axis was turned in all, as far as the turns say something of it.
  let turned: Triple

  /// Degrees that each axis must have been turned by.
  static let leastTurn = 30.0

  /// Nil where the turns do not determine it.
  init?(_ readings: [DeviceReading], _ poses: [StillPose], _ accelerometer: AccelerometerFit) {
    let turns = zip(poses, poses.dropFirst()).compactMap { before, after in
      Turn(readings, before, after, accelerometer)
    }
    turned = turns.reduce(.zero) { $0 + $1.told }
    bias = poses.reduce(.zero) { $0 + $1.rate } * (1 / Double(max(poses.count, 1)))
    // What was not turned is refused by whoever asks `turned`; there is nothing to fit then.
    guard min(turned.x, min(turned.y, turned.z)) > Self.leastTurn else {
      scale = .one
      residualDegrees = 0
      return
    }
    func residuals(_ unknowns: [Double]) -> [Double] {
      turns.flatMap { $0.residuals(Triple(unknowns[0], unknowns[1], unknowns[2])) }
    }
    guard let found = LeastSquares.fit([1, 1, 1], step: 1e-4, residuals: residuals) else {
      return nil
    }
    scale = Triple(found[0], found[1], found[2])
    let left = residuals(found)
    residualDegrees =
      (left.reduce(0) { $0 + $1 * $1 } / Double(max(turns.count, 1))).squareRoot() * 180 / .pi
  }

  /// One turn from a pose to the next.
  private struct Turn {
    /// Rates less bias, rad/s, and the time each stands for, s.
    private let rates: [(rate: Triple, seconds: Double)]
    private let before: Triple
    private let after: Triple
    private let isAboutVertical: Bool
    /// Degrees about each axis that gravity, or the square edge, speaks of.
    let told: Triple

    private static let longestSeconds = 20.0

    init?(
      _ readings: [DeviceReading], _ first: StillPose, _ second: StillPose,
      _ accelerometer: AccelerometerFit
    ) {
      let bias = (first.rate + second.rate) * 0.5
      var list: [(rate: Triple, seconds: Double)] = []
      var seconds = 0.0
      for index in (first.last + 1)...second.first {
        let span = readings[index].time.since(readings[index - 1].time).microseconds
        seconds += Double(span) / 1e6
        list.append(((readings[index].rate - bias) * (.pi / 180), Double(span) / 1e6))
      }
      guard seconds <= Self.longestSeconds else { return nil }
      rates = list
      before = accelerometer.corrected(first.force).unit
      after = accelerometer.corrected(second.force).unit
      let sum = list.reduce(.zero) { $0 + $1.rate * $1.seconds } * (180 / .pi)
      let moved = atan2(before.cross(after).length, before.dot(after)) * 180 / .pi
      isAboutVertical = moved < 5 && (60...120).contains(abs(sum.dot(before)))
      // Only what is square to gravity moves it; a turn and back moves it by nothing. Where gravity
      // ends up opposite it does not say about which axis: then the rates do.
      let axis = isAboutVertical ? before : moved > 150 ? sum.unit : before.cross(after).unit
      let degrees = isAboutVertical ? 90 : moved
      told = Triple(abs(axis.x) * degrees, abs(axis.y) * degrees, abs(axis.z) * degrees)
    }

    /// Radians: three of gravity's direction, one of the turn about the vertical.
    func residuals(_ scale: Triple) -> [Double] {
      var gravity = before
      var about = 0.0
      for (rate, seconds) in rates {
        let angle = rate * scale * seconds
        about += angle.dot(gravity)
        gravity = gravity.seen(afterTurning: angle)
      }
      let miss = gravity - after
      let quarter = isAboutVertical ? about - (about < 0 ? -1 : 1) * .pi / 2 : 0
      return [miss.x, miss.y, miss.z, quarter]
    }
  }
}
