package import HingeCore

/// How far the hips bend before the back begins to round, from a few slow, unloaded hinges.
package struct MobilityResult: Equatable, Sendable {
  /// `estimated` with one sensor.
  package let mode: FlexionMode
  /// Every hinge that could be measured, in order; at least two.
  package let bends: [MobilityBend]
  /// Flexion beyond the wearer's own neutral from which a back counts as round here; with one sensor how far
  /// the pelvis is tucked then.
  package let limit: Angle

  /// Pelvis pitch from standing: the middle one of the hinges, with two their mean.
  package var neutral: Angle {
    let sorted = bends.map(\.neutral).sorted()
    if sorted.isEmpty { return .zero }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1
      ? sorted[middle] : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]).half
  }

  /// A hinge that never rounded may have gone further: then so may the middle one.
  package var isAtLeast: Bool { bends.contains { $0.isAtLeast && $0.neutral <= neutral } }

  /// Largest less smallest of the hinges.
  package var spread: Angle {
    let all = bends.map(\.neutral)
    guard let most = all.max(), let least = all.min() else { return .zero }
    return most - least
  }

  /// The furthest that the pelvis was bent, rounded or not.
  package var depth: Angle { bends.map(\.depth).max() ?? .zero }
}

/// One hinge.
package struct MobilityBend: Equatable, Sendable {
  /// Pelvis pitch from standing, the furthest before the back was round; where it never was, the furthest.
  package let neutral: Angle
  /// The back never rounded: the range is this much or more.
  package let isAtLeast: Bool
  /// The furthest that the pelvis was bent, rounded or not.
  package let depth: Angle
}

/// Why a mobility check gives no result. The raw value is the token that other programs rely on.
package enum MobilityRefusalToken: String, Sendable, CaseIterable {
  case noProfile = "no_profile"
  case roundingNotJudged = "rounding_not_judged"
  case notStandingFirst = "not_standing_first"
  case tooFewBends = "too_few_bends"
  case tooManyBends = "too_many_bends"
  case tooShallow = "too_shallow"
  case tooFast = "too_fast"
  case badData = "bad_data"
  case beltMoved = "belt_moved"
}

package struct MobilityRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  package let token: MobilityRefusalToken
  /// What was seen and what to do.
  package let sentence: String

  package var description: String { "Refused: \(sentence)" }

  init(_ token: MobilityRefusalToken, _ sentence: String) {
    self.token = token
    self.sentence = sentence
  }
}
