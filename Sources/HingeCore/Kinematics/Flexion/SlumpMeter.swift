/// One sacral sensor: how much of the reserve is used, from what rounding does to the pelvis.
///
/// A rounding back under load tucks the pelvis: its pitch falls short of the wearer's own
/// (estimation, sections 3 and 10). Three signs, each against the wearer's calibration:
/// - held at the bottom, pitch short of the own style's bottom, or of what this very bend had;
/// - at lift-off, pitch that falls through the threshold faster than a neutral rise turns it;
/// - late in the rise, pitch beyond the own lockout.
/// The share is scaled so that each sign's threshold is the default alarm limit, 0.6.
struct SlumpMeter: BitwiseCopyable, Sendable {
  private var neutral = NeutralCurve.none
  private var reserve = Angle.zero
  /// Pitch at the bottom of a neutral rep, following clean reps.
  private var base = Angle.zero
  private var lockout = Angle.zero
  private var threshold = Angle.zero
  private var peakRate = AngularRate.zero
  /// 0.6 · 2^46 over the threshold in Q15.16 degrees.
  private var inverseThreshold: Int64 = 0
  private var inverseLate: Int64 = 0

  /// Deepest pitch of this bend, and when the pitch last was within `onset` of it.
  private var deepest = Angle(degrees: -180)
  private var lastDeep = Timestamp(microseconds: 0)
  /// The fall from the deepest pitch has passed the threshold: judged once a bend.
  private var hasFallen = false
  private var isRising = false
  /// The lift has raised the pelvis: kept through a hitch, whose standstill begins a new height.
  private var hasLifted = false
  private var risingSince: Timestamp?
  private var tuckUntil: Timestamp?
  private var stillSince: Timestamp?
  private var share = Fraction.zero
  private var bottomPitch: Angle?
  /// The bottom of the bend before: a rep from lockout is complete only in the next bend.
  private var lastBottomPitch: Angle?

  private static let alarm: Int64 = 42_221_246_506_598  // 0.6 · 2^46
  private static var onset: Angle { Angle(raw: 98_304) }  // 1.5°
  private static let fastFall = TimeSpan(milliseconds: 270)
  /// mm.
  private static let lifted: Int32 = 40
  private static let tuckHold = TimeSpan(milliseconds: 400)
  private static let stillFor = TimeSpan(milliseconds: 100)
  /// A tuck while lowering looks like the beginning of a rise, for this long.
  private static let mistakenRise = TimeSpan(milliseconds: 700)

  /// Begins anew.
  mutating func restart(_ profile: WearerProfile) {
    self = SlumpMeter()
    neutral = profile.neutral
    reserve = profile.maxFlexion - profile.neutralBottomFlexion
    base = profile.sacrumStyleBottom
    lockout = profile.sacrumLockout
    let separation = (profile.sacrumHingeBottom - profile.sacrumSlumpBottom).magnitude
    threshold = min(
      max(separation.scaled(by: Fraction(35, over: 100)), Angle(millidegrees: 6500)),
      Angle(degrees: 10))
    peakRate = max(profile.peakRiseRate, AngularRate(degreesPerSecond: 10))
    inverseThreshold = Self.alarm / Int64(truncatingIfNeeded: threshold.raw)
    let late = max(separation.scaled(by: Fraction(35, over: 100)), Angle(millidegrees: 6500))
    inverseLate = Self.alarm / Int64(truncatingIfNeeded: late.raw)
  }

  /// A frame of the motion.
  ///
  /// - Parameter isReach: the first bend of a set from the floor, which belongs to no rep: the
  ///   bottom is not yet judged.
  mutating func add(
    time: Timestamp, pitch: Angle, rate: AngularRate, state: BendTracker.State, risen: Int32?,
    isReach: Bool
  ) {
    share = .zero
    isRising = state == .rising
    if let risen, risen >= Self.lifted { hasLifted = true }
    if state == .upright || state == .lowering { hasLifted = false }
    guard state != .upright else {
      deepest = Angle(degrees: -180)
      hasFallen = false
      risingSince = nil
      tuckUntil = nil
      stillSince = nil
      if let bottom = bottomPitch { lastBottomPitch = bottom }
      bottomPitch = nil
      return
    }
    if isRising && risingSince == nil { risingSince = time }
    if !isRising { risingSince = nil }
    if pitch > deepest {
      deepest = pitch
      hasFallen = false
    }
    if deepest - pitch < Self.onset { lastDeep = time }
    followFall(time: time, pitch: pitch, rate: rate, risen: risen)
    if !isReach { followHold(time: time, pitch: pitch, rate: rate) }
    if isRising { share = max(share, scaled(lockout - pitch, inverseLate)) }
    if let until = tuckUntil, time < until { share = max(share, Fraction(75, over: 100)) }
  }

  /// The first fall through the threshold: a tuck is faster than the wearer's fastest rise, and turns
  /// the pelvis without lifting it.
  private mutating func followFall(
    time: Timestamp, pitch: Angle, rate: AngularRate, risen: Int32?
  ) {
    guard !hasFallen, deepest - pitch > threshold else { return }
    hasFallen = true
    // Where the height is not known the speed alone must tell, and more of it.
    let limit = peakRate.scaled(by: Fraction(risen == nil ? 110 : 80, over: 100))
    let isFast = -rate > limit
    if isFast && (risen ?? 0) < Self.lifted && time.since(lastDeep) < Self.fastFall {
      tuckUntil = time.advanced(by: Self.tuckHold)
    }
  }

  /// Held, or nearly, while bent: short of the style's bottom, or of this bend's own.
  /// A hitch on the way up is not at the bottom.
  private mutating func followHold(time: Timestamp, pitch: Angle, rate: AngularRate) {
    let isBent =
      !hasLifted
      && (!isRising || pitch - lockout > (base - lockout).scaled(by: Fraction(40, over: 100)))
    let isMistaken = risingSince.map { time.since($0) < Self.mistakenRise } ?? true
    guard isBent, isMistaken, rate.magnitude < AngularRate(degreesPerSecond: 8) else {
      stillSince = nil
      return
    }
    let since = stillSince ?? time
    stillSince = since
    if time.since(since) < Self.stillFor { return }
    share = max(scaled(base - pitch, inverseThreshold), scaled(deepest - pitch, inverseThreshold))
    bottomPitch = pitch
  }

  /// A rep without any sign: its bottom is this set's way of lifting.
  mutating func completedCleanRep() {
    guard let bottom = lastBottomPitch ?? bottomPitch else { return }
    base = Angle(raw: base.raw &+ (bottom.raw &- base.raw) / 5)
  }

  func estimate(pitch: Angle) -> FlexionEstimate {
    // The sign's scale ends where the wearer's own slump does: beyond it there is nothing to say.
    let used = min(max(share, .zero), .one)
    let excess = reserve.scaled(by: used)
    return FlexionEstimate(
      flexion: neutral.flexion(at: pitch, rising: isRising) + excess, excess: excess,
      reserve: used)
  }

  private func scaled(_ angle: Angle, _ inverse: Int64) -> Fraction {
    let share = (Int64(truncatingIfNeeded: angle.raw) &* inverse).roundedShift(right: 16)
    return Fraction(raw: Int32(saturating: share))
  }
}
