/// Tells whether the belt still sits as it did at calibration, by what a body cannot do.
///
/// - **Walking is upright.** Over some steps the mean pitch and lean of the sacrum, and with two
///   sensors the flexion, are within a few degrees of standing; sitting and leaning do not step.
/// - **Who lifts has stood.** A still posture far from standing may be a seat: doubt. Where a set
///   follows whose lockouts are off in the same way, it was none.
/// - **Bends go forward.** Two in a row to the back or to the side are a belt worn the wrong way
///   round, or turned about the waist.
///
/// | seen | within limits | off |
/// |---|---|---|
/// | walk | fits | drifted |
/// | still standing, no set | no doubt | doubt |
/// | lockout after doubt | fits | drifted, once the set is one |
struct DriftWatch: BitwiseCopyable, Sendable {
  /// What the wearer does while a posture is averaged.
  private enum Situation: UInt8, BitwiseCopyable {
    case other
    case walking
    case standing
    case lockout
  }

  /// Q15.16 degrees: pitch and lean of the sacrum, and flexion.
  typealias Posture = InlineArray<3, Int32>

  /// The wearer's own at lockout.
  private var ownLockout: Posture = [0, 0, 0]
  /// From here on a bend shows its direction, as far as the wearer's own bends do; else zero.
  private var bent = Angle.zero
  private var situation = Situation.other
  private var sums: Posture = [0, 0, 0]
  private var looks: Int32 = 0
  /// How upright posture was off when last seen: -1, 0 or 1 each.
  private var doubts: Posture = [0, 0, 0]
  private var isOff = false
  /// In a row.
  private var wrongBends: UInt8 = 0
  /// The bend that goes on: how far it went, whether to the wrong side, and for how many looks.
  private var furthest = Angle.zero
  private var isWrongSide = false
  private var bentFor: UInt8 = 0
  private var isAnnounced = false

  /// Further behind the last stance or walk than half of the wearer's own lockout, and than 2°, is
  /// leaning back.
  private(set) var leaningBack = Angle(degrees: -2)

  /// The belt does not sit as it did.
  private var hasDrifted: Bool { isOff || wrongBends >= 2 }
  /// It may not: nothing is to be compared with the calibration.
  private(set) var isInDoubt = false
  /// Who stood well before stays at what looks like a lockout, but far more flexed than at his own: he
  /// has sat down. Told by two sensors, for one look.
  private(set) var isSeated = false

  /// What stands for a while is looked at every 80 ms.
  private var skipped: UInt8 = 0
  /// Looks that make a mean: of a walk 2.4 s, since who sits down with a jolt seems to step for a
  /// second; of standing 1.2 s, of a lockout 0.24 s.
  private static let walkMean: Int32 = 30
  private static let stanceMean: Int32 = 15
  private static let lockoutMean: Int32 = 3
  /// Off by more than this is drift: a rounding's alarm is 12 to 20° from neutral, one sensor's signs
  /// are 6.5 to 10°. Who walks or carries leans by less.
  private static var limits: Posture { [10 &<< 16, 10 &<< 16, 8 &<< 16] }
  private static var seat: Int32 { 15 &<< 16 }
  private static var still: AngularRate { AngularRate(degreesPerSecond: 8) }
  /// Who lies on his back is not bent backwards.
  private static var lying: Angle { Angle(degrees: 80) }
  private static let longestBend: UInt8 = 100

  /// What a new watch compares with.
  ///
  /// - Parameters:
  ///   - lockoutPitch, lockoutFlexion: of sacrum and back at the wearer's own lockouts.
  ///   - bottom: pitch of the leading segment at the bottom of the wearer's own style. Below 25° a
  ///     rounding of the wearer's could turn it as far back.
  mutating func expect(lockoutPitch: Angle, lockoutFlexion: Angle, bottom: Angle) {
    ownLockout[0] = lockoutPitch.raw
    ownLockout[2] = lockoutFlexion.raw
    stood(at: 0)
    if bottom < Angle(degrees: 25) { return }
    // Further than the wearer leans back at lockout.
    bent = max(
      min(bottom.scaled(by: Fraction(70, over: 100)), Angle(degrees: 25)),
      Angle(degrees: 8) - lockoutPitch)
  }

  /// Counts a frame of 20 ms; true when it is to be looked at.
  mutating func isDue() -> Bool {
    skipped = (skipped &+ 1) & 3
    return skipped == 0
  }

  /// A look; true when the wearer is to be told that the calibration no longer fits.
  mutating func add(
    _ frame: FrameBuilder.Frame, lean: Angle, isUpright: Bool, isStepping: Bool,
    isInSet: Bool, isFirm: Bool
  ) -> Bool {
    var now = Situation.other
    if isUpright {
      now =
        isStepping
        ? .walking : isInSet ? .lockout : frame.turning < Self.still ? .standing : .other
    }
    if now != situation {
      situation = now
      clear()
    }
    sums[0] &+= frame.pelvisPitch.raw
    sums[1] &+= lean.raw
    sums[2] &+= (frame.trunkPitch - frame.pelvisPitch).raw
    looks &+= 1
    isSeated =
      now == .lockout && looks == Self.stanceMean && !isInDoubt
      && sums[2] / looks &- ownLockout[2] > Self.seat
    let enough =
      now == .walking ? Self.walkMean : now == .standing ? Self.stanceMean : Self.lockoutMean
    if looks == enough {
      if now != .other { judge(isFirm: isFirm || now == .walking) }
      if now != .lockout { clear() }
    }
    if bent > .zero { followBend(frame.trunkPitch, lean: lean) }
    isInDoubt = hasDrifted || doubts[0] | doubts[1] | doubts[2] != 0
    let isNew = hasDrifted && !isAnnounced
    isAnnounced = hasDrifted
    return isNew
  }

  private mutating func stood(at pitch: Int32) {
    leaningBack = Angle(raw: pitch &+ min(ownLockout[0], -(4 &<< 16)) / 2)
  }

  private mutating func clear() {
    for index in 0..<3 { sums[index] = 0 }
    looks = 0
  }

  private mutating func judge(isFirm: Bool) {
    var areOff = false
    for index in 0..<3 {
      let limit = Self.limits[index]
      if situation == .lockout {
        // Leaning further back than usual takes a part of it away.
        let beyond = (sums[index] / looks &- ownLockout[index]) &* doubts[index]
        if beyond > limit / 2 { areOff = true } else { doubts[index] = 0 }
      } else {
        let mean = sums[index] / looks
        doubts[index] = mean > limit ? 1 : mean < 0 &- limit ? -1 : 0
        if doubts[index] != 0 { areOff = true }
      }
    }
    if situation != .lockout { stood(at: sums[0] / looks) }
    if situation != .standing && (isFirm || !areOff) { isOff = areOff }
  }

  private mutating func followBend(_ pitch: Angle, lean: Angle) {
    let size = max(pitch.magnitude, lean.magnitude)
    bentFor = min(bentFor &+ 1, Self.longestBend)
    if size > furthest {
      furthest = size
      isWrongSide = lean.magnitude > pitch.half
    }
    // As far as a lockout leans back, which a belt worn the wrong way round shows as forward, none counts.
    if !isWrongSide && furthest > bent { wrongBends = 0 }
    if size > bent.half { return }
    if isWrongSide && furthest > bent && furthest < Self.lying && bentFor < Self.longestBend {
      wrongBends = min(wrongBends &+ 1, 2)
    }
    furthest = .zero
    bentFor = 0
  }
}
