import Training

/// Sharp or radiating pain, or much of it: no weight is advised until it is said to be gone. Nothing
/// overrides this, no time ends it.
struct PainStopRule: Rule {
  let name = RuleName.painStop

  func advice(on situation: Situation) -> Advice? {
    guard let pain = situation.history.pain.stop else { return nil }
    var words: [String] = []
    if let kind = pain.kind, kind != .dull { words.append(kind.rawValue) }
    words.append("pain")
    // A 0 that was said before the kind is no number of this pain.
    if let value = pain.value, value > 0 { words.append("\(value) of 10") }
    let what = words.joined(separator: " ")
    let place = "session \(pain.sessionID)" + (pain.set.map { ", set \($0)" } ?? "")
    return Advice(
      .stop, name,
      "\(what.prefix(1).uppercased() + what.dropFirst()) was said in \(place): do not lift, and have it looked at by a doctor or physiotherapist.",
      evidence: [Evidence(pain.sessionID, set: pain.set)],
      change:
        "Once it is gone, `hinge log session --pain 0` says so; neither time nor a lower number brings advice back."
    )
  }
}
