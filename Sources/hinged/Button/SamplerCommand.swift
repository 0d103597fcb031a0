import CalibrationSteps

/// What the sampler is told to do in the middle of a session. Fixed size: it comes through a ring.
enum SamplerCommand: BitwiseCopyable, Sendable {
  /// No alarm and no warning sounds until it is taken back; a lost sensor does.
  case mute(Bool)
  case endSet
  /// Standing as now is upright: see `HingePipeline.apply`.
  case tare
  /// Nothing is judged; samples are handed on as they are.
  case capture(Bool)
  case sound(PacerCue)
}
