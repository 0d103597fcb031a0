import Coaching

/// A week's number beside that of the four weeks before it.
package enum WeekChange: String, Sendable, CaseIterable {
  case better
  case worse
  /// Chance alone could make the difference.
  case same
  /// On one side or both.
  case tooFew = "too_few"
  case nothingBefore = "nothing_before"

  /// Judged reps that each side needs, as in `hinge trend`.
  package static let leastReps = Course.leastReps

  init(share now: Share?, before: Share?, isBetterHigh: Bool) {
    guard let before else {
      self = .nothingBefore
      return
    }
    guard let now, now.total >= Self.leastReps, before.total >= Self.leastReps else {
      self = .tooFew
      return
    }
    let isHigher = now.permille > before.permille
    self = !now.differs(from: before) ? .same : isHigher == isBetterHigh ? .better : .worse
  }

  /// Less is better.
  init(mean now: SampleMean, before: SampleMean) {
    if before.count == 0 {
      self = .nothingBefore
    } else if let differs = now.differs(from: before) {
      self = !differs ? .same : (now.mean ?? 0) < (before.mean ?? 0) ? .better : .worse
    } else {
      self = .tooFew
    }
  }

  package var words: String {
    switch self {
    case .better: "better"
    case .worse: "worse"
    case .same: "no clear change"
    case .tooFew: "too few to tell"
    case .nothingBefore: "nothing before"
    }
  }
}
