/// The reps of the set, each with what was said of it: the strip that grows while somebody lifts.
package struct SetStrip: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package var index: Int
    /// As `LiveRep` has it; nil: counted, and not complete yet.
    package var verdict: String?
  }

  package private(set) var entries: [Entry] = []
  /// Reps before the first of these were not seen: this view began in the middle of the set.
  package var unseen: Int { max(0, (entries.first?.index ?? 1) - 1) }

  package init() {}

  package mutating func clear() { entries = [] }

  package mutating func count(_ index: Int) {
    guard index > 0, !entries.contains(where: { $0.index == index }) else { return }
    entries.append(Entry(index: index, verdict: nil))
  }

  package mutating func complete(_ index: Int, _ verdict: String) {
    count(index)
    for place in entries.indices where entries[place].index == index {
      entries[place].verdict = verdict
    }
  }

  package mutating func withdraw(_ index: Int) { entries.removeAll { $0.index >= index } }

  /// "3 held, 1 lost": only what occurred.
  package var sums: String {
    let words = [("held", "held"), ("crept", "crept"), ("lost", "lost"), ("no_call", "no call")]
    return words.compactMap { token, word in
      let count = entries.count { $0.verdict == token }
      return count > 0 ? "\(count) \(word)" : nil
    }.joined(separator: ", ")
  }
}
