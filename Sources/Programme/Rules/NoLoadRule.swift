/// The last session has no loads, and what is older says nothing of it.
struct NoLoadRule: Rule {
  let name = RuleName.noLoad

  func advice(on situation: Situation) -> Advice? {
    guard let last = situation.sessions.last, last.workLoad(situation.settings) == nil,
      let set = last.unloaded(situation.settings).first
    else { return nil }
    return Advice(
      .missing, name,
      "Nobody said what was on the bar in session \(last.id), so there is no load to add to.",
      evidence: [Evidence(last.id)],
      change:
        "`hinge log \(last.id):\(set.number) --load 100` gives set \(set.number) its load, `hinge log merge` takes loads from another app."
    )
  }
}
