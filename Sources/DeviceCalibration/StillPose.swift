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

  /// All of at least a second, in order.
  static func all(in readings: [DeviceReading], nominalInterval: TimeSpan) -> [StillPose] {
    let window = max(Int(100_000 / max(nominalInterval.microseconds, 1)), 4)
    var poses: [StillPose] = []
    var first: Int?
    func close(before end: Int) {
      guard let start = first else { return }
      first = nil
      // What was still moving within the outermost windows is left out.
      let from = start + window / 2
      let to = end - 1 - window / 2
      guard to > from,
        readings[to].time.since(readings[from].time) >= least
      else { return }
      poses.append(StillPose(readings, from, to))
    }
    for start in stride(from: 0, to: readings.count - window + 1, by: max(window / 2, 1)) {
      if isStill(readings[start..<(start + window)]) {
        if first == nil { first = start }
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
    (0..<3).allSatisfy { axis in
      let rates = part.map { $0.rate[axis] }
      let forces = part.map { $0.force[axis] }
      return (rates.max() ?? 0) - (rates.min() ?? 0) < rateSpread
        && (forces.max() ?? 0) - (forces.min() ?? 0) < forceSpread
    }
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
