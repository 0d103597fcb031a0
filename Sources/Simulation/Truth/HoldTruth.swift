package import HingeCore

/// What a simulated round of holds really shows. Seconds of the recording's clock and degrees; encodes
/// to JSON with the unit in every key.
package struct HoldTruth: Codable, Sendable, Equatable {
  /// The scenario.
  package var plan: String
  package var sensors: Int
  package var holds: [HoldEntry]
}

/// One hold. It began when the pelvis came within 2° of where it then was held, and ended when it went
/// further away than that; a carry, with the steps at half of their full size.
package struct HoldEntry: Codable, Sendable, Equatable {
  package var kind: String
  /// The side that is down; `none` but for a side plank.
  package var side: String
  package var startSeconds: Double
  package var endSeconds: Double
  package var losses: [LossEntry]

  enum CodingKeys: String, CodingKey {
    case kind, side, losses
    case startSeconds = "start_s"
    case endSeconds = "end_s"
  }
}

/// One loss, measured as the belt would with sensors on bone: against the mean of the first two seconds
/// (three of a carry), a carry by the mean of a second. The limits are the defaults.
package struct LossEntry: Codable, Sendable, Equatable {
  package var what: String
  /// When the body began to leave where it was held, and when it was back.
  package var startSeconds: Double
  package var endSeconds: Double
  /// When it passed the limit, and when it was last beyond; nil where it never was.
  package var beyondSeconds: Double?
  package var withinSeconds: Double?
  package var worstDegrees: Double
  /// The same of the pelvis alone, which is all that one sensor sees of a sag.
  package var pelvisBeyondSeconds: Double?
  package var pelvisWorstDegrees: Double

  enum CodingKeys: String, CodingKey {
    case what
    case startSeconds = "start_s"
    case endSeconds = "end_s"
    case beyondSeconds = "beyond_s"
    case withinSeconds = "within_s"
    case worstDegrees = "worst_deg"
    case pelvisBeyondSeconds = "pelvis_beyond_s"
    case pelvisWorstDegrees = "pelvis_worst_deg"
  }

  /// Every key is written, with null where there is no value.
  package func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(what, forKey: .what)
    try row.encode(startSeconds, forKey: .startSeconds)
    try row.encode(endSeconds, forKey: .endSeconds)
    try row.encode(beyondSeconds, forKey: .beyondSeconds)
    try row.encode(withinSeconds, forKey: .withinSeconds)
    try row.encode(worstDegrees, forKey: .worstDegrees)
    try row.encode(pelvisBeyondSeconds, forKey: .pelvisBeyondSeconds)
    try row.encode(pelvisWorstDegrees, forKey: .pelvisWorstDegrees)
  }
}
