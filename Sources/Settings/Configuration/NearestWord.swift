/// The word that was likely meant.
package enum NearestWord {
  /// The shortest candidate that begins with the word, else the one with the fewest edits, if they
  /// are few for the word's length; nil otherwise.
  package static func to(_ word: String, among candidates: [String]) -> String? {
    // Hostile input may be long; nothing that long is a slip of the finger.
    guard word.utf8.count <= 64 else { return nil }
    let unfinished = candidates.filter { word.utf8.count >= 3 && $0.hasPrefix(word) }
    if let shortest = unfinished.min(by: { $0.utf8.count < $1.utf8.count }) { return shortest }
    let allowed = word.utf8.count < 4 ? 1 : max(2, word.utf8.count / 3)
    let ranked = candidates.map { (edits: edits(word, $0), candidate: $0) }
    guard let best = ranked.min(by: { $0.edits < $1.edits }), best.edits <= allowed else {
      return nil
    }
    return best.candidate
  }

  /// Insertions, deletions, replacements and swaps of neighbors that turn `a` into `b`.
  static func edits(_ a: String, _ b: String) -> Int {
    let a = Array(a.lowercased().utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 })
    let b = Array(b.utf8)
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1] + [Int](repeating: 0, count: b.count)
      for j in b.indices {
        let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
        row[j + 1] = min(replaced, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
