/// After some weeks of loading a lighter one, offered and not imposed: what else may be done stands beside it.
struct DeloadRule: Rule {
  let name = RuleName.deload

  func advice(on situation: Situation) -> Advice? {
    let settings = situation.settings
    guard situation.block.isDeloadDue, let load = situation.load,
      let weeks = settings.deloadAfterWeeks
    else { return nil }
    // Of what the lighter week began from, so that it does not become lighter by itself.
    let due = min(
      load.grams,
      Situation.lowered(load.heaviestGrams, percent: Int64(settings.deloadLoadPercent)))
    return Advice(
      .deload, name,
      "\(Counted.of(weeks, "week")) of loading are behind you: a lighter week is offered, \(settings.deloadLoadPercent) % off the load and about \(settings.deloadVolumePercent) % off the reps.",
      evidence: situation.block.sessionIDs.map { Evidence($0) },
      change: "Whoever passes it over is asked again after \(Counted.of(weeks, "week")) more.",
      load: situation.fitted(due), work: Self.lighter(situation.usualWork, settings))
  }

  /// Sets and reps nearest to the share that is wanted, within 40 to 50 % less where whole reps allow it.
  static func lighter(_ usual: SetPlan, _ settings: ProgrammeSettings) -> SetPlan {
    let reps = usual.reps.upperBound
    let wanted = usual.sets * reps * (100 - settings.deloadVolumePercent)
    var best = SetPlan(sets: 1, reps: 1...1)
    var distance = Int.max
    for sets in 1...max(1, usual.sets) {
      for count in 1...max(1, reps) where abs(sets * count * 100 - wanted) < distance {
        distance = abs(sets * count * 100 - wanted)
        best = SetPlan(sets: sets, reps: count...count)
      }
    }
    return best
  }
}

extension Situation {
  /// As it was done last, within reason.
  var usualWork: SetPlan {
    let reps = lastWork.map(\.reps).max() ?? settings.repsHigh
    let sets = min(max(lastWork.count, settings.sets), 10)
    let count = min(max(reps, settings.repsLow), settings.repsHigh)
    return SetPlan(sets: sets, reps: count...count)
  }
}
