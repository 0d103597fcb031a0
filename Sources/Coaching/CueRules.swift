import HingeCore
import Training

/// Chooses the cue of one set: the first rule that applies, in the order of `CueRule`.
struct CueRules {
  let reps: [RepRecord]
  let alerts: [AlertRecord]
  /// Nil without a profile.
  let style: LiftStyle?
  let isEstimated: Bool
  let driftMdeg: Int64?
  let slowdownPermille: Int64?

  /// Growth of peak flexion over a set that is worth a word, as the creep alert has it.
  static let creepMdeg: Int64 = 5000
  static let slowdownLimitPermille: Int64 = 200

  var cue: Cue {
    guard !reps.isEmpty else {
      return Cue(
        rule: .nothingCounted,
        sentence: "No rep was counted: lift from a still start and stand up fully at the top.",
        reps: [])
    }
    return trust ?? lost ?? drifted ?? remainder
  }

  // MARK: What keeps the numbers from being trusted

  private var trust: Cue? {
    let bad = numbers { $0.hasBadData }
    if bad.count * 3 >= reps.count {
      return Cue(
        rule: .badData,
        sentence: "The sensor data were bad in \(list(bad)): check cable and belt before the "
          + "next set.", reps: bad)
    }
    let moved = numbers { $0.repFlags.contains(.slipped) }
    if moved.count * 3 >= reps.count {
      return Cue(
        rule: .beltMoved,
        sentence: "The belt has moved since calibration (\(list(moved))): move it back, or "
          + "calibrate again.", reps: moved)
    }
    if reps.allSatisfy({ $0.repFlags.contains(.noProfile) }) {
      return Cue(
        rule: .noProfile,
        sentence: "Counted and timed only, since there is no calibration: run "
          + "`hinge calibrate --guided`.", reps: [])
    }
    if reps.allSatisfy({ $0.repFlags.contains(.abstained) }) {
      return Cue(
        rule: .abstained,
        sentence: "This calibration can't tell rounding on you, so reps are counted and timed "
          + "only: calibrate again with a clear slump.", reps: [])
    }
    return nil
  }

  // MARK: What was lost

  private var lost: Cue? {
    let lost = numbers { $0.knownVerdict == .lost }
    guard !lost.isEmpty else { return nil }
    let alarms = alerts.filter { $0.kind == "rounding" && $0.grade == "alarm" }
    var repsAt: [AlarmPlace: [Int]] = [:]
    for rep in reps where lost.contains(rep.number) {
      let places = alarms.compactMap {
        AlarmPlace(timeUS: $0.timeUS, in: rep, startsFromFloor: style?.startsFromFloor ?? true)
      }
      // The first alarm of a rep is the one to mend; later ones often follow from it.
      if let first = places.first { repsAt[first, default: []].append(rep.number) }
    }
    let counted = AlarmPlace.allCases.map { ($0, repsAt[$0] ?? []) }
    guard let most = counted.map(\.1.count).max(), most > 0,
      let (place, reps) = counted.first(where: { $0.1.count == most })
    else {
      return Cue(
        rule: .alarms,
        sentence: "Your back went past the alarm in \(list(lost)): stop the set "
          + "earlier or take weight off.", reps: lost)
    }
    return cue(at: place, reps: reps)
  }

  private func cue(at place: AlarmPlace, reps: [Int]) -> Cue {
    switch place {
    case .liftoff:
      Cue(
        rule: .alarmsAtLiftoff,
        sentence: "Rounded at lift-off in \(list(reps)): brace and take the slack out before the "
          + "bar moves; if that does not help, take weight off.", reps: reps)
    case .rise:
      Cue(
        rule: .alarmsInTheRise,
        sentence: "Rounded on the way up in \(list(reps)): keep the bar close and stop the set "
          + "before this happens.", reps: reps)
    case .lowering:
      Cue(
        rule: .alarmsInTheLowering,
        sentence: "Rounded while lowering in \(list(reps)): push the hips back first and lower "
          + "more slowly.", reps: reps)
    }
  }

  // MARK: What drifted

  private var drifted: Cue? {
    let crept = numbers { $0.repFlags.contains(.crept) }
    if !crept.isEmpty || (driftMdeg ?? 0) > Self.creepMdeg {
      let grown = driftMdeg.flatMap { $0 > 0 ? degrees($0) : nil }.map { " by \($0)" } ?? ""
      let place = crept.isEmpty ? "" : " (\(list(crept)))"
      return Cue(
        rule: .creep,
        sentence: "Flexion grew\(grown) over the set\(place): stop a rep or two earlier.",
        reps: crept)
    }
    let early = owners(of: alerts.filter { $0.kind == "setup" })
    if !early.isEmpty {
      return Cue(
        rule: .setup,
        sentence: "Past the warning before the pull in \(list(early)): set the back, then pull.",
        reps: early)
    }
    let warned = numbers { $0.knownVerdict == .crept }
    if !warned.isEmpty {
      return Cue(
        rule: .warnings,
        sentence: "Close to the alarm in \(list(warned)): same load, tighter brace.", reps: warned)
    }
    let leaned = owners(of: alerts.filter { $0.kind == "hyperextension" })
    if !leaned.isEmpty {
      return Cue(
        rule: .leanedBack,
        sentence: "Leaned back at lockout in \(list(leaned)): finish tall, not behind upright.",
        reps: leaned)
    }
    if let slowdownPermille, slowdownPermille > Self.slowdownLimitPermille,
      let last = reps.last(where: \.hasTrustedTiming)
    {
      return Cue(
        rule: .slowdown,
        sentence: "The last rise was \(slowdownPermille / 10) % slower than the fastest: near your "
          + "limit, stop a rep earlier.", reps: [last.number])
    }
    return nil
  }

  private var remainder: Cue {
    let unjudged = numbers { $0.knownVerdict == .noCall || $0.knownVerdict == nil }
    if !unjudged.isEmpty {
      let rest = unjudged.count < reps.count ? "; the others held" : ""
      return Cue(
        rule: .partlyUnjudged,
        sentence: "No call on \(list(unjudged))\(rest): the data or the belt did not allow one.",
        reps: unjudged)
    }
    return Cue(rule: .held, sentence: "Held throughout: keep the load.", reps: [])
  }

  // MARK: Words

  private func numbers(where isMeant: (RepRecord) -> Bool) -> [Int] {
    reps.filter(isMeant).map(\.number)
  }

  /// Reps that own one of the alerts.
  private func owners(of alerts: [AlertRecord]) -> [Int] {
    numbers { rep in alerts.contains { rep.ownStartUS <= $0.timeUS && $0.timeUS <= rep.ownEndUS } }
  }

  /// "rep 3", "reps 2 and 4", "reps 1-5, 7".
  private func list(_ numbers: [Int]) -> String {
    NumberList.text(numbers, singular: "rep", plural: "reps")
  }

  private func degrees(_ mdeg: Int64) -> String {
    let tenths = (mdeg + 50) / 100
    return (isEstimated ? "an estimated " : "") + "\(tenths / 10).\(tenths % 10) degrees"
  }
}
