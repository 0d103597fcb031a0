package import Training

/// How a hold went, against the wearer's own first steady seconds.
package enum HoldGrade: String, CaseIterable, Sendable {
  /// Within the limits all the time.
  case steady
  /// Beyond a limit for a while.
  case wavered
  /// Given up while it was lost, or lost for more than a fifth of it.
  case lost

  /// So much of a hold may be lost before all of it is, and unseen before nothing is said: thousandths.
  package static let mostLostPermille: Int64 = 200
  package static let mostUnseenPermille: Int64 = 100

  /// Nil where more than a tenth of it was not seen, or where it has no length.
  package init?(_ hold: HoldRecord) {
    let length = hold.lengthMS
    guard length > 0, hold.missingMS * 1000 <= length * Self.mostUnseenPermille else { return nil }
    if hold.endedBy == "lost" || hold.lostMS * 1000 > length * Self.mostLostPermille {
      self = .lost
    } else {
      self = hold.losses > 0 || hold.lostMS > 0 ? .wavered : .steady
    }
  }
}

extension HoldRecord {
  /// With the grade that it has.
  package var graded: HoldRecord {
    var record = self
    record.grade = HoldGrade(self)?.rawValue
    return record
  }
}
