package import Training

/// Two groups of sets side by side.
package struct Comparison: Sendable, Equatable {
  package var a: Totals
  package var b: Totals
  package var caveats: [Caveat]

  /// What keeps the two from being like with like.
  package enum Caveat: String, Sendable, CaseIterable {
    case nothing = "nothing"
    case fewReps = "few_reps"
    case otherStyle = "other_style"
    case otherLifter = "other_lifter"
    case otherMode = "other_mode"
    case otherCalibration = "other_calibration"
    case otherLoad = "other_load"
    case sameSets = "same_sets"
    case synthetic

    package var sentence: String {
      switch self {
      case .nothing: "One of the two has no set that counts."
      case .fewReps: "Fewer than ten judged reps on a side: take differences as hints."
      case .otherStyle: "The styles differ: each has its own calibration and its own limits."
      case .otherLifter:
        "The lifters differ: shares are of each one's own reserve, degrees are not the same back."
      case .otherMode: "One side is estimated from one sensor, the other measured with two."
      case .otherCalibration: "There was a calibration in between: shares are of another reserve."
      case .otherLoad: "The mean loads differ by more than a tenth."
      case .sameSets: "Some sets are on both sides: what they share can't differ."
      case .synthetic: "Some of it is SIMULATED."
      }
    }
  }

  package init(_ a: [SetPoint], _ b: [SetPoint]) {
    self.a = Totals(a)
    self.b = Totals(b)
    caveats = []
    guard !a.isEmpty, !b.isEmpty else {
      caveats = [.nothing]
      return
    }
    if min(judged(self.a), judged(self.b)) < 10 { caveats.append(.fewReps) }
    func differ<T: Hashable>(_ value: (SetPoint) -> T) -> Bool {
      Set(a.map(value)) != Set(b.map(value))
    }
    if differ(\.lifter) { caveats.append(.otherLifter) }
    if differ(\.style) { caveats.append(.otherStyle) }
    if differ(\.isEstimated) { caveats.append(.otherMode) }
    if !differ(\.lifter), !differ(\.style), differ(\.calibrationID) {
      caveats.append(.otherCalibration)
    }
    if let first = load(self.a), let second = load(self.b),
      abs(first - second) * 10 > max(first, second)
    {
      caveats.append(.otherLoad)
    }
    struct Place: Hashable {
      var session: Int64
      var set: Int
    }
    let places = Set(a.map { Place(session: $0.sessionID, set: $0.setNumber) })
    if b.contains(where: { places.contains(Place(session: $0.sessionID, set: $0.setNumber)) }) {
      caveats.append(.sameSets)
    }
    if self.a.hasSynthetic || self.b.hasSynthetic { caveats.append(.synthetic) }

    func judged(_ totals: Totals) -> Int { totals.verdicts.total - totals.verdicts.noCall }
    func load(_ totals: Totals) -> Int64? { totals.meanLoadGrams }
  }

  /// Whether the shares of held reps are further apart than chance explains; nil where there is none.
  package var sharesDiffer: Bool? {
    guard let first = a.heldShare, let second = b.heldShare else { return nil }
    return first.differs(from: second)
  }
}
