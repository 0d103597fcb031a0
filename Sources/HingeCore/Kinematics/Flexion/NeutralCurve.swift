/// The wearer's own neutral flexion as a function of how far the trunk is bent: where lumbar
/// flexion *should* be at this depth, going down and coming up.
///
/// Nine points each, evenly spaced from standing to the style's bottom, joined by straight lines;
/// beyond the ends it stays at them. Two curves, since a spine may unwind steadily or all in the
/// last third of the rise. All angles are from the wearer's own standing posture.
package struct NeutralCurve: BitwiseCopyable, Sendable {
  package static var pointCount: Int { 9 }
  /// Flexion at the nine points, Q15.16 degrees.
  package var lowering: InlineArray<9, Int32>
  package var rising: InlineArray<9, Int32>
  /// Pitch at the last point; the caller has made sure that it is at least 5°.
  package let bottomPitch: Angle
  /// 8 · 2^30 / bottom pitch in degrees, so that no division is needed per sample.
  private let scale: Int64

  /// - Parameters:
  ///   - lowering, rising: flexion at the nine points, Q15.16 degrees.
  ///   - bottomPitch: at least 5°; smaller ones are taken as 5°.
  package init(
    lowering: InlineArray<9, Int32>, rising: InlineArray<9, Int32>, bottomPitch: Angle
  ) {
    self.lowering = lowering
    self.rising = rising
    self.bottomPitch = max(bottomPitch, Angle(degrees: 5))
    scale = (Int64(8) &<< 46) / Int64(self.bottomPitch.raw)
  }

  /// No flexion at any depth.
  static var none: NeutralCurve {
    NeutralCurve(
      lowering: InlineArray(repeating: 0), rising: InlineArray(repeating: 0), bottomPitch: .zero)
  }

  /// Neutral flexion at a trunk pitch, on the way from the lowering curve to the rising one.
  ///
  /// - Parameter risen: 0 the lowering curve … 2^16 the rising one.
  package func flexion(at pitch: Angle, risen: Int64) -> Angle {
    let low = flexion(at: pitch, rising: false)
    let high = flexion(at: pitch, rising: true)
    let part = (Int64(truncatingIfNeeded: high.raw &- low.raw) &* risen).nearestShift(right: 16)
    return Angle(raw: low.raw &+ Int32(truncatingIfNeeded: part))
  }

  /// Neutral flexion at a trunk pitch; nearest, ties up.
  package func flexion(at pitch: Angle, rising isRising: Bool) -> Angle {
    // Position on the curve in eighths, Q.16.
    let position = (Int64(truncatingIfNeeded: pitch.raw) &* scale) &>> 30
    if position <= 0 { return Angle(raw: isRising ? rising[0] : lowering[0]) }
    let index = Int(truncatingIfNeeded: position &>> 16)
    if index >= 8 { return Angle(raw: isRising ? rising[8] : lowering[8]) }
    let a = isRising ? rising[index] : lowering[index]
    let b = isRising ? rising[index &+ 1] : lowering[index &+ 1]
    let part = (Int64(truncatingIfNeeded: b &- a) &* (position & 0xffff)).nearestShift(right: 16)
    return Angle(raw: a &+ Int32(truncatingIfNeeded: part))
  }
}
