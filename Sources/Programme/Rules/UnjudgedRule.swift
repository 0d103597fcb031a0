/// The last session of the style was not judged, an earlier one was.
struct UnjudgedRule: Rule {
  let name = RuleName.unjudged

  func advice(on situation: Situation) -> Advice? {
    guard let last = situation.sessions.last, !situation.judged.isEmpty,
      last.sets.allSatisfy({ $0.judged == 0 })
    else { return nil }
    return situation.hold(
      name,
      "Session \(last.id) was counted and not judged, and never counts as flawless: hold what was judged last.",
      evidence: [Evidence(last.id)],
      change: last.isCalibrated
        ? "A session whose data allow a verdict; `hinge doctor` looks at belt and sensors."
        : "`hinge calibrate --guided`, then a session that is judged.")
  }
}
