import Control
import Plan
import Testing

@Suite struct PlannedTempoTests {
  /// The plan's tempo and the one that the buzzer ticks are written in the same way.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func whatOneTakesTheOtherTakes(seed: UInt64) {
    print("seed \(seed)")
    var random = Seeded(seed)
    let parts = ["0", "1", "3", "9", "20", "21", "+1", " 1", "01", "", "x", "1.5"]
    var taken = 0
    for _ in 0..<2000 {
      let count = random.below(8) == 0 ? random.below(7) : 4
      let text = (0..<count).map { _ in parts[random.below(random.below(2) == 0 ? 5 : parts.count)]
      }
      .joined(separator: "-")
      let planned = PlannedTempo(text)
      #expect(planned?.description == Control.Tempo(text)?.description, "\(text)")
      taken += planned == nil ? 0 : 1
    }
    #expect(taken > 100)
    for text in ["3-1-1-0", "0-0-0-1", "20-20-20-20"] { #expect(PlannedTempo(text) != nil) }
    for text in ["0-0-0-0", "3-1-1", "3-1-1-0-0", "21-0-0-0", "", "-1-1-1-1", "3 -1-1-0"] {
      #expect(PlannedTempo(text) == nil, "\(text)")
    }
  }
}
