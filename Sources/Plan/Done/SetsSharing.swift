import Training

/// Gives the sets of a day to the lines of a plan's session, each to one line at most.
///
/// First come sets at about the load of a line, then, in the order in which they were lifted, any work set of
/// the line's style. Warm-ups go to no line, and what is left of a style is beyond the plan.
struct SetsSharing {
  private let sets: [DoneSet]
  private let areWarmUps: [Bool]
  private var isGiven: [Bool]

  init(_ sets: [DoneSet]) {
    self.sets = sets
    areWarmUps = WarmUps.areWarmUps(sets.map { ($0.style, $0.loadGrams) })
    isGiven = sets.map { _ in false }
  }

  /// In the order of `lines`.
  mutating func share(_ lines: [SetsResult]) -> [SetsResult] {
    var given = lines.map { _ in [Int]() }
    for (line, result) in lines.enumerated() {
      guard let target = result.targetGrams else { continue }
      take(&given[line], result.planned) {
        $0.loadGrams.map { SetsResult.isNear($0, target) } ?? false
      }
    }
    for (line, result) in lines.enumerated() { take(&given[line], result.planned) { _ in true } }
    return lines.enumerated().map { line, result in
      var result = result
      result.done = given[line].sorted().map { sets[$0] }
      let style = result.planned.style.name
      // What is beyond the plan is told of a style once, in its last line.
      if lines.lastIndex(where: { $0.planned.style.name == style }) == line {
        result.extra = sets.indices.count {
          !isGiven[$0] && !areWarmUps[$0] && sets[$0].style == style
        }
      }
      return result
    }
  }

  private mutating func take(
    _ given: inout [Int], _ planned: PlannedSets, where fits: (DoneSet) -> Bool
  ) {
    for index in sets.indices where given.count < planned.sets {
      // A set at the planned load is work, whatever else was lifted that day.
      guard !isGiven[index], sets[index].style == planned.style.name, fits(sets[index]) else {
        continue
      }
      if areWarmUps[index], !isAtLoad(sets[index], planned) { continue }
      isGiven[index] = true
      given.append(index)
    }
  }

  private func isAtLoad(_ set: DoneSet, _ planned: PlannedSets) -> Bool {
    guard case .load(let grams)? = planned.effort, let load = set.loadGrams else { return false }
    return SetsResult.isNear(load, grams)
  }
}
