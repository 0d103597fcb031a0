/// What a simulated recording really shows. Seconds of the recording's clock and degrees; encodes
/// to JSON with the unit in every key.
package struct LiftTruth: Codable, Sendable, Equatable {
  package var style: String
  /// `floor` or `lockout`.
  package var barStarts: String
  package var sensors: Int
  /// The scenario.
  package var plan: String
  package var maximumLumbarDegrees: Double
  package var neutralBottomDegrees: Double
  package var events: [LiftEvent]
  /// Where more than 0.6 of the reserve was in use, inside sets.
  package var episodes: [RoundingEpisode]
  package var sets: [SetSpan]
  /// Of a mobility check: its deep hinges; else nil, and not written.
  package var deepHinges: [DeepHingeTruth]? = nil
  /// Every 20 ms: when, lumbar flexion and pelvis pitch from standing.
  package var seconds: [Double]
  package var lumbarFlexionDegrees: [Double]
  package var pelvisPitchDegrees: [Double]

  package var reps: [LiftEvent] { events.filter { $0.kind == .rep } }

  enum CodingKeys: String, CodingKey {
    case style
    case barStarts = "bar_starts"
    case sensors
    case plan
    case maximumLumbarDegrees = "lmax_deg"
    case neutralBottomDegrees = "neutral_bottom_deg"
    case events
    case episodes
    case sets
    case deepHinges = "deep_hinges"
    case seconds = "t_s"
    case lumbarFlexionDegrees = "lumbar_flexion_deg"
    case pelvisPitchDegrees = "pelvis_pitch_deg"
  }
}

package enum LiftEventKind: String, Codable, Sendable {
  case rep
  /// The rise after the bar was set down: no rep.
  case standup
  /// Set down before lockout: no rep.
  case failed
}

/// One rise, with what it owns: from the floor the half second before lift-off, the rise, the top
/// and its own lowering, or the top until the bar is let go; from lockout the descent, the rise and
/// the top.
package struct LiftEvent: Codable, Sendable, Equatable {
  package var kind: LiftEventKind
  package var ownStartSeconds: Double
  package var ownEndSeconds: Double
  package var descentStartSeconds: Double
  package var bottomSeconds: Double
  package var liftoffSeconds: Double
  /// The end of the rise; of a failed one its highest point.
  package var lockoutSeconds: Double
  /// Of the lowering it owns; nil where it owns none.
  package var eccentricSeconds: Double?
  package var bottomPauseSeconds: Double
  package var concentricSeconds: Double
  /// Until the lowering began, or the bar was let go.
  package var topSeconds: Double?
  /// When the bar was let go at the top; nil where it was lowered.
  package var releasedSeconds: Double?
  package var peakLumbarFlexionDegrees: Double
  /// Of the one rounding it was given.
  package var extraFlexionDegrees: Double
  package var roundAt: RoundingMoment?
  /// How far its lockout leant behind the wearer's own.
  package var overExtensionDegrees: Double
  package var maxReserveUsed: Double
  package var peakExcessDegrees: Double

  enum CodingKeys: String, CodingKey {
    case kind
    case ownStartSeconds = "own_start_s"
    case ownEndSeconds = "own_end_s"
    case descentStartSeconds = "descent_start_s"
    case bottomSeconds = "bottom_s"
    case liftoffSeconds = "liftoff_s"
    case lockoutSeconds = "lockout_s"
    case eccentricSeconds = "eccentric_s"
    case bottomPauseSeconds = "bottom_pause_s"
    case concentricSeconds = "concentric_s"
    case topSeconds = "top_s"
    case releasedSeconds = "released_s"
    case peakLumbarFlexionDegrees = "peak_lumbar_flexion_deg"
    case extraFlexionDegrees = "extra_flexion_deg"
    case roundAt = "round_at"
    case overExtensionDegrees = "over_extension_deg"
    case maxReserveUsed = "max_reserve_used"
    case peakExcessDegrees = "peak_excess_deg"
  }

  /// Every key is written, with null where there is no value, so that a reader need not ask which
  /// keys an event has.
  package func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(kind, forKey: .kind)
    try row.encode(ownStartSeconds, forKey: .ownStartSeconds)
    try row.encode(ownEndSeconds, forKey: .ownEndSeconds)
    try row.encode(descentStartSeconds, forKey: .descentStartSeconds)
    try row.encode(bottomSeconds, forKey: .bottomSeconds)
    try row.encode(liftoffSeconds, forKey: .liftoffSeconds)
    try row.encode(lockoutSeconds, forKey: .lockoutSeconds)
    try row.encode(eccentricSeconds, forKey: .eccentricSeconds)
    try row.encode(bottomPauseSeconds, forKey: .bottomPauseSeconds)
    try row.encode(concentricSeconds, forKey: .concentricSeconds)
    try row.encode(topSeconds, forKey: .topSeconds)
    try row.encode(releasedSeconds, forKey: .releasedSeconds)
    try row.encode(peakLumbarFlexionDegrees, forKey: .peakLumbarFlexionDegrees)
    try row.encode(extraFlexionDegrees, forKey: .extraFlexionDegrees)
    try row.encode(roundAt, forKey: .roundAt)
    try row.encode(overExtensionDegrees, forKey: .overExtensionDegrees)
    try row.encode(maxReserveUsed, forKey: .maxReserveUsed)
    try row.encode(peakExcessDegrees, forKey: .peakExcessDegrees)
  }
}

package struct RoundingEpisode: Codable, Sendable, Equatable {
  package var startSeconds: Double
  package var endSeconds: Double
  package var maxReserveUsed: Double
  /// It began in the reach for the bar, which belongs to no rep.
  package var approach: Bool

  enum CodingKeys: String, CodingKey {
    case startSeconds = "start_s"
    case endSeconds = "end_s"
    case maxReserveUsed = "max_reserve_used"
    case approach
  }
}

package struct SetSpan: Codable, Sendable, Equatable {
  package var startSeconds: Double
  package var endSeconds: Double
  package var reps: Int

  enum CodingKeys: String, CodingKey {
    case startSeconds = "start_s"
    case endSeconds = "end_s"
    case reps
  }
}

/// One slow, unloaded hinge as deep as it goes. Pelvis pitch is from standing, degrees.
package struct DeepHingeTruth: Codable, Sendable, Equatable {
  package var startSeconds: Double
  package var endSeconds: Double
  /// When the back began to round, and the furthest that the pelvis was bent by then; nil where it never did.
  package var roundsSeconds: Double?
  package var neutralDegrees: Double?
  /// The furthest that the pelvis was bent at all.
  package var deepestDegrees: Double
  /// Of the rounding, at its end.
  package var roundingDegrees: Double

  enum CodingKeys: String, CodingKey {
    case startSeconds = "start_s"
    case endSeconds = "end_s"
    case roundsSeconds = "rounds_s"
    case neutralDegrees = "neutral_deg"
    case deepestDegrees = "deepest_deg"
    case roundingDegrees = "rounding_deg"
  }
}
