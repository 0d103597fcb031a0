/// Load against quality: up to which load reps held, and from which on they did not.
///
/// The points of all sessions are added up per load. A load *held* where at least 80 % of its judged
/// reps held; one with fewer than three judged reps is not asked. The break is between the heaviest
/// load that held and the lightest above it that did not. It says how form went with load in the
/// sessions that were looked at; it is no limit of what may be lifted.
package struct LoadQuality: Sendable, Equatable {
  /// Lightest first.
  package var levels: [Level]
  package var finding: Finding

  package static let leastReps = 3
  package static let heldPermille = 800

  package struct Level: Sendable, Equatable {
    package var loadGrams: Int64
    package var judgedReps: Int
    package var heldReps: Int

    /// Nil where no rep was judged.
    package var heldSharePermille: Int? {
      judgedReps > 0 ? heldReps * 1000 / judgedReps : nil
    }
    package var hasEnoughReps: Bool { judgedReps >= LoadQuality.leastReps }
    /// In whole reps, so that four of five are 80 %.
    package var isHeld: Bool { heldReps * 1000 >= judgedReps * LoadQuality.heldPermille }
  }

  package enum Finding: Sendable, Equatable {
    /// Fewer than two loads with enough reps.
    case tooLittleData
    /// At every load with enough reps, up to this.
    case heldThroughout(toGrams: Int64)
    /// At none of them, from this on.
    case heldNowhere(fromGrams: Int64)
    /// `isMixed`: a load lighter than the one that held did not.
    case breaks(heldToGrams: Int64, lostAtGrams: Int64, isMixed: Bool)
    /// The heaviest held and a lighter one did not: there is no one break.
    case mixed(heldToGrams: Int64)
  }

  /// - Parameter points: of one style; those of others must be left out before.
  package init(_ points: [LoadPoint]) {
    var levels: [Int64: Level] = [:]
    for point in points where point.loadGrams >= 0 && point.judgedReps >= 0 {
      var level =
        levels[point.loadGrams] ?? Level(loadGrams: point.loadGrams, judgedReps: 0, heldReps: 0)
      level.judgedReps += point.judgedReps
      level.heldReps += min(max(point.heldReps, 0), point.judgedReps)
      levels[point.loadGrams] = level
    }
    self.levels = levels.values.sorted { $0.loadGrams < $1.loadGrams }
    finding = Self.finding(in: self.levels.filter(\.hasEnoughReps))
  }

  private static func finding(in asked: [Level]) -> Finding {
    guard asked.count >= 2, let lightest = asked.first else { return .tooLittleData }
    guard let heaviest = asked.last(where: \.isHeld) else {
      return .heldNowhere(fromGrams: lightest.loadGrams)
    }
    let heldTo = heaviest.loadGrams
    let isMixed = asked.contains { $0.loadGrams < heldTo && !$0.isHeld }
    // All above the heaviest that held did not hold: the first of them is the break.
    guard let lost = asked.first(where: { $0.loadGrams > heldTo }) else {
      return isMixed ? .mixed(heldToGrams: heldTo) : .heldThroughout(toGrams: heldTo)
    }
    return .breaks(heldToGrams: heldTo, lostAtGrams: lost.loadGrams, isMixed: isMixed)
  }

  /// "Held to 150 kg, lost at 160 kg." - Parameter load: writes a load with its unit.
  package func sentence(_ load: (Int64) -> String) -> String {
    switch finding {
    case .tooLittleData:
      "Too little data: two loads with \(Self.leastReps) judged reps each are needed."
    case .heldThroughout(let grams): "Held at every load up to \(load(grams)): no break seen."
    case .heldNowhere(let grams): "Did not hold at any load, from \(load(grams)) on."
    case .breaks(let held, let lost, let isMixed):
      "Held to \(load(held)), lost at \(load(lost))"
        + (isMixed ? "; a lighter load did not hold, so the break is not sharp." : ".")
    case .mixed(let held):
      "Held at \(load(held)), the heaviest, but not at a lighter load: no one break."
    }
  }
}
