/// Which set of one log is which of another's, when either may lack some and both may miscount.
///
/// Both are in order. A pair costs what its reps differ by, a set without a partner costs as well, and the
/// cheapest way of pairing all is looked for (Needleman and Wunsch 1970). Often several ways cost the same,
/// four sets of five against three of five: then nobody can know, and `choices` has them all.
struct SetAlignment {
  struct Item: Equatable {
    var reps: Int
    /// Likelier to be missing on the other side: the belt is put on after the warm-up.
    var isWarmup = false
  }

  enum Choice: Hashable {
    case partner(Int)
    case alone
  }

  /// For each of `ours`, every choice that a cheapest way makes of it, in order.
  private(set) var choices: [[Choice]]
  /// What the cheapest ways cost.
  private(set) var cost: Int

  /// A set without a partner costs less than a pair that differs by more than two reps, and two such sets,
  /// one on either side, more than a pair that differs by two.
  private static let lone = 3
  private static let loneWarmup = 2
  private static let never = 1_000_000

  /// - Parameters: at most a few hundred each: time and memory go with their product.
  init(_ ours: [Item], _ theirs: [Item]) {
    let columns = theirs.count + 1
    var before = [Int](repeating: Self.never, count: (ours.count + 1) * columns)
    var behind = before
    before[0] = 0
    for i in 0...ours.count {
      for j in 0...theirs.count {
        var best = before[i * columns + j]
        if i > 0 { best = min(best, before[(i - 1) * columns + j] + Self.alone(ours[i - 1])) }
        if j > 0 { best = min(best, before[i * columns + j - 1] + Self.alone(theirs[j - 1])) }
        if i > 0, j > 0 {
          best = min(
            best, before[(i - 1) * columns + j - 1] + Self.pair(ours[i - 1], theirs[j - 1]))
        }
        before[i * columns + j] = best
      }
    }
    behind[behind.count - 1] = 0
    for i in stride(from: ours.count, through: 0, by: -1) {
      for j in stride(from: theirs.count, through: 0, by: -1) {
        var best = behind[i * columns + j]
        if i < ours.count { best = min(best, behind[(i + 1) * columns + j] + Self.alone(ours[i])) }
        if j < theirs.count {
          best = min(best, behind[i * columns + j + 1] + Self.alone(theirs[j]))
        }
        if i < ours.count, j < theirs.count {
          best = min(best, behind[(i + 1) * columns + j + 1] + Self.pair(ours[i], theirs[j]))
        }
        behind[i * columns + j] = best
      }
    }
    let cost = behind[0]
    self.cost = cost
    choices = ours.indices.map { i in
      var found = theirs.indices.filter { j in
        before[i * columns + j] + Self.pair(ours[i], theirs[j])
          + behind[(i + 1) * columns + j + 1] == cost
      }.map { Choice.partner($0) }
      let isLone = (0...theirs.count).contains { j in
        before[i * columns + j] + Self.alone(ours[i]) + behind[(i + 1) * columns + j] == cost
      }
      if isLone { found.append(.alone) }
      return found
    }
  }

  private static func alone(_ item: Item) -> Int { item.isWarmup ? loneWarmup : lone }

  private static func pair(_ ours: Item, _ theirs: Item) -> Int {
    switch abs(ours.reps - theirs.reps) {
    case 0: 0
    case 1: 2
    case 2: 4
    default: never
    }
  }
}
