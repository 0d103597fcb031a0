package import HingeCore

/// What the sampler is told to do in the middle of a session. Fixed size: it comes through a ring.
package enum SamplerCommand: Equatable, BitwiseCopyable, Sendable {
  /// No alarm and no warning sounds until it is taken back; a lost sensor does.
  case mute(Bool)
  /// What sounds where it is not muted.
  case feedback(FeedbackMode)
  case endSet
  /// Standing as now is upright: see `HingePipeline.apply`.
  case tare
  /// How the wearer stands now, told as a `Stance`. Changes nothing.
  case look
  /// Nothing is judged; samples are handed on as they are.
  case capture(Bool)
  /// A round of holds begins: no rep is counted until it is over. Nil: the posture tells the kind; as long as it
  /// goes.
  case hold(HoldKind?, target: TimeSpan?)
  case endHold
  case sound(BuzzerSound)
  /// What may be left out: not while an alert plays.
  case unlessAlerting(BuzzerSound)
  /// Ticks come: looks at the sensors, at which sounds are stepped, are frequent.
  case attend(Bool)
}
