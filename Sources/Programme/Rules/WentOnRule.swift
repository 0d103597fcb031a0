/// A set that went on after the belt had said that it should end.
struct WentOnRule: Rule {
  let name = RuleName.wentOn

  func advice(on situation: Situation) -> Advice? {
    guard let last = situation.sessions.last else { return nil }
    let sets = last.sets.filter { ($0.stop?.repsBeyond ?? 0) > 0 }
    guard let set = sets.first, let stop = set.stop else { return nil }
    let heard = stop.sounded ? "" : " It did not sound that day."
    return situation.hold(
      name,
      "Set \(set.number) of session \(set.sessionID) went on for \(Counted.reps(stop.repsBeyond)) after \(stop.cause.rawValue): hold the load, and end the set there.\(heard)",
      evidence: sets.map { Evidence($0, reps: [$0.stop?.rep ?? 1]) },
      change: "Work sets that end at the stop signal.")
  }
}
