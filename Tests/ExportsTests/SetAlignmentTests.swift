import Testing

@testable import Exports

@Suite struct SetAlignmentTests {
  /// Against every way of pairing, on small rows.
  @Test(arguments: 1...200) func theCheapestPairing(seed: UInt64) {
    var dice = Dice(seed)
    let ours = (0..<dice.below(5)).map { _ in SetAlignment.Item(reps: 3 + dice.below(4)) }
    let theirs = (0..<dice.below(5)).map { _ in
      SetAlignment.Item(reps: 3 + dice.below(4), isWarmup: dice.below(3) == 0)
    }
    var best = Int.max
    var found: [Set<SetAlignment.Choice>] = []
    func walk(_ i: Int, _ j: Int, _ cost: Int, _ choices: [SetAlignment.Choice]) {
      if i == ours.count, j == theirs.count {
        if cost < best { (best, found) = (cost, ours.map { _ in [] }) }
        if cost == best {
          for (place, choice) in choices.enumerated() { found[place].insert(choice) }
        }
        return
      }
      if i < ours.count { walk(i + 1, j, cost + 3, choices + [.alone]) }
      if j < theirs.count { walk(i, j + 1, cost + (theirs[j].isWarmup ? 2 : 3), choices) }
      if i < ours.count, j < theirs.count {
        let difference = abs(ours[i].reps - theirs[j].reps)
        if difference < 3 { walk(i + 1, j + 1, cost + 2 * difference, choices + [.partner(j)]) }
      }
    }
    walk(0, 0, 0, [])
    let alignment = SetAlignment(ours, theirs)
    #expect(alignment.cost == best, "seed \(seed)")
    #expect(alignment.choices.map(Set.init) == found, "seed \(seed)")
  }
}
