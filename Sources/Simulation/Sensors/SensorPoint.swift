/// Where a sensor sits: what a posture means for its place and its orientation.
enum SensorPoint: Sendable {
  case sacrum
  case thorax
  /// Off the belt, in a box that turns and moves as the pelvis would.
  case box

  /// - Parameter tissueDegrees: how far the sensor turns against its segment.
  @inline(__always)
  func orientation(
    _ p: Posture, missedShare: Double, tissueDegrees: Double
  ) -> Rotation {
    switch self {
    case .sacrum:
      Rotation(
        pitchDegrees: p.pelvisDegrees * (1 - missedShare) + tissueDegrees,
        leanDegrees: p.leanDegrees + p.flankDegrees, twistDegrees: p.twistDegrees
      ).rolled(p.rollDegrees)
    case .thorax:
      Rotation(
        pitchDegrees: p.trunkDegrees * (1 - missedShare) + tissueDegrees,
        leanDegrees: p.leanDegrees * 1.3 + p.flankDegrees + p.sideBendDegrees,
        twistDegrees: p.twistDegrees * 1.2
      ).rolled(0.4 * p.rollDegrees)
    case .box:
      Rotation(
        pitchDegrees: p.pelvisDegrees + tissueDegrees, leanDegrees: p.leanDegrees,
        twistDegrees: p.twistDegrees)
    }
  }

  /// Meters in the room. The sacrum lies behind and above the hip joints; T12 stands on a lumbar
  /// spine that bends evenly, so that its chord has half the flexion.
  @inline(__always)
  func place(_ p: Posture) -> Triple {
    let pelvis = Rotation(
      pitchDegrees: p.pelvisDegrees, leanDegrees: p.leanDegrees + p.flankDegrees,
      twistDegrees: p.twistDegrees)
    switch self {
    case .sacrum:
      return p.hip + pelvis.applied(to: Triple(-0.1, 0, 0.08))
    case .thorax:
      let chord = Rotation(
        pitchDegrees: p.pelvisDegrees + 0.5 * p.lumbarDegrees,
        leanDegrees: p.leanDegrees * 1.15 + p.flankDegrees + 0.5 * p.sideBendDegrees,
        twistDegrees: p.twistDegrees * 1.1)
      return p.hip + pelvis.applied(to: Triple(-0.07, 0, 0.11))
        + chord.applied(to: Triple(-0.03, 0, 0.18))
    case .box:
      return p.hip
    }
  }
}
