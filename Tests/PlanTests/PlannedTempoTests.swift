import Control
import Plan
import Testing

@Suite struct PlannedTempoTests {
  /// The plan's tempo and the one that the buzzer ticks are written in the same way.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func whatOneTakesTheOtherTakes(seed: UInt64) {
    print("seed \(seed)")
    var random = Seeded(seed)
    let pieces = ["0", "1", "3", "9", "20", "21", "-", "-", "-", "-", "+", " ", "01", ".", "x"]
    var taken = 0
    for _ in 0..<4000 {
      let text = (0..<1 + random.below(8)).map { _ in random.one(of: pieces) }.joined()
      let planned = PlannedTempo(text)
      #expect((planned == nil) == (Control.Tempo(text) == nil), "\(text)")
      #expect(planned?.description == Control.Tempo(text)?.description, "\(text)")
      taken += planned == nil ? 0 : 1
    }
    #expect(taken > 20)
    for text in ["3-1-1-0", "0-0-0-1", "20-20-20-20"] { #expect(PlannedTempo(text) != nil) }
    for text in ["0-0-0-0", "3-1-1", "3-1-1-0-0", "21-0-0-0", "", "-1-1-1-1", "3 -1-1-0"] {
      #expect(PlannedTempo(text) == nil, "\(text)")
    }
  }
}
