package import Training

/// The newest mobility check beside what is usual: what `hinge mobility` says, and `hinge next` may.
package struct MobilityReview: Equatable, Sendable {
  package let latest: MobilityRecord
  /// Nil: it was measured on too few days.
  package let usual: UsualRange?

  /// Nil where nothing was measured.
  ///
  /// - Parameters:
  ///   - records: of one lifter, in the order in which they were logged; the last one is looked at.
  ///   - day: the day of a moment.
  package init?(_ records: [MobilityRecord], day: (Int64) -> Int64) {
    guard let latest = records.last else { return nil }
    self.latest = latest
    usual = UsualRange(before: latest, in: records, day: day)
  }

  /// How far the range is short of the usual one; nil where it is not, or where that is not known: a back that
  /// stayed neutral may have had more.
  package var shortByMdeg: Int64? {
    guard let usual, !latest.isAtLeast else { return nil }
    let short = usual.neutralMdeg - latest.neutralMdeg
    return short > max(usual.spreadMdeg, Self.leastMdeg) ? short : nil
  }

  /// Two checks of one back may differ by this much.
  package static let leastMdeg: Int64 = 4000

  /// Worth a longer warm-up, in a sentence; nil where it is not.
  package var warmUpPrompt: String? {
    guard let usual, let short = shortByMdeg else { return nil }
    return "Today's range of the neutral hinge is \(degrees(short)) short of your usual "
      + "\(usual.isAtLeast ? "at least " : "")\(degrees(usual.neutralMdeg)) (give or take "
      + "\(degrees(max(usual.spreadMdeg, Self.leastMdeg)))): warm up the hinge a little longer, then measure again."
  }

  /// Nothing can be said, and why; nil where something can.
  package var caveat: String? {
    guard let usual else {
      return "What is usual is known once there are checks of \(UsualRange.leastDays) days before."
    }
    let short = usual.neutralMdeg - latest.neutralMdeg
    guard latest.isAtLeast, short > max(usual.spreadMdeg, Self.leastMdeg) else { return nil }
    return
      "The back stayed neutral, but the hinge was not as deep as usual: that says nothing of the range. "
      + "Hinge as deep as you can."
  }

  private func degrees(_ mdeg: Int64) -> String { "\((mdeg + 500) / 1000) degrees" }
}
