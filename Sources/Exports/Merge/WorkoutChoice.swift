import HingeCore

/// Which workout each session was part of.
struct WorkoutChoice {
  /// Workouts with their sessions, both in order of time.
  private(set) var matches: [(Int, [Int])] = []
  private(set) var ambiguous: [MergeReport.Finding] = []
  private(set) var left: [MergeReport.Finding] = []

  private struct Candidate {
    var workout: Int
    /// 0 where they overlap, else the time between them.
    var gapMS: Int64
    var cost: Int
  }

  init(_ sessions: [MergeSession], _ workouts: [ForeignWorkout], toleranceMS: Int64) {
    var chosen: [Int: [Int]] = [:]
    var isNear = [Bool](repeating: false, count: workouts.count)
    for (index, session) in sessions.enumerated() {
      var candidates: [Candidate] = []
      for (number, workout) in workouts.enumerated() {
        guard let gap = Self.gap(session.window, workout), gap <= toleranceMS else { continue }
        guard Self.hasFitting(session, workout) else { continue }
        isNear[number] = true
        candidates.append(
          Candidate(workout: number, gapMS: gap, cost: Self.cost(session, workout)))
      }
      guard let best = candidates.min(by: Self.isBetter) else {
        left.append(.init(session: session.id, why: "has no workout of its time and exercise"))
        continue
      }
      let equals = candidates.filter { !Self.isBetter(best, $0) }
      if equals.count > 1 {
        let lines = equals.compactMap { workouts[$0.workout].sets.first?.line }
        let list = lines.map { "\($0)" }.joined(separator: " or ")
        ambiguous.append(
          .init(session: session.id, why: "may be the workout that begins in line \(list)"))
      } else {
        chosen[best.workout, default: []].append(index)
      }
    }
    for (number, workout) in workouts.enumerated() {
      if let sessions = chosen[number] {
        matches.append((number, sessions))
      } else if let set = workout.sets.first {
        left.append(.init(set, why: Self.reason(workout, isNear: isNear[number])))
      }
    }
  }

  /// Overlapping goes before near, then the sets decide.
  private static func isBetter(_ a: Candidate, _ b: Candidate) -> Bool {
    (a.gapMS == 0 ? 0 : 1, a.cost) < (b.gapMS == 0 ? 0 : 1, b.cost)
  }

  private static func reason(_ workout: ForeignWorkout, isNear: Bool) -> String {
    let what = "and the \(workout.sets.count) sets of its workout"
    if workout.startedAtWallMS == nil {
      return "\(what): no date can be read in '\(workout.dateText)'"
    }
    return isNear ? "\(what) could not be told from another workout" : "\(what) meet no session"
  }

  /// Nil where the workout has no date.
  private static func gap(_ window: ClosedRange<Int64>, _ workout: ForeignWorkout) -> Int64? {
    [workout.startedAtWallMS, workout.laterStartWallMS].compactMap { $0 }.map { start in
      // Dates of another age are far away all the same.
      let end = start + (workout.durationMS ?? 0)
      return max(start - window.upperBound, window.lowerBound - end, 0)
    }.min()
  }

  private static func hasFitting(_ session: MergeSession, _ workout: ForeignWorkout) -> Bool {
    session.sets.contains { set in
      workout.sets.contains { MergeSession.fits($0.kind, set.style, workout) }
    }
  }

  /// Of the session's own sets alone: what the workout has beyond may be another session's.
  private static func cost(_ session: MergeSession, _ workout: ForeignWorkout) -> Int {
    let theirs = workout.sets.filter { theirs in
      session.sets.contains { MergeSession.fits(theirs.kind, $0.style, workout) }
    }
    // Beyond that, time alone decides.
    guard session.sets.count <= 400, theirs.count <= 400 else { return 0 }
    return SetAlignment(
      session.sets.map { .init(reps: $0.reps) },
      theirs.map { .init(reps: $0.reps, isWarmup: $0.isWarmup) }
    ).cost
  }
}
