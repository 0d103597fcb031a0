import HingeCore
import Reports

/// The three lines at the bottom: health, a message, the keys. A sentence that is longer than its line takes
/// those below it: what a refusal says at its end is how to mend it.
struct BottomLines {
  let state: LiveState
  let now: Timestamp
  let look: ScreenLook
  let layout: Layout

  func draw(in grid: inout CellGrid, message: LiveScreen.Message?) {
    let told = message.map { lines($0.text, most: layout.isWide ? 2 : 3) } ?? []
    let firstRow = told.count > 2 ? layout.healthRow : layout.messageRow
    let health = Health(state, at: now)
    let sentence = (health.tone == .bad ? "! " : "") + health.text
    let room = told.isEmpty ? 2 : firstRow - layout.healthRow
    for (row, line) in lines(sentence, most: room).enumerated() {
      grid.put(line, health.tone, row: layout.healthRow + row, column: 0)
    }
    for (row, line) in told.enumerated() {
      grid.put(line, message?.tone ?? .plain, row: firstRow + row, column: 0)
    }
    if told.count < 2 {
      grid.put(
        layout.isWide
          ? "l load  r RPE  p pain  n note  t tare  m mute  e end set  w who  ? help  q quit"
          : "l load  r RPE  p pain  ? help  q quit", .faint, row: layout.keysRow, column: 0)
    }
  }

  /// Wrapped between words; what is beyond the last line is cut off there.
  private func lines(_ text: String, most: Int) -> [String] {
    guard most > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    for word in look.clean(text).split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if lines.count == most - 1 || line.isEmpty || DisplayWidth.of(longer) <= layout.width {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return (lines + [line]).map { look.fit($0, layout.width) }
  }
}
