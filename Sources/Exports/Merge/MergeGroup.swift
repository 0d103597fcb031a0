import HingeCore

/// Sets of the belt, and the sets of a workout that they may be: a style and its exercise, or several
/// styles where the lifter logs them all as one exercise.
struct MergeGroup {
  var ours: [MergeSession.Set]
  /// Places in the workout, ascending.
  var theirs: [Int]

  static func of(_ sets: [MergeSession.Set], _ workout: ForeignWorkout) -> [MergeGroup] {
    var groups: [(styles: [LiftStyle?], theirs: Set<Int>)] = []
    for set in sets where !groups.contains(where: { $0.styles.contains(set.style) }) {
      var styles = [set.style]
      var theirs = Set(
        workout.sets.indices.filter { MergeSession.fits(workout.sets[$0].kind, set.style, workout) }
      )
      // What may be the same sets is paired as one row, so that none is taken twice.
      for group in groups where !group.theirs.isDisjoint(with: theirs) {
        styles = group.styles + styles
        theirs.formUnion(group.theirs)
      }
      groups.removeAll { !$0.theirs.isDisjoint(with: theirs) }
      groups.append((styles, theirs))
    }
    return groups.map { group in
      MergeGroup(
        ours: sets.filter { group.styles.contains($0.style) }, theirs: group.theirs.sorted())
    }
  }
}
