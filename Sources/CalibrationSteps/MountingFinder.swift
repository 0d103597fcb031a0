package import HingeCore

/// Finds how the sensors sit on a wearer from a recording alone, without any calibration.
///
/// In a lift the sagittal axis is the one about which the sensor turned most. Which way is forward
/// is told by two signs: the sacrum is accelerated upward at the bottom of a bend and downward at
/// its top (so pitch and vertical acceleration go together), and people stand before and after they
/// lift. A sacrum that is hardly moved up and down, on a seat or in a slow bend, tells nothing by
/// its acceleration; then forward is where the sensor tilts to, far to one side from how it began
/// and ended, and what tilts as far to both sides is no bend.
package enum MountingFinder {
  package static func find(
    samples: [SampleInput], models: [SensorModel], nominalInterval: TimeSpan
  ) -> FoundMounting {
    let trace = PostureTrace(samples: samples, models: models, nominalInterval: nominalInterval)
    let heave = band(trace.points[0].map { Int64($0.vertical.raw) }).map { $0 >> 8 }
    let mountings = models.indices.map { mounting(trace.points[$0], heave: heave) }
    let lead = models.count - 1
    let pitch = trace.pitch(sensor: lead, mounting: mountings[lead])
    var sacrum = mountings[0]
    if lead > 0 && !turnsAlike(trace.pitch(sensor: 0, mounting: sacrum), pitch) {
      sacrum = sacrum.reversed
    }
    return FoundMounting(
      sensorCount: Int32(models.count), sacrum: sacrum, thorax: mountings[lead],
      range: spread(pitch))
  }

  private static func mounting(_ points: [PostureTrace.Point], heave: [Int64]) -> Mounting {
    let up = meanUp(points[...]) ?? .alongZ
    func mounting(_ axis: UnitVector?) -> Mounting {
      // A sensor that never turned has no sagittal axis; any will do, for nothing will be counted.
      Mounting(up: up, bendingAxis: axis ?? .alongX)
        ?? Mounting(up: up, bendingAxis: .alongY) ?? Mounting(up: up, bendingAxis: .alongX)
        ?? .aligned
    }
    let trust = trust(inHeave: heave)
    if trust < 500, let lean = oneSidedLean(points) {
      // Leaning forward moves up backward in the sensor's frame.
      return mounting(lean.cross(up))
    }
    // Turning about the vertical, as in every step, says nothing about bending: taken out.
    let tilting = points.map { $0.rate - $0.up.times($0.rate.dot($0.up)) }
    let found = mounting(
      PrincipalAxis(rates: tilting, threshold: AngularRate(degreesPerSecond: 10))?.axis)
    let pitch = points.map { found.pitch(up: $0.up) }
    guard pitch.count > 100 else { return found }
    let together = correlation(bandOfPitch(pitch), heave) * trust / 1000
    return together + endSkew(pitch) > 0 ? found : found.reversed
  }

  private static func meanUp(_ points: ArraySlice<PostureTrace.Point>) -> UnitVector? {
    var sum: (Int64, Int64, Int64) = (0, 0, 0)
    for point in points {
      sum.0 += Int64(point.up.x.raw >> 8)
      sum.1 += Int64(point.up.y.raw >> 8)
      sum.2 += Int64(point.up.z.raw >> 8)
    }
    return direction(sum.0, sum.1, sum.2)
  }

  /// Where up tilts to in the sensor's frame, from the first and last half seconds: the sum of the
  /// tilts' fifth powers, in which the deepest count and what goes to both sides cancels. Nil for a
  /// sensor that never tilts.
  private static func oneSidedLean(_ points: [PostureTrace.Point]) -> UnitVector? {
    guard points.count > 100, let upright = meanUp(points.prefix(25) + points.suffix(25))
    else { return nil }
    var sum: (Int64, Int64, Int64) = (0, 0, 0)
    for point in points {
      // In 1/1024: an hour lying down fits.
      let x = (Int64(point.up.x.raw) - Int64(upright.x.raw)) >> 20
      let y = (Int64(point.up.y.raw) - Int64(upright.y.raw)) >> 20
      let z = (Int64(point.up.z.raw) - Int64(upright.z.raw)) >> 20
      let square = x * x + y * y + z * z
      let fourth = square * square >> 12
      sum.0 += fourth * x
      sum.1 += fourth * y
      sum.2 += fourth * z
    }
    return direction(sum.0, sum.1, sum.2)
  }

  /// From the 2nd to the 98th percentile.
  private static func spread(_ pitch: [Angle]) -> Angle {
    guard pitch.count > 50 else { return .zero }
    let sorted = pitch.sorted()
    return sorted[sorted.count * 98 / 100] - sorted[sorted.count * 2 / 100]
  }

  /// How far the sacrum's vertical acceleration can be believed, per mille: a lift moves it by 15 mg
  /// (root mean square) and more, what is below 8 mg is what tilting makes of the sensor's errors.
  private static func trust(inHeave heave: [Int64]) -> Int64 {
    let square = heave.reduce(0) { $0 + $1 * $1 } / Int64(max(heave.count, 1))
    let size = Int64(squareRoot(UInt64(square))) * 1000 / 65536
    return min(max((size - 8) * 125, 0), 1000)
  }

  private static func turnsAlike(_ a: [Angle], _ b: [Angle]) -> Bool {
    correlation(bandOfPitch(a), bandOfPitch(b)) >= 0
  }

  /// In 1/1024 °.
  private static func bandOfPitch(_ pitch: [Angle]) -> [Int64] {
    band(pitch.map { Int64($0.raw) }).map { $0 >> 6 }
  }

  /// Per mille. Squares of an hour of 1/1024 ° or 1/65536 g stay below 2^62.
  private static func correlation(_ a: [Int64], _ b: [Int64]) -> Int64 {
    var product: Int64 = 0
    var squares: (Int64, Int64) = (0, 0)
    for (x, y) in zip(a, b) {
      product += x * y
      squares.0 += x * x
      squares.1 += y * y
    }
    let scale = Int64(squareRoot(UInt64(squares.0))) * Int64(squareRoot(UInt64(squares.1)))
    return scale > 0 ? product / (scale / 1000 + 1) : 0
  }

  /// How far the first and last half seconds lie below the middle of the range, per 500 of half
  /// the range.
  private static func endSkew(_ pitch: [Angle]) -> Int64 {
    let sorted = pitch.sorted()
    let low = Int64(sorted[sorted.count * 2 / 100].raw)
    let high = Int64(sorted[sorted.count * 98 / 100].raw)
    let half = max((high - low) / 2, 1)
    func mean(_ part: ArraySlice<Angle>) -> Int64 {
      part.reduce(0) { $0 + Int64($1.raw) } / Int64(max(part.count, 1))
    }
    let ends = (mean(pitch.prefix(25)) + mean(pitch.suffix(25))) / 2
    return ((low + high) / 2 - ends) * 500 / half
  }

  /// About 0.15 to 1 Hz: a mean over 0.5 s less one over 4 s.
  private static func band(_ values: [Int64]) -> [Int64] {
    var sums: [Int64] = [0]
    sums.reserveCapacity(values.count + 1)
    for value in values { sums.append((sums.last ?? 0) + value) }
    func mean(_ center: Int, _ half: Int) -> Int64 {
      let first = max(0, center - half)
      let last = min(values.count, center + half + 1)
      return (sums[last] - sums[first]) / Int64(last - first)
    }
    return values.indices.map { mean($0, 12) - mean($0, 100) }
  }
}
