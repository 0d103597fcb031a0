import Control
package import HingeCore
package import Reports
import Training

/// A training as a screen of cells: what is large, the gauge or the rest, and the lines below.
package struct LiveScreen {
  /// What stands in the line above the keys.
  package struct Message: Equatable, Sendable {
    package var text: String
    package var tone: Tone

    package init(_ text: String, _ tone: Tone) {
      self.text = text
      self.tone = tone
    }
  }

  let state: LiveState
  let now: Timestamp
  let look: ScreenLook

  package init(_ state: LiveState, at now: Timestamp, look: ScreenLook) {
    self.state = state
    self.now = now
    self.look = look
  }

  package func grid(
    width: Int, height: Int, panel: Panel? = nil, message: Message? = nil
  ) -> CellGrid {
    var grid = CellGrid(width: width, height: height)
    guard let layout = Layout(width: width, height: height) else {
      drawSmall(in: &grid)
      return grid
    }
    let headline = Headline(state, at: now)
    drawHeader(in: &grid, layout, headline, hasPanel: panel != nil)
    BottomLines(state: state, now: now, look: look, layout: layout).draw(
      in: &grid, message: message)
    if let panel {
      panel.draw(in: &grid, rows: 2..<layout.healthRow, look: look)
      return grid
    }
    drawBig(in: &grid, layout, headline)
    LowerHalf(state: state, now: now, look: look, layout: layout).draw(in: &grid)
    return grid
  }

  // MARK: Parts

  private func drawHeader(
    in grid: inout CellGrid, _ layout: Layout, _ headline: Headline, hasPanel: Bool
  ) {
    var end = layout.width
    if state.view.isSimulated {
      let flag = layout.isWide ? " SIMULATED: no sensor is worn " : " SIMULATED "
      grid.put(flag, .notice, row: 0, endingAt: end)
      end -= flag.count + 1
    }
    if hasPanel, headline.isFramed {
      let flag = "! \(headline.label) \(headline.word) !"
      grid.put(flag, headline.tone, row: 0, endingAt: end)
      end -= flag.count + 1
    }
    let who =
      state.status == nil
      ? "hinge live"
      : state.view.lifter.isEmpty ? "no profile" : "\(state.view.lifter), \(state.view.style)"
    var column = grid.put(look.fit(who, end), .strong, row: 0, column: 0)
    for word in marks where column + 3 + word.count <= end {
      column = grid.put("   \(word)", .caution, row: 0, column: column)
    }
  }

  /// What holds for the whole session and must not be forgotten.
  private var marks: [String] {
    guard state.status != nil else { return [] }
    var words: [String] = []
    if !state.view.isMeasured { words.append("flexion estimated") }
    if state.isMuted {
      words.append("MUTED" + (state.muteLeftMin(at: now).map { " \($0) min" } ?? ""))
    }
    if let activity = state.status?.activity, !state.isMuted || !activity.hasPrefix("muted") {
      words.append(look.clean(activity))
    }
    return words
  }

  private func drawBig(in grid: inout CellGrid, _ layout: Layout, _ headline: Headline) {
    let count = BigText(state.view.reps.map { "\(min($0, 99))" } ?? "-")
    count.draw(
      in: &grid, row: layout.bigRow, column: 0, scale: layout.scale, block: look.block, .strong)
    let set = state.view.set.map { "SET \($0), REPS" } ?? "REPS"
    let resting = layout.isWide ? nil : restText
    let word = resting ?? headline.word
    let tone = resting == nil ? headline.tone : .strong
    var label = headline.label
    if resting != nil {
      label = "REST" + (headline.word.isEmpty ? "" : ", \(label) \(headline.word)")
    }
    if layout.isWide {
      grid.put(set, .faint, row: 1, column: 0, limit: layout.wordColumn - 1)
    } else {
      let column = BigText("88").columns(layout.scale) + 2
      for (row, line) in ([set] + LastRepLine(state, look).parts).prefix(5).enumerated() {
        grid.put(
          look.fit(line, layout.width - column), row == 0 ? .faint : .plain,
          row: layout.bigRow + row, column: column)
      }
    }
    let labelRow = layout.isWide ? 1 : layout.wordRow - 1
    let fitted = look.fit(label, layout.wordWidth)
    if headline.isFramed, resting == nil {
      drawFrame(in: &grid, layout, fitted, labelRow, headline.tone)
    } else {
      grid.put(fitted, .faint, row: labelRow, column: layout.wordColumn)
    }
    let big = BigText(word)
    let rows = BigLetters.height * layout.scale.rows
    if let scale = big.scale(columns: layout.wordWidth, rows: rows) {
      big.draw(
        in: &grid, row: layout.wordRow, column: layout.wordColumn, scale: scale, block: look.block,
        tone)
    } else {
      grid.put(
        look.fit(word, layout.wordWidth), tone, row: layout.wordRow, column: layout.wordColumn)
    }
  }

  private func drawFrame(
    in grid: inout CellGrid, _ layout: Layout, _ label: String, _ row: Int, _ tone: Tone
  ) {
    let columns = layout.wordColumn..<layout.width
    grid.fill(row: row, columns: columns, with: "!", tone)
    let text = " \(label) "
    grid.put(
      text, tone, row: row, column: columns.lowerBound + max(0, columns.count - text.count) / 2)
    let below = layout.wordRow + BigLetters.height * layout.scale.rows
    if below < layout.stripRow { grid.fill(row: below, columns: columns, with: "!", tone) }
  }

  private var restText: String? {
    guard state.alert(at: now) == nil, state.hasSensor(at: now) else { return nil }
    return state.restS(at: now).map(RestText.text)
  }

  /// What fits, and how large it would have to be.
  private func drawSmall(in grid: inout CellGrid) {
    let headline = Headline(state, at: now)
    let lines: [(String, Tone)] = [
      ("\(state.view.reps.map { "\($0)" } ?? "-") reps", .strong),
      (
        headline.word.isEmpty ? headline.label : "\(headline.label) \(headline.word)", headline.tone
      ),
      (state.view.isSimulated ? "SIMULATED" : "", .notice),
      (
        "needs \(Layout.leastWidth) x \(Layout.leastHeight), is \(grid.width) x \(grid.height)",
        .plain
      ),
      ("q quits", .faint),
    ]
    for (row, line) in lines.filter({ !$0.0.isEmpty }).enumerated() {
      grid.put(
        look.fit(line.0.trimmingPrefix(" ").description, grid.width), line.1, row: row, column: 0)
    }
  }
}
