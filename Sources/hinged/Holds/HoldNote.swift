import HingeCore

/// What the sampler tells of a round of holds. Fixed size: it comes through a ring.
struct HoldNote: BitwiseCopyable, Sendable {
  var event: HoldEvent
  /// What is to be held; nil: as long as it goes.
  var target: TimeSpan?
}

/// How it goes, some times a second.
struct HoldGlance: BitwiseCopyable, Sendable {
  var reading: HoldReading
  var target: TimeSpan?
}
