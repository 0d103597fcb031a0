import Coaching

/// What the flawless sets at a load earn, and what of it the plates make.
struct RaiseStep {
  /// 2.5 % more, at most 5 kg.
  let dueGrams: Int64
  /// The load that can be made; nil where none above the working load can.
  let grams: Int64?
  /// How many sets that takes.
  let sets: Int
  private let load: Int64
  private let needed: Int
  private let settings: ProgrammeSettings

  /// Nil where nothing is earned.
  init?(_ situation: Situation) {
    guard let streak = situation.streak, let working = situation.load else { return nil }
    settings = situation.settings
    load = working.grams
    let rounds = streak.rounds(settings)
    guard rounds > 0 else { return nil }
    // Sets of two sensors alone earn it by fewer.
    let measured = streak.full.prefix { !$0.isEstimated }.count / max(1, settings.flawlessSets)
    needed = measured == rounds ? settings.flawlessSets : streak.needed(settings)
    dueGrams = Self.due(load, 1, settings)
    var found: (Int64, Int)?
    // Small loads rise by less than the smallest plates; a larger step is earned by more sets.
    for round in 1...min(rounds, 40) where found == nil {
      let due = Self.due(load, round, settings)
      if let made = situation.rack.highest(notAbove: due), made > load {
        found = (made, round * needed)
      }
    }
    grams = found?.0
    sets = min(found?.1 ?? rounds * needed, streak.full.count)
  }

  /// How many flawless sets earn a load.
  func setsFor(_ grams: Int64) -> Int {
    var round = 1
    while round < 40, Self.due(load, round, settings) < grams { round += 1 }
    return round * needed
  }

  private static func due(_ load: Int64, _ round: Int, _ settings: ProgrammeSettings) -> Int64 {
    let permille = Int64(settings.raisePermille) * Int64(round)
    return load + min(load * permille / 1000, settings.raiseMostGrams)
  }
}

extension Situation {
  /// The lightest load above this at which fewer than four of five judged reps held in the last weeks.
  func lostAbove(_ grams: Int64) -> Int64? {
    let recent = sessions.filter { isRecent($0) }
    let quality = LoadQuality(recent.flatMap(\.loadPoints))
    return quality.levels.first { $0.loadGrams > grams && $0.hasEnoughReps && !$0.isHeld }?
      .loadGrams
  }
}
