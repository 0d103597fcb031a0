/// Lumbar flexion at one sample and what it means for this wearer.
package struct FlexionEstimate: BitwiseCopyable, Sendable {
  /// From the wearer's own standing posture, Q15.16 degrees; measured, or estimated with one sensor.
  package var flexion: Angle
  /// Beyond the wearer's own neutral curve, Q15.16 degrees.
  package var excess: Angle
  /// Share of the reserve in use, Q1.30; may pass one, saturates below two.
  package var reserve: Fraction
}

/// Two sensors: flexion is the pitch of T12 less the pitch of the sacrum, both from standing.
struct FlexionMeter: BitwiseCopyable, Sendable {
  private var neutral = NeutralCurve.none
  /// 2^46 over the reserve in Q15.16 degrees.
  private var inverseReserve: Int64 = 0
  /// 2^46 over the play in Q15.16 degrees.
  private var inversePlay: Int64 = 0
  private var previous = Angle.zero
  /// How far the trunk is on its way up: 0 the lowering curve holds, 2^16 the rising one.
  private var risen: Int64 = 0

  /// Begins anew, in place.
  mutating func restart(_ profile: WearerProfile) {
    neutral = profile.neutral
    // A reserve of less than 5° is refused at calibration; this only keeps the division sane.
    let reserve = max(profile.maxFlexion - profile.neutralBottomFlexion, Angle(degrees: 5))
    inverseReserve = (Int64(1) &<< 46) / Int64(truncatingIfNeeded: reserve.raw)
    let play = max(
      profile.neutral.bottomPitch.scaled(by: Fraction(8, over: 100)), Angle(degrees: 2))
    inversePlay = (Int64(1) &<< 46) / Int64(truncatingIfNeeded: play.raw)
    previous = .zero
    risen = 0
  }

  /// Which of the two neutral curves holds follows the trunk itself, like the play in a gear: a
  /// twelfth of the range upward leads from one to the other. Waiting until a rise is certain
  /// compared a back that unwinds late with the wrong curve for half a second.
  #if _pointerBitWidth(_64)
    @inline(__always)
  #endif
  mutating func measure(pelvisPitch: Angle, trunkPitch: Angle) -> FlexionEstimate {
    let flexion = trunkPitch - pelvisPitch
    let lead = leading(trunk: trunkPitch, pelvis: pelvisPitch)
    let fall =
      (Int64(truncatingIfNeeded: (previous - lead).raw) &* inversePlay)
      .nearestShift(right: 30)
    risen = min(max(risen &+ fall, 0), 1 &<< 16)
    previous = lead
    let excess = flexion - neutral.flexion(at: lead, risen: risen)
    let share = (Int64(truncatingIfNeeded: excess.raw) &* inverseReserve).nearestShift(right: 16)
    return FlexionEstimate(
      flexion: flexion, excess: excess, reserve: Fraction(raw: Int32(saturating: share)))
  }
}
