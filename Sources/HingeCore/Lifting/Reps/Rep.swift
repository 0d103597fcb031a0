/// One finished rep: what it owned, how long its parts took and how far the back went.
///
/// A rep from the floor owns the half second before its lift-off, the rise, the top and its own
/// lowering; one from lockout owns the descent, the rise and the top.
package struct Rep: BitwiseCopyable, Sendable {
  /// 1, 2, … within the pipeline's life.
  package var setNumber: Int32
  /// 1, 2, … within the set.
  package var number: Int32
  /// The first and the last moment of the rise above a tenth of its peak rate.
  package var liftoff: Timestamp
  package var lockout: Timestamp
  /// The stretch that peaks, reserve and verdict are taken over.
  package var ownStart: Timestamp
  package var ownEnd: Timestamp
  /// The lowering it owns; nil where there was none (a dropped bar, the end of the data).
  package var eccentric: TimeSpan?
  /// The stillness before lift-off.
  package var bottom: TimeSpan
  /// Lift-off to lockout.
  package var concentric: TimeSpan
  /// The stillness at lockout; nil where the data end in it.
  package var top: TimeSpan?
  /// Largest flexion in what it owns, from the wearer's own standing posture; nil where unknown.
  package var peakFlexion: Angle?
  /// The sample of the largest flexion.
  package var peakFlexionAt: Timestamp?
  /// Largest flexion beyond the wearer's own neutral curve.
  package var excessFlexion: Angle?
  /// Largest share of the reserve, (L - neutral) / (maximum - neutral at the bottom).
  package var reserveUsed: Fraction?
  /// Leading pitch between the bottom and the lockout; the sacrum's with one sensor.
  package var range: Angle
  /// Fastest pitch rate of the rise.
  package var peakRiseRate: AngularRate
  /// Rounding conditions raised in what it owns.
  package var warnings: Int32
  package var alarms: Int32
  package var verdict: Verdict
  package var flags: RepFlags
}

extension Rep {
  /// None yet.
  static var none: Rep {
    let zero = Timestamp(microseconds: 0)
    return Rep(
      setNumber: 0, number: 0, liftoff: zero, lockout: zero, ownStart: zero, ownEnd: zero,
      bottom: .zero, concentric: .zero, range: .zero, peakRiseRate: .zero, warnings: 0, alarms: 0,
      verdict: .noCall, flags: RepFlags())
  }
}

/// Why a rep's numbers deserve care. Bits, named.
package struct RepFlags: BitwiseCopyable, Sendable, Equatable {
  package var bits: UInt16
  package init(bits: UInt16 = 0) { self.bits = bits }

  /// Samples were missing in what the rep owns.
  package static var gap: RepFlags { RepFlags(bits: 1) }
  /// A sensor was at the end of its range.
  package static var saturated: RepFlags { RepFlags(bits: 2) }
  /// No profile: counted, not judged.
  package static var noProfile: RepFlags { RepFlags(bits: 4) }
  /// The profile abstains from rounding.
  package static var abstained: RepFlags { RepFlags(bits: 8) }
  /// Standing posture no longer fits the profile: the belt has moved.
  package static var slipped: RepFlags { RepFlags(bits: 16) }
  /// Peak flexion grew by more than the creep limit over the set's first reps.
  package static var crept: RepFlags { RepFlags(bits: 32) }
  /// The data end inside what it owns.
  package static var cut: RepFlags { RepFlags(bits: 64) }

  /// Any of these makes the verdict `no_call`: gap, saturated, slipped, no profile, abstained.
  static var unjudged: RepFlags { RepFlags(bits: 1 | 2 | 4 | 8 | 16) }

  package func contains(_ other: RepFlags) -> Bool { bits & other.bits == other.bits }
  package mutating func insert(_ other: RepFlags) { bits |= other.bits }
  package mutating func formUnion(_ other: RepFlags) { bits |= other.bits }

  /// The names in bit order, for boundaries.
  package static var names: InlineArray<7, StaticString> {
    ["gap", "saturated", "no_profile", "abstained", "slipped", "crept", "cut"]
  }
}

/// A set that has ended.
package struct SetSummary: BitwiseCopyable, Sendable {
  /// 1, 2, … within the pipeline's life.
  package var number: Int32
  package var start: Timestamp
  package var end: Timestamp
  package var reps: Int32
}
