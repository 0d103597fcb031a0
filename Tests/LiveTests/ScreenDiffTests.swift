import Live
import Reports
import Testing

/// The bytes of a difference, applied to the old screen by a terminal of the test's own, give the new one.
@Suite struct ScreenDiffTests {
  @Test(arguments: [true, false])
  func theDifferenceLeadsToTheNewScreen(color: Bool) {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed)
    let diff = ScreenDiff(color: color)
    for round in 0..<300 {
      let (width, height) = (1 + random.next(30), 1 + random.next(8))
      var old: CellGrid?
      var terminal = SmallTerminal(width: width, height: height)
      for step in 0..<4 {
        let new = Self.screen(width, height, from: step > 1 ? old : nil, &random)
        terminal.take(diff.bytes(from: old, to: new))
        let isShown = terminal.shows(new, color: color)
        #expect(isShown, "seed \(seed), round \(round), step \(step)")
        #expect(terminal.look == "", "seed \(seed): the look stays on")
        #expect(diff.bytes(from: new, to: new).isEmpty)
        old = new
      }
    }
  }

  private static func screen(
    _ width: Int, _ height: Int, from old: CellGrid?, _ random: inout SeededRandom
  ) -> CellGrid {
    var grid = old ?? CellGrid(width: width, height: height)
    let tones: [Tone] = [.plain, .faint, .strong, .good, .caution, .bad, .open, .notice]
    let words = [
      "x", "rep 12", "\u{2588}\u{2588}", "\u{6F22}\u{5B57}", "e\u{301}", "\u{1F44D}a", "    ",
    ]
    for _ in 0..<random.next(9) {
      grid.put(
        words[random.next(words.count)], tones[random.next(tones.count)],
        row: random.next(height + 1), column: random.next(width + 2) - 1)
    }
    return grid
  }

  @Test func anotherSizeIsDrawnFromACleanTerminal() {
    let diff = ScreenDiff(color: true)
    var grid = CellGrid(width: 9, height: 2)
    grid.put("hello", .bad, row: 1, column: 2)
    var terminal = SmallTerminal(width: 9, height: 2)
    terminal.fill("#")
    terminal.take(diff.bytes(from: CellGrid(width: 5, height: 2), to: grid))
    #expect(terminal.shows(grid, color: true))
  }

  @Test func aSmallChangeIsAFewBytes() {
    let diff = ScreenDiff(color: false)
    var old = CellGrid(width: 80, height: 24)
    old.put("this rep 0.9-0.4-?-?", row: 20, column: 10)
    var new = old
    new.put("this rep 0.9-0.5-?-?", row: 20, column: 10)
    #expect(diff.bytes(from: old, to: new).count < 30)
  }
}
