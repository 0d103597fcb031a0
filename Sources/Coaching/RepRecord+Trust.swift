package import HingeCore
package import Training

// Which of a rep's numbers may be built upon. A number that stands on bad data stays in the log
// and in the rep's own line; it enters no mean, trend or cue.

extension RepRecord {
  package var repFlags: RepFlags { RepFlags(bits: flags) }

  /// The verdict in force: what somebody called the rep afterwards, else what the belt did. Nil for one
  /// of a later version, which is then counted as no call.
  package var knownVerdict: Verdict? { Verdict(name: said.verdict ?? verdict) }
  /// What the belt called it, where somebody called it otherwise.
  package var overruledVerdict: Verdict? {
    said.verdict == nil || said.verdict == verdict ? nil : Verdict(name: verdict)
  }

  private func has(anyOf others: RepFlags) -> Bool { flags & others.bits != 0 }

  /// Samples were missing or a sensor was at the end of its range.
  package var hasBadData: Bool {
    has(anyOf: RepFlags(bits: RepFlags.gap.bits | RepFlags.saturated.bits))
  }

  /// Lift-off and lockout were seen: durations hold.
  package var hasTrustedTiming: Bool { !repFlags.contains(.gap) && concentricMS > 0 }

  package var trustedPeakFlexionMdeg: Int64? {
    hasBadData || repFlags.contains(.slipped) ? nil : peakFlexionMdeg
  }

  package var trustedReserveUsedPermille: Int64? {
    let isUnjudged = RepFlags(
      bits: RepFlags.slipped.bits | RepFlags.noProfile.bits | RepFlags.abstained.bits)
    return hasBadData || has(anyOf: isUnjudged) ? nil : reserveUsedPermille
  }
}

/// The mean of what is known, nearest, ties away from zero; nil of nothing.
func mean(_ values: [Int64?]) -> Int64? {
  let known = values.compactMap { $0 }
  guard !known.isEmpty else { return nil }
  // Far beyond any physical value, so that no damaged log overflows the sum.
  let bound: Int64 = 1 << 40
  let sum = known.reduce(0) { $0 + min(max($1, -bound), bound) }
  let count = Int64(known.count)
  let half = sum < 0 ? -(count / 2) : count / 2
  return (sum + half) / count
}
