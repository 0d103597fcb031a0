package import Training

/// How consistent the form of a session was: four parts first, one number second.
///
/// Each part is 0 to 100 points and rests on numbers that are shown beside it; the score is the mean of
/// the parts that are known, weighted as `Name.weight` says, to the nearest whole.
///
/// | part | points | weight |
/// |---|---|---|
/// | held | share of the judged reps that held | 50 |
/// | margin | 100 where every rep of a set used the same share of the reserve, 0 where they are on average 20 points off their set's mean | 20 |
/// | tempo | 100 where every rise and lowering of a set took the same time, 0 where they are on average 40 % off their set's mean | 15 |
/// | setup and drift | the mean of: share of reps set up below the warning; 100 where flexion did not grow over the sets, 0 where it grew by 10° on average | 15 |
///
/// Reps whose data were bad, that were not judged, or that are not to be counted enter nothing. There
/// is no score, and `refusal` says why, below three judged reps, and where fewer than half of the
/// counted reps were judged. It is a measure of consistency against the wearer's own calibration: not
/// of safety, and not comparable between lifters.
package struct FormScore: Sendable, Equatable {
  package enum Name: String, CaseIterable, Sendable {
    case held
    case margin
    case tempo
    case setup

    package var weight: Int64 {
      switch self {
      case .held: 50
      case .margin: 20
      case .tempo, .setup: 15
      }
    }

    package var title: String {
      switch self {
      case .held: "Reps held"
      case .margin: "Even reserve"
      case .tempo: "Even tempo"
      case .setup: "Setup and drift"
      }
    }
  }

  package struct Part: Sendable, Equatable {
    package var name: Name
    /// 0...100; nil where there is nothing to tell it by.
    package var points: Int64?
    package var basis: FormBasis
  }

  package enum Refusal: Sendable, Equatable {
    case excluded
    case tooFewReps(judged: Int)
    case mostlyUnjudged(judged: Int, counted: Int)

    package var sentence: String {
      switch self {
      case .excluded: "No score: the session is not to be counted."
      case .tooFewReps(let judged):
        "No score: \(judged) of at least \(FormScore.leastReps) reps were judged."
      case .mostlyUnjudged(let judged, let counted):
        "No score: only \(judged) of \(counted) reps could be judged."
      }
    }
  }

  /// In the order of `Name`, all four always there.
  package var parts: [Part]
  /// 0...100; nil where `refusal` says why.
  package var score: Int64?
  package var refusal: Refusal?

  package static let leastReps = 3

  package init(_ log: SessionLog) {
    let basis = FormMeasures(log)
    let refusal = Self.refusal(log, basis)
    self.refusal = refusal
    // Parts of what could not be scored would be read as a score.
    parts = Name.allCases.map {
      Part(
        name: $0, points: refusal == nil ? basis.points($0) : nil,
        basis: basis.basis($0))
    }
    score = refusal == nil ? Self.weighted(parts) : nil
  }

  private static func refusal(_ log: SessionLog, _ measures: FormMeasures) -> Refusal? {
    if log.said.isExcluded { return .excluded }
    if measures.judged < leastReps { return .tooFewReps(judged: measures.judged) }
    if measures.judged * 2 < measures.counted {
      return .mostlyUnjudged(judged: measures.judged, counted: measures.counted)
    }
    return nil
  }

  private static func weighted(_ parts: [Part]) -> Int64? {
    let known = parts.compactMap { part in part.points.map { ($0, part.name.weight) } }
    let weights = known.reduce(0) { $0 + $1.1 }
    guard weights > 0 else { return nil }
    return (known.reduce(0) { $0 + $1.0 * $1.1 } + weights / 2) / weights
  }
}
