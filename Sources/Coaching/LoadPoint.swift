import HingeCore
package import Training

/// How many reps held at one load in one session, of those that were judged.
package struct LoadPoint: Sendable, Equatable {
  package var loadGrams: Int64
  /// Reps with a verdict of their own: one without a call says nothing of a load.
  package var judgedReps: Int
  package var heldReps: Int
  /// When the session began, milliseconds since 1970; nil where its date is not known.
  package var wallMS: Int64?
  /// Token of `LiftStyle`: loads of two styles can't be compared.
  package var style: String

  package init(
    loadGrams: Int64, judgedReps: Int, heldReps: Int, wallMS: Int64? = nil, style: String
  ) {
    self.loadGrams = loadGrams
    self.judgedReps = judgedReps
    self.heldReps = heldReps
    self.wallMS = wallMS
    self.style = style
  }
}

extension LoadPoint {
  /// Nil for a set whose load is not known.
  package init?(_ set: SetPoint) {
    guard let load = set.loadGrams else { return nil }
    self.init(
      loadGrams: load, judgedReps: set.judged, heldReps: set.held,
      wallMS: set.isDateKnown ? set.startedAtWallMS : nil, style: set.style)
  }
}

extension SessionLog {
  /// A point for each load and style, lightest first. Sets without a load, and what is not to be
  /// counted, give none.
  package var loadPoints: [LoadPoint] {
    guard !said.isExcluded else { return [] }
    var points: [LoadPoint] = []
    for (set, reps) in sets where !set.said.isExcluded {
      guard let load = set.loadGrams else { continue }
      let style = set.said.style ?? session.style
      let judged = reps.filter { !$0.said.isExcluded && $0.isJudgedOnGoodData }
      let held = judged.count { $0.knownVerdict == .held }
      if let index = points.firstIndex(where: { $0.loadGrams == load && $0.style == style }) {
        points[index].judgedReps += judged.count
        points[index].heldReps += held
      } else {
        points.append(
          LoadPoint(
            loadGrams: load, judgedReps: judged.count, heldReps: held,
            wallMS: session.hasKnownDate ? session.startedAtWallMS : nil, style: style))
      }
    }
    return points.sorted { ($0.loadGrams, $0.style) < ($1.loadGrams, $1.style) }
  }
}

extension RepRecord {
  /// Whether its verdict may enter a share or a score: there is one, and the data under it were good. A
  /// verdict given by hand does not make bad data good.
  package var isJudgedOnGoodData: Bool {
    guard let verdict = knownVerdict, verdict != .noCall else { return false }
    let unjudged = RepFlags(
      bits: RepFlags.slipped.bits | RepFlags.noProfile.bits | RepFlags.abstained.bits)
    return !hasBadData && flags & unjudged.bits == 0
  }
}
