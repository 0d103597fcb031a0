package import Coaching
import Training

/// The one thing to work on, from the cues of the week's sets.
///
/// What keeps a third of the reps or more from being judged comes first: mend that. Else the place at which
/// most reps were lost, if there are two of them. Else what most sets have in common, if two do. Of equals the
/// first in the order of the cues. Else nothing stands out.
package struct WeekFocus: Sendable, Equatable {
  /// Nil: nothing stands out.
  package var rule: CueRule?
  package var reps: [RepPlace]
  package var sets: Int
  /// Of all that were counted in the week.
  package var countedReps: Int

  package struct RepPlace: Sendable, Equatable {
    package var sessionID: Int64
    package var set: Int
    /// Empty where it is of the whole set.
    package var reps: [Int]
  }

  package static let leastReps = 2
  package static let leastSets = 2

  private static let untrusted: [CueRule] = [.badData, .beltMoved, .noProfile, .abstained]
  private static let lost: [CueRule] = [
    .alarmsAtLiftoff, .alarmsInTheRise, .alarmsInTheLowering, .alarms,
  ]
  private static let drifted: [CueRule] = [.creep, .setup, .warnings, .leanedBack, .slowdown]

  init(_ logs: [DatedLog]) {
    var places: [CueRule: [RepPlace]] = [:]
    var counted: [CueRule: Int] = [:]
    countedReps = 0
    for dated in logs where dated.isCounted {
      for review in WeekQuality.reviews(dated) {
        let rule = review.cue.rule
        places[rule, default: []].append(
          RepPlace(sessionID: dated.log.session.id, set: review.number, reps: review.cue.reps))
        // A cue about the whole set names no rep.
        let reps = review.cue.reps.isEmpty ? review.verdicts.total : review.cue.reps.count
        counted[rule, default: 0] += reps
        countedReps += review.verdicts.total
      }
    }
    let all = countedReps
    func most(_ rules: [CueRule], _ value: (CueRule) -> Int, least: Int) -> CueRule? {
      let best = rules.map(value).max() ?? 0
      return best >= max(least, 1) ? rules.first { value($0) == best } : nil
    }
    let byReps: (CueRule) -> Int = { counted[$0] ?? 0 }
    let bySets: (CueRule) -> Int = { places[$0]?.count ?? 0 }
    rule =
      most(Self.untrusted, byReps, least: (all + 2) / 3)
      ?? most(Self.lost, byReps, least: Self.leastReps)
      ?? most(Self.drifted, bySets, least: Self.leastSets)
    reps = rule.flatMap { places[$0] } ?? []
    sets = reps.count
  }

  /// Reps that it rests on; of cues about whole sets none.
  package var namedReps: Int { reps.reduce(0) { $0 + $1.reps.count } }

  package var sentence: String {
    let all = "\(namedReps) \(namedReps == 1 ? "rep" : "reps")"
    let some = "\(sets) \(sets == 1 ? "set" : "sets")"
    switch rule {
    case .badData?:
      return "Check cable and belt: the sensor data were bad in \(all) of \(some)."
    case .beltMoved?:
      return
        "Put the belt back to where it was calibrated, or calibrate again: it had moved in \(all)."
    case .noProfile?:
      return "Calibrate, `hinge calibrate --guided`: \(some) were counted and timed only."
    case .abstained?:
      return "Calibrate again with a clear slump: \(some) were counted and timed only, since "
        + "this calibration can't tell rounding."
    case .alarmsAtLiftoff?:
      return
        "Brace and take the slack out before the bar moves: \(all) in \(some) rounded at lift-off."
    case .alarmsInTheRise?:
      return
        "Keep the bar close and stop a set before it happens: \(all) in \(some) rounded on the way up."
    case .alarmsInTheLowering?:
      return
        "Push the hips back first and lower more slowly: \(all) in \(some) rounded while lowering."
    case .alarms?:
      return "Stop sets earlier or take weight off: \(all) in \(some) went past the alarm."
    case .creep?: return "Stop sets a rep or two earlier: flexion grew over \(some)."
    case .setup?:
      return "Set the back, then pull: \(all) in \(some) were past the warning before the pull."
    case .warnings?: return "Same load, tighter brace: \(all) in \(some) came close to the alarm."
    case .leanedBack?:
      return "Finish tall, not behind upright: \(all) in \(some) leaned back at lockout."
    case .slowdown?:
      return
        "Stop sets a rep earlier: in \(some) the last rise was over 20 % slower than the fastest."
    case .nothingCounted?, .partlyUnjudged?, .held?, nil:
      return countedReps == 0 ? "Nothing was lifted." : "Nothing stands out: keep going."
    }
  }
}
