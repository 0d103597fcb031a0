import HingeCore

/// A stretch in which the device lay still.
struct StillPose: Sendable {
  /// Positions of its first and its last sample.
  let first: Int
  let last: Int
  /// Means, in g and °/s by the data sheet.
  let force: Triple
  let rate: Triple

  /// The face that points up: 0...5 for +x, -x, +y, -y, +z, -z; nil where it stands askew by more
  /// than some 30°.
  var face: Int? {
    for axis in 0..<3 where abs(force[axis]) > 0.86 * force.length {
      return axis * 2 + (force[axis] > 0 ? 0 : 1)
    }
    return nil
  }

  static let faceNames = ["x up", "x down", "y up", "y down", "z up", "z down"]

  private static let least = TimeSpan(milliseconds: 1000)
  /// What a desk, a chip's noise and a still hand leave, from one end to the other of a window.
  private static let rateSpread = 3.0
  private static let forceSpread = 0.08
  /// And what the mean of a window may be off the pose's first: a slow steady turn spreads little within
  /// a window, and is none the less a turn.
  private static let rateDrift = 0.5
  private static let forceDrift = 0.01

  /// All of at least a second, in order.
  static func all(in readings: [DeviceReading], nominalInterval: TimeSpan) -> [StillPose] {
    let window = max(Int(100_000 / max(nominalInterval.microseconds, 1)), 4)
    var poses: [StillPose] = []
    var first: Int?
    var anchor = WindowMean(readings.prefix(0))
    func close(before end: Int) {
      guard let start = first else { return }
      first = nil
      // The ends may hold the beginning or the end of a gentle turn.
      let edge = Int(300_000 / max(nominalInterval.microseconds, 1))
      let from = start + edge
      let to = end - 1 - edge
      guard to > from,
        readings[to].time.since(readings[from].time) >= least
      else { return }
      poses.append(StillPose(readings, from, to))
    }
    for start in stride(from: 0, to: readings.count - window + 1, by: max(window / 2, 1)) {
      let part = readings[start..<(start + window)]
      let mean = WindowMean(part)
      let stays =
        first == nil
        || mean.rate.isWithin(rateDrift, of: anchor.rate)
          && mean.force.isWithin(forceDrift, of: anchor.force)
      if !stays { close(before: start + window / 2) }
      if isStill(part) {
        if first == nil {
          first = start
          anchor = mean
        }
      } else {
        close(before: start + window / 2)
      }
    }
    close(before: readings.count)
    return poses
  }

  private init(_ readings: [DeviceReading], _ first: Int, _ last: Int) {
    self.first = first
    self.last = last
    let count = Double(last - first + 1)
    let part = readings[first...last]
    force = part.reduce(.zero) { $0 + $1.force } * (1 / count)
    rate = part.reduce(.zero) { $0 + $1.rate } * (1 / count)
  }

  private static func isStill(_ part: ArraySlice<DeviceReading>) -> Bool {
    // Means of a tenth of the window: a chip that is read faster shows more of its noise, not more
    // motion.
    let length = max(part.count / 10, 1)
    let means = stride(from: part.startIndex, to: part.endIndex - length + 1, by: length).map {
      WindowMean(part[$0..<($0 + length)])
    }
    return (0..<3).allSatisfy { axis in
      let rates = means.map { $0.rate[axis] }
      let forces = means.map { $0.force[axis] }
      return (rates.max() ?? 0) - (rates.min() ?? 0) < rateSpread
        && (forces.max() ?? 0) - (forces.min() ?? 0) < forceSpread
    }
  }
}

/// Means of a stretch of readings.
private struct WindowMean {
  let force: Triple
  let rate: Triple

  init(_ part: ArraySlice<DeviceReading>) {
    let share = 1 / Double(max(part.count, 1))
    force = part.reduce(.zero) { $0 + $1.force } * share
    rate = part.reduce(.zero) { $0 + $1.rate } * share
  }
}

/// One sample of the device to be calibrated, by its data sheet's sensitivities.
struct DeviceReading: Sendable {
  let time: Timestamp
  /// g.
  let force: Triple
  /// °/s.
  let rate: Triple
}
