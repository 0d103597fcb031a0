/// Where the parts of a screen stand: rows and the scale of what is large, from the terminal's size alone, so
/// that nothing jumps about while somebody lifts.
struct Layout: Equatable {
  static let leastWidth = 40
  static let leastHeight = 20

  let width: Int
  let height: Int
  /// Count and word beside each other; else the word below the count.
  let isWide: Bool
  /// Of the count and of the word.
  let scale: BigText.Scale
  let bigRow: Int
  let wordRow: Int
  let wordColumn: Int
  let stripRow: Int
  /// First row of the gauge, or of the rest timer.
  let gaugeRow: Int
  let barRows: Int
  /// The phase is a large word, too.
  let hasBigPhase: Bool

  var healthRow: Int { height - 3 }
  var messageRow: Int { height - 2 }
  var keysRow: Int { height - 1 }
  var wordWidth: Int { width - wordColumn }
  var gaugeRows: Int { healthRow - gaugeRow }

  /// Nil where the terminal is too small.
  init?(width: Int, height: Int) {
    guard width >= Self.leastWidth, height >= Self.leastHeight else { return nil }
    (self.width, self.height) = (width, height)
    let count = BigText("88")
    let word = BigText("CREPT")
    let gap = 2
    let isTall = height >= 34
    let wide = BigText.Scale.all.first {
      count.columns($0) + gap + word.columns($0) <= width
        && BigLetters.height * $0.rows <= height - 2 - 2 - (isTall ? 13 : 5) - 3
    }
    if let wide, width >= 66 {
      isWide = true
      scale = wide
      hasBigPhase = isTall
      let rows = BigLetters.height * wide.rows
      let gauge = isTall ? 13 : height >= 23 ? 6 : 5
      let spare = height - 2 - rows - 2 - gauge - 3
      bigRow = 2 + spare / 2
      wordRow = bigRow
      wordColumn = count.columns(wide) + gap
      stripRow = bigRow + rows + spare - spare / 2
      gaugeRow = height - 3 - gauge
      barRows = isTall ? 4 : height >= 23 ? 2 : 1
    } else {
      isWide = false
      hasBigPhase = false
      let spare = height - Self.leastHeight
      scale = BigText.Scale(columns: 2, rows: 1)
      bigRow = 1 + min(1, spare)
      wordColumn = 0
      wordRow = bigRow + 5 + 1 + min(2, max(0, spare - 1) / 2)
      gaugeRow = height - 3 - 4 - min(3, spare / 3)
      stripRow = wordRow + 5 + max(0, gaugeRow - wordRow - 6) / 2
      barRows = 1 + min(3, spare / 3)
    }
  }
}
