/// The state of the lift every 20 ms: what phases and reps are found from, and what a live view
/// or a rep's trace shows.
package struct MotionFrame: BitwiseCopyable, Sendable {
  /// The middle of the 20 ms.
  package var time: Timestamp
  /// Mean sagittal pitch of the sacrum.
  package var pelvisPitch: Angle
  /// Mean sagittal pitch of T12; nil with one sensor.
  package var trunkPitch: Angle?
  /// Lumbar flexion from standing: measured, or estimated; nil where unknown.
  package var flexion: Angle?
  /// Share of the reserve in use; nil where unknown.
  package var reserveUsed: Fraction?
  /// Lean of the sacrum to the side, left positive: recorded, not judged.
  package var lateralLean: Angle
  /// Turn of T12 against the sacrum about the vertical (of the sacrum alone with one sensor) since
  /// the wearer left standing, left positive: recorded, not judged. From the gyros alone: it drifts
  /// by a fraction of a degree a second.
  package var twist: Angle
  package var phase: LiftPhase
  /// Which alert sounds or would sound now.
  package var alert: AlertGrade?
  /// The buzzer sounded: what shakes the sensors may be the buzzer.
  package var isBuzzing: Bool
}
