package import HingeCore

/// One set in the few numbers that trends and comparisons are made of, as they are in force: what was
/// excluded is not in it, what was called otherwise is counted as it was called.
package struct SetPoint: Sendable, Equatable {
  package var sessionID: Int64
  package var setNumber: Int
  /// When its session began; where that is not known, the earliest that it can have been, if there is
  /// such a bound.
  package var startedAtWallMS: Int64?
  package var isDateKnown: Bool
  package var lifter: String
  package var style: String
  package var isEstimated: Bool
  package var isSynthetic: Bool
  package var calibrationID: String
  package var loadGrams: Int64?
  package var rpeTenths: Int64?
  package var pain: Int64?
  package var held = 0
  package var crept = 0
  package var lost = 0
  package var noCall = 0
  /// Of reps whose reserve can be trusted: how many, their sum and their largest, in permille.
  package var reserveCount = 0
  package var reserveSumPermille: Int64 = 0
  package var reserveMostPermille: Int64?
  /// Of reps whose times hold: how many, the fastest and the last rise, and the sums, in milliseconds.
  package var timedCount = 0
  package var fastestRiseMS: Int64?
  package var lastRiseMS: Int64?
  package var riseSumMS: Int64 = 0
  package var loweringSumMS: Int64 = 0
  package var loweringCount = 0

  package init(
    sessionID: Int64, setNumber: Int, startedAtWallMS: Int64?, isDateKnown: Bool, lifter: String,
    style: String,
    isEstimated: Bool, isSynthetic: Bool, calibrationID: String
  ) {
    self.sessionID = sessionID
    self.setNumber = setNumber
    self.startedAtWallMS = startedAtWallMS
    self.isDateKnown = isDateKnown
    self.lifter = lifter
    self.style = style
    self.isEstimated = isEstimated
    self.isSynthetic = isSynthetic
    self.calibrationID = calibrationID
  }

  package var reps: Int { held + crept + lost + noCall }
  package var judged: Int { held + crept + lost }
  /// Load times reps; nil without a load.
  package var tonnageGrams: Int64? { loadGrams.map { $0 * Int64(reps) } }

  /// 1 - fastest rise / last rise; nil below three rises whose times hold.
  package var riseSlowdownPermille: Int64? {
    guard timedCount >= 3, let fastest = fastestRiseMS, let last = lastRiseMS, last > 0 else {
      return nil
    }
    return 1000 - fastest * 1000 / last
  }
}

/// What may be built upon, as bits of a rep's flags: the log sums up by them.
package enum TrustBits {
  /// Samples were missing, or a sensor was at the end of its range.
  package static let badData = RepFlags.gap.bits | RepFlags.saturated.bits
  /// Durations do not hold.
  package static let untimed = RepFlags.gap.bits
  /// The share of the reserve is no number to build on.
  package static let unjudged =
    badData | RepFlags.slipped.bits | RepFlags.noProfile.bits | RepFlags.abstained.bits
}
