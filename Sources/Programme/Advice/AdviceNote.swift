/// Something about the data under an advice that its reader has to know.
package struct AdviceNote: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case simulated
    case simulatedLeftOut = "simulated_left_out"
    case estimated
    case undated
    case excluded
    case unloaded
    case unjudged
    case changed
    case noRPE = "no_rpe"
    case soreness
    case sameDay = "same_day"
  }

  package var kind: Kind
  package var sentence: String

  /// All that apply, gravest first.
  static func all(_ situation: Situation) -> [AdviceNote] {
    let history = situation.history
    var notes: [AdviceNote] = []
    func add(_ kind: Kind, _ sentence: String) {
      notes.append(AdviceNote(kind: kind, sentence: sentence))
    }
    if history.isSynthetic {
      add(.simulated, "SIMULATED: nobody lifted what this rests on.")
    }
    if history.leftOut.simulatedSessions > 0 {
      let count = Counted.of(history.leftOut.simulatedSessions, "simulated session")
      add(.simulatedLeftOut, "\(count) left out: real ones are never mixed with them.")
    }
    guard let last = situation.sessions.last else { return notes }
    if situation.used.contains(where: \.isEstimated) {
      add(
        .estimated,
        "Some of it was judged by one sensor, estimated, which misses more: a raise then needs "
          + "\(situation.settings.flawlessSetsEstimated) flawless sets.")
    }
    if !last.isDateKnown {
      add(
        .undated,
        "Session \(last.id) has no date, since the clock was not set: \(situation.settings.restHours) h of rest, "
          + "pauses, soreness that stays and lighter weeks are for you to judge.")
    }
    let unloaded = last.unloaded(situation.settings)
    if let first = unloaded.first {
      add(
        .unloaded,
        "\(Counted.of(unloaded.count, "set")) of session \(last.id) without a load: "
          + "`hinge log \(last.id):\(first.number) --load` gives it.")
    }
    let silent = situation.unjudged
    if let session = silent.last {
      add(
        .unjudged,
        "\(Counted.of(silent.count, "session")) without a verdict, the last \(session.id), "
          + "\(session.isCalibrated ? "counted and not judged" : "without a calibration that tells rounding"): "
          + "never flawless.")
    }
    let changed = situation.used.reduce(0) { $0 + $1.changedReps }
    if changed > 0 {
      let verb = changed == 1 ? "has" : "have"
      add(
        .changed, "\(Counted.reps(changed)) under it \(verb) a verdict by hand, not the belt's.")
    }
    if situation.settings.rpeHoldTenths != nil, !situation.lastWork.isEmpty,
      situation.lastWork.allSatisfy({ $0.rpeTenths == nil })
    {
      add(.noRPE, "No RPE was said of the last work sets: how hard they were is not considered.")
    }
    if let sore = history.soreness, sore.value >= situation.settings.sorenessHold, !sore.holds {
      add(
        .soreness,
        "Soreness \(sore.value) of 10 after \(sore.hoursAfter ?? 0) h; `hinge log "
          + "\(sore.sessionID):session --soreness` says how it is after \(situation.settings.sorenessHours) h."
      )
    }
    if last.day == situation.day.number {
      add(.sameDay, "Session \(last.id) is of this day: this is about the one after it.")
    }
    let excluded = history.leftOut
    if !excluded.excludedSessions.isEmpty || excluded.excludedSets > 0 {
      var parts: [String] = []
      if !excluded.excludedSessions.isEmpty {
        parts.append(Counted.of(excluded.excludedSessions.count, "session"))
      }
      if excluded.excludedSets > 0 { parts.append(Counted.of(excluded.excludedSets, "set")) }
      add(.excluded, "\(parts.joined(separator: " and ")) not counted, as was said.")
    }
    return notes
  }
}
