import Coaching
import Programme

/// Sessions and sets as people name them.
enum EvidenceWords {
  /// "session 12, sets 2-4; session 13, set 1 (reps 3 and 4)"
  static func text(_ evidence: [Evidence]) -> String {
    var parts: [String] = []
    var sessions: [Int64] = []
    for one in evidence where !sessions.contains(one.session) { sessions.append(one.session) }
    for session in sessions {
      let own = evidence.filter { $0.session == session }
      let whole = own.filter(\.reps.isEmpty).compactMap(\.set)
      var words: [String] = []
      if !whole.isEmpty { words.append(NumberList.text(whole, singular: "set", plural: "sets")) }
      for one in own where !one.reps.isEmpty {
        guard let set = one.set else { continue }
        let reps = NumberList.text(one.reps, singular: "rep", plural: "reps")
        words.append("set \(set) (\(reps))")
      }
      parts.append((["session \(session)"] + words).joined(separator: ", "))
    }
    let isPlain = evidence.allSatisfy { $0.set == nil } && sessions.count > 1
    if isPlain {
      return NumberList.text(
        sessions.map { Int(clamping: $0) }, singular: "session", plural: "sessions")
    }
    return parts.joined(separator: "; ")
  }
}
