/// One hold as it was, graded against its own first steady seconds.
package struct Hold: BitwiseCopyable, Sendable {
  /// Counted within the round, from 1.
  package var number: Int32
  package var kind: HoldKind
  package var side: HoldSide
  /// The wearer said which kind it is; else the posture did.
  package var isChosen: Bool
  /// Two sensors: sag is the lumbar angle as well, not of the pelvis alone.
  package var hasLumbar: Bool
  /// When the posture was taken and when it was left: the trunk came within 2° of where it was then
  /// held, and went away from there by more. Of a carry: the first and the last step.
  package var start: Timestamp
  package var end: Timestamp
  package var baseline: HoldBaseline
  /// Furthest from the baseline; 0 and more.
  package var worstSag: Angle
  package var worstRotation: Angle
  /// Root mean square of what the hips swing, over a second at a time, while nothing else was lost.
  package var sway: Angle
  /// How often it was lost, and how long in all.
  package var losses: Int32
  package var lostTime: TimeSpan
  /// Stretches of bad data in it (missing, frozen, at the end of the range), and how long in all:
  /// what was held meanwhile nobody knows.
  package var gaps: Int32
  package var missingTime: TimeSpan
  package var ending: HoldEnding

  /// From start to end.
  package var length: TimeSpan { end.since(start) }

  /// What is known to have been held as it began: neither lost nor unseen.
  package var held: TimeSpan {
    let whole = length.microseconds &- lostTime.microseconds &- missingTime.microseconds
    return TimeSpan(microseconds: max(whole, 0))
  }
}

/// The wearer's own first steady seconds: what the rest of the hold is compared with.
package struct HoldBaseline: BitwiseCopyable, Sendable {
  /// Of the pelvis in the plane that sag is seen in, degrees. From standing, forward positive; of a
  /// side plank how far the trunk's upper end is above the horizontal.
  package var plane = Angle.zero
  /// Of the pelvis out of that plane.
  package var across = Angle.zero
  /// The plane's angle of T12 less that of the pelvis; nil with one sensor.
  package var lumbar: Angle?
  /// Root mean square of what the hips swung.
  package var sway = Angle.zero

  package init() {}
}
