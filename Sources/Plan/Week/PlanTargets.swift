package import Coaching
import Training

/// What percentages come to: of the best one-rep load that was estimated of that style before the week began,
/// so that it does not move while the week goes on.
package struct PlanTargets: Sendable, Equatable {
  /// By the token of a style.
  package var bests: [String: E1RM]

  /// Days before the week in which a set may lie: what was lifted long ago says little of today.
  package static let days = 84

  package init(_ bests: [String: E1RM] = [:]) { self.bests = bests }

  package func grams(_ planned: PlannedSets) -> Int64? {
    switch planned.effort {
    case .load(let grams): grams
    case .percent(let percent):
      bests[planned.style.name].map { (WarmUps.bounded($0.grams) * Int64(percent) + 50) / 100 }
    case .rpe, nil: nil
    }
  }

  /// Styles of which a percentage is planned and no one-rep load is estimated.
  package func missing(_ plan: TrainingPlan) -> [String] {
    var styles: [String] = []
    for case .sets(let sets) in plan.sessions.flatMap(\.work) {
      guard case .percent? = sets.effort, bests[sets.style.name] == nil,
        !styles.contains(sets.style.name)
      else { continue }
      styles.append(sets.style.name)
    }
    return styles
  }
}
