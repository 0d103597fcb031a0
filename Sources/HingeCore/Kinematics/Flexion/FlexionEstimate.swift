/// Lumbar flexion at one sample and what it means for this wearer.
package struct FlexionEstimate: BitwiseCopyable, Sendable {
  /// From the wearer's own standing posture.
  package var flexion: Angle
  /// Beyond the wearer's own neutral curve.
  package var excess: Angle
  /// Share of the reserve in use; may pass one, saturates below two.
  package var reserve: Fraction
}

/// Two sensors: flexion is the pitch of T12 less the pitch of the sacrum, both from standing.
struct FlexionMeter: BitwiseCopyable, Sendable {
  private let neutral: NeutralCurve
  /// 2^46 over the reserve in Q15.16 degrees.
  private let inverseReserve: Int64

  init(_ profile: WearerProfile) {
    neutral = profile.neutral
    // A reserve of less than 5° is refused at calibration; this only keeps the division sane.
    let reserve = max(profile.maxFlexion - profile.neutralBottomFlexion, Angle(degrees: 5))
    inverseReserve = (Int64(1) &<< 46) / Int64(truncatingIfNeeded: reserve.raw)
  }

  func measure(pelvisPitch: Angle, trunkPitch: Angle, isRising: Bool) -> FlexionEstimate {
    let flexion = trunkPitch - pelvisPitch
    let excess = flexion - neutral.flexion(at: trunkPitch, rising: isRising)
    let share = (Int64(truncatingIfNeeded: excess.raw) &* inverseReserve).roundedShift(right: 16)
    return FlexionEstimate(
      flexion: flexion, excess: excess, reserve: Fraction(raw: Int32(saturating: share)))
  }
}
