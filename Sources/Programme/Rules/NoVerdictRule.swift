/// Nothing was judged for so long that form is not known.
struct NoVerdictRule: Rule {
  let name = RuleName.noVerdict

  func advice(on situation: Situation) -> Advice? {
    guard let last = situation.sessions.last else { return nil }
    if let judged = situation.judged.last {
      guard let a = judged.day, let b = last.day, b - a > situation.settings.pauseWeeks * 7 else {
        return nil
      }
    }
    let mend: LoadSentence =
      last.isCalibrated
      ? "`hinge explain \(last.id):1.1` says why there is no verdict; `hinge doctor` looks at belt and sensors."
      : "`hinge calibrate --guided` makes a calibration; the next session is then judged."
    return Advice(
      .missing, name,
      "Reps were counted and not judged, the last in session \(last.id): without a verdict on form no load is advised.",
      evidence: [Evidence(last.id)], change: mend)
  }
}
