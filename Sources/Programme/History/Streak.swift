/// The work sets at the working load, from the last one back to the first that was not flawless.
struct Streak: Sendable {
  /// Flawless with all reps of the range, newest first.
  private(set) var full: [WorkSet] = []
  /// Flawless, with reps of the range still to come; counted only above the first that is not.
  private(set) var clean: [WorkSet] = []
  /// With a rep that has no verdict and no flaw: they count neither way.
  private(set) var open: [WorkSet] = []
  /// The one that ended it.
  private(set) var breaker: WorkSet?

  /// `sessions` as for `WorkingLoad`.
  init(_ sessions: [WorkSession], at load: WorkingLoad, _ settings: ProgrammeSettings) {
    var isFull = true
    var later: Int?
    for (index, session) in sessions[...load.index].enumerated().reversed() {
      guard let work = session.workLoad(settings) else { continue }
      // Lighter days between are passed over; another load is another streak.
      if !ProgrammeSettings.isSame(work, load.grams) {
        if ProgrammeSettings.isLighter(work, than: load.grams), index != load.index { continue }
        return
      }
      // What was lifted before a pause says little of today.
      if let later, let day = session.day, later - day > settings.pauseWeeks * 7 { return }
      later = session.day ?? later
      for set in session.sets(at: load.grams).reversed() {
        if !set.flaws(settings).isEmpty {
          breaker = set
          return
        }
        if !set.openReps.isEmpty {
          open.append(set)
          continue
        }
        clean.append(set)
        isFull = isFull && set.reps >= settings.repsHigh
        if isFull { full.append(set) }
      }
    }
  }

  /// How often a raise is earned: by sets of two sensors alone, or by more where one sensor judged some.
  func rounds(_ settings: ProgrammeSettings) -> Int {
    let measured = full.prefix { !$0.isEstimated }.count
    return max(
      measured / max(1, settings.flawlessSets),
      full.count / max(1, settings.flawlessSetsEstimated, settings.flawlessSets))
  }

  /// How many such sets one round needs, given who judged the last.
  func needed(_ settings: ProgrammeSettings) -> Int {
    full.first?.isEstimated ?? clean.first?.isEstimated ?? false
      ? max(settings.flawlessSetsEstimated, settings.flawlessSets) : settings.flawlessSets
  }
}
