package import HingeCore

/// One timed hold of a session. Times are of the session's sample clock; angles thousandths of a degree from the
/// wearer's own first steady seconds.
package struct HoldRecord: Sendable, Equatable {
  /// Within the session, from 1.
  package var number: Int
  /// Token of `HoldKind` and of `HoldSide`.
  package var kind: String
  package var side: String
  /// The wearer said which kind it is; else the posture did.
  package var isChosen: Bool
  /// Two sensors: sag is of the lumbar angle as well, not of the pelvis alone.
  package var hasLumbar: Bool
  package var startUS: Int64
  package var endUS: Int64
  /// Neither lost nor unseen.
  package var heldMS: Int64
  package var sagMdeg: Int64
  package var rotationMdeg: Int64
  package var swayMdeg: Int64
  package var losses: Int
  package var lostMS: Int64
  /// Stretches of bad data in it, and how long in all.
  package var gaps: Int
  package var missingMS: Int64
  /// What was to be held; nil: as long as it goes.
  package var targetMS: Int64?
  /// Token of `HoldEnding`.
  package var endedBy: String
  /// `steady`, `wavered` or `lost`; nil where the data do not allow one.
  package var grade: String?

  package init(
    number: Int, kind: String, side: String, isChosen: Bool, hasLumbar: Bool, startUS: Int64,
    endUS: Int64, heldMS: Int64, sagMdeg: Int64, rotationMdeg: Int64, swayMdeg: Int64,
    losses: Int, lostMS: Int64, gaps: Int, missingMS: Int64, targetMS: Int64?, endedBy: String,
    grade: String?
  ) {
    self.number = number
    self.kind = kind
    self.side = side
    self.isChosen = isChosen
    self.hasLumbar = hasLumbar
    self.startUS = startUS
    self.endUS = endUS
    self.heldMS = heldMS
    self.sagMdeg = sagMdeg
    self.rotationMdeg = rotationMdeg
    self.swayMdeg = swayMdeg
    self.losses = losses
    self.lostMS = lostMS
    self.gaps = gaps
    self.missingMS = missingMS
    self.targetMS = targetMS
    self.endedBy = endedBy
    self.grade = grade
  }

  /// - Parameters:
  ///   - number: within the session; the core counts within a round.
  ///   - target: what was to be held.
  package init(_ hold: Hold, number: Int, target: TimeSpan?) {
    self.init(
      number: number, kind: hold.kind.name, side: hold.side.name, isChosen: hold.isChosen,
      hasLumbar: hold.hasLumbar, startUS: hold.start.microseconds, endUS: hold.end.microseconds,
      heldMS: hold.held.milliseconds, sagMdeg: hold.worstSag.millidegrees,
      rotationMdeg: hold.worstRotation.millidegrees, swayMdeg: hold.sway.millidegrees,
      losses: Int(hold.losses), lostMS: hold.lostTime.milliseconds, gaps: Int(hold.gaps),
      missingMS: hold.missingTime.milliseconds, targetMS: target?.milliseconds,
      endedBy: hold.ending.name, grade: nil)
  }

  package var lengthMS: Int64 { max(0, (endUS - startUS) / 1000) }

  /// "side plank left"
  package var title: String {
    let name = kind.replacing("-", with: " ")
    return side == "none" || side.isEmpty ? name : "\(name) \(side)"
  }
}

/// A hold with the session that it was in, as a list of them needs it.
package struct LoggedHold: Sendable, Equatable {
  package var session: Int64
  package var startedAtWallMS: Int64
  package var hasKnownDate: Bool
  package var lifter: String
  package var isSimulated: Bool
  package var hold: HoldRecord

  package init(
    session: Int64, startedAtWallMS: Int64, hasKnownDate: Bool, lifter: String, isSimulated: Bool,
    hold: HoldRecord
  ) {
    self.session = session
    self.startedAtWallMS = startedAtWallMS
    self.hasKnownDate = hasKnownDate
    self.lifter = lifter
    self.isSimulated = isSimulated
    self.hold = hold
  }
}
