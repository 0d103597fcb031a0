package import Training

/// Loads and RPE that a lifter entered in another app, for the sets that the belt saw.
///
/// A session and a workout belong together by their times and by their exercises, sets by their order and
/// their reps. What is not plain is not taken, and said: a load on the wrong set is worse than none.
/// Nothing is written here; `entries` are a proposal. The same input gives the same output.
package struct LoadMerge: Sendable {
  /// To be logged, in the order of sessions and sets. `value` is never nil.
  package private(set) var entries: [EntryRecord] = []
  package private(set) var report = MergeReport()
  private let replaces: Bool
  private let stamp: Stamp
  private let origin: String

  /// When the entries are made, as for everything that is logged.
  package struct Stamp: Sendable {
    package var wallMS: Int64
    package var bootMS: Int64?
    package var bootID: String
    package var clock: String

    package init(wallMS: Int64, bootMS: Int64? = nil, bootID: String = "", clock: String = "") {
      self.wallMS = wallMS
      self.bootMS = bootMS
      self.bootID = bootID
      self.clock = clock
    }
  }

  /// How far the two may be apart: one is started in the changing room, the other at the bar.
  package static let toleranceMS: Int64 = 20 * 60_000
  /// Sets of a session, and of a workout, that are looked at.
  private static let mostSets = 400

  /// - Parameters:
  ///   - logs: of the lifter whose export it is, with what was said of them applied, in any order.
  ///   - fileName: for the entries' origin; without a path.
  ///   - replaces: whether a load or RPE that is there already gives way.
  package init(
    _ logs: [SessionLog], with foreign: ForeignLog, fileName: String, stamp: Stamp,
    replaces: Bool = false, toleranceMS: Int64 = Self.toleranceMS
  ) {
    self.replaces = replaces
    self.stamp = stamp
    origin = "merge: " + ForeignText.line(fileName, most: 80)
    var candidates: [MergeSession] = []
    let ordered = logs.sorted {
      ($0.session.startedAtWallMS, $0.session.id) < ($1.session.startedAtWallMS, $1.session.id)
    }
    for log in ordered {
      switch MergeSession.of(log) {
      case .success(let session): candidates.append(session)
      case .failure(let reason): report.left.append(.init(session: log.session.id, why: reason.why))
      }
    }
    let choice = WorkoutChoice(
      candidates, foreign.workouts, toleranceMS: min(max(toleranceMS, 0), 86_400_000))
    report.ambiguous += choice.ambiguous
    report.left += choice.left
    for (workout, sessions) in choice.matches {
      take(foreign.workouts[workout], sessions.map { candidates[$0] })
    }
    report.passedOver = foreign.passedOver
  }

  /// Sessions of one workout are one row of sets: the belt may have been started anew in between.
  private mutating func take(_ workout: ForeignWorkout, _ sessions: [MergeSession]) {
    let groups = MergeGroup.of(sessions.flatMap(\.sets), workout)
    for group in groups {
      guard group.ours.count <= Self.mostSets, group.theirs.count <= Self.mostSets else {
        let why = "is one of more sets than can be told apart"
        report.ambiguous += group.ours.map {
          .init(session: $0.session, set: $0.number, why: why)
        }
        continue
      }
      take(group, of: workout)
    }
    let used = Set(groups.flatMap(\.theirs))
    for index in workout.sets.indices where !used.contains(index) {
      report.left.append(.init(workout.sets[index], why: "is another exercise than the belt's"))
    }
  }

  private mutating func take(_ group: MergeGroup, of workout: ForeignWorkout) {
    let theirs = group.theirs.map { workout.sets[$0] }
    let alignment = SetAlignment(
      group.ours.map { .init(reps: $0.reps) },
      theirs.map { .init(reps: $0.reps, isWarmup: $0.isWarmup) })
    var taken: Set<Int> = []
    for (set, choices) in zip(group.ours, alignment.choices) {
      let partners = choices.compactMap { choice -> Int? in
        if case .partner(let index) = choice { return index }
        return nil
      }
      taken.formUnion(partners)
      let values = propose(
        set, partners.map { theirs[$0] }, canBeAlone: choices.contains(.alone))
      for (field, value) in values { settle(set, field, value) }
    }
    for index in theirs.indices where !taken.contains(index) {
      report.left.append(.init(theirs[index], why: "is no set that the belt saw"))
    }
  }

  /// What all that it may be agree on; what they do not is said.
  private mutating func propose(
    _ set: MergeSession.Set, _ partners: [ForeignSet], canBeAlone: Bool
  ) -> [(EntryField, String)] {
    guard let first = partners.first else {
      report.left.append(
        .init(session: set.session, set: set.number, why: "is in no line of the file"))
      return []
    }
    let lines = partners.map { "\($0.line)" }.joined(separator: ", ")
    let place = partners.count == 1 ? "line \(lines)" : "one of the lines \(lines)"
    if partners.count == 1 {
      report.refused += first.doubts.map { MergeReport.Finding(first, why: $0) }
    }
    let agree = partners.allSatisfy {
      $0.loadGrams == first.loadGrams && $0.rpeTenths == first.rpeTenths
    }
    if canBeAlone || !agree {
      report.ambiguous.append(
        .init(
          session: set.session, set: set.number,
          why: canBeAlone ? "may be \(place), or none" : "may be any of the lines \(lines)"))
      return []
    }
    if first.loadGrams == nil, first.rpeTenths == nil {
      report.left.append(
        .init(
          session: set.session, set: set.number,
          why: "is \(place), which has no weight and no RPE"))
      return []
    }
    report.matched.append(
      .init(
        session: set.session, set: set.number, line: first.line, reps: set.reps,
        foreignReps: first.reps, loadGrams: first.loadGrams, rpeTenths: first.rpeTenths))
    return [
      first.loadGrams.map { (EntryField.load, "\($0)") },
      first.rpeTenths.map { (EntryField.rpe, "\($0)") },
    ].compactMap { $0 }
  }

  private mutating func settle(_ set: MergeSession.Set, _ field: EntryField, _ value: String) {
    let known = field == .load ? set.loadGrams : set.rpeTenths
    if let known {
      if "\(known)" == value { return }
      guard replaces else {
        let what = field == .load ? "load" : "RPE"
        report.kept.append(
          .init(
            session: set.session, set: set.number, why: "has another \(what) already, which stays"))
        return
      }
    }
    entries.append(
      EntryRecord(
        sessionID: set.session, setNumber: set.number, field: field.rawValue, value: value,
        enteredAtWallMS: stamp.wallMS, enteredAtBootMS: stamp.bootMS, bootID: stamp.bootID,
        clock: stamp.clock, origin: origin))
  }
}
