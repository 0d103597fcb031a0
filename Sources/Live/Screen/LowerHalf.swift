import Control
import HingeCore
import Reports
import Training

/// The strip of the set's reps, the last rep's numbers, and the gauge or, between sets, the rest.
struct LowerHalf {
  let state: LiveState
  let now: Timestamp
  let look: ScreenLook
  let layout: Layout

  func draw(in grid: inout CellGrid) {
    drawStrip(in: &grid)
    if layout.isWide {
      grid.put(
        look.fit(LastRepLine(state, look).parts.joined(separator: "   "), layout.width), .plain,
        row: layout.stripRow + 1, column: 0)
      if let rest = state.restS(at: now) { return drawRest(rest, in: &grid) }
    }
    drawGauge(in: &grid)
  }

  private func drawStrip(in grid: inout CellGrid) {
    let entries = state.strip.entries
    let sums = state.isJudging ? state.strip.sums : ""
    let room = max(1, (layout.width - DisplayWidth.of(sums) - 4) / 2)
    let shown = entries.suffix(room)
    var column = 0
    if shown.count < entries.count || state.strip.unseen > 0 {
      column = grid.put("\(look.glyphs.ellipsis) ", .faint, row: layout.stripRow, column: 0)
    }
    for entry in shown {
      let verdict = state.isJudging ? entry.verdict.map { Verdict(name: $0) } : nil
      let sign = verdict.map { look.glyphs.sign($0) } ?? look.counted
      let tone = verdict.map { $0?.tone ?? .open } ?? .plain
      column = grid.put("\(sign) ", tone, row: layout.stripRow, column: column)
    }
    grid.put(sums, .plain, row: layout.stripRow, column: column == 0 ? 0 : column + 2)
  }

  private func drawGauge(in grid: inout CellGrid) {
    let top = layout.gaugeRow + max(0, layout.gaugeRows - rowsOfGauge)
    let isLive = state.hasSensor(at: now)
    let reading = isLive ? state.reading(at: now) : nil
    let isJudging = state.isJudging
    let gauge = Gauge(
      share: reading?.reserveUsed, warnPercent: isJudging ? state.view.warnPercent : nil,
      alarmPercent: isJudging ? state.view.alarmPercent : nil, glyphs: look.glyphs)
    var column = grid.put("FLEXION  ", .faint, row: top, column: 0)
    column = grid.put(
      numbers(reading?.flexionDeg, reading?.reserveUsed), .plain, row: top, column: column)
    if let step = gauge.step {
      grid.put(
        layout.isWide ? ", \(step.word)" : " \(step.word)", step.tone, row: top, column: column)
    }
    gauge.draw(in: &grid, row: top + 1, rows: layout.barRows, columns: 0..<layout.width)
    drawPhase(in: &grid, row: top + layout.barRows + 2 + (layout.hasBigPhase ? 1 : 0), isLive)
  }

  private var rowsOfGauge: Int { 1 + layout.barRows + 1 + (layout.hasBigPhase ? 6 : 1) }

  /// "23° estimated, 62 % of the reserve"
  private func numbers(_ degrees: Double?, _ share: Double?) -> String {
    var parts: [String] = []
    if let degrees {
      let estimated = state.view.isMeasured ? "" : " estimated"
      parts.append("\(Self.whole(degrees))\(look.glyphs.degree)\(estimated)")
    }
    if let share {
      let percent = max(0, Self.whole(share * 100))
      parts.append("\(percent) %\(layout.isWide ? " of the reserve" : "")")
    }
    return parts.isEmpty ? "not known" : parts.joined(separator: ", ")
  }

  private func drawPhase(in grid: inout CellGrid, row: Int, _ isLive: Bool) {
    guard isLive, state.reading(at: now) != nil else { return }
    let running = state.running
    let isUpright = running.phase == "standing" || running.phase == "none"
    let seconds = isUpright ? "" : TempoParts.text(running.phaseS)
    let word = PhaseWords.text(running.phase)
    let now = isUpright ? "" : "this rep \(running.parts.text)"
    guard layout.hasBigPhase else {
      grid.put(
        "\(word)\(seconds.isEmpty ? "" : " \(seconds) s")", .strong, row: row, column: 0)
      return grid.put(now, .plain, row: row, endingAt: layout.width)
    }
    let scale = BigText.Scale(columns: 2, rows: 1)
    BigText(word).draw(in: &grid, row: row, column: 0, scale: scale, block: look.block, .plain)
    // Behind the widest word, so that the seconds stand still.
    let column = BigText("BOTTOM").columns(scale) + 6
    BigText(seconds).draw(
      in: &grid, row: row, column: column, scale: scale, block: look.block, .plain)
    grid.put(now, .plain, row: row + 2, endingAt: layout.width)
  }

  private func drawRest(_ seconds: Int64, in grid: inout CellGrid) {
    let text = BigText(RestText.text(seconds))
    let indent = 9
    let rows = min(layout.gaugeRows, BigLetters.height * layout.scale.rows)
    guard let scale = text.scale(columns: layout.width - indent, rows: rows) else { return }
    let top = layout.healthRow - BigLetters.height * scale.rows
    text.draw(
      in: &grid, row: top, column: indent, scale: scale, block: look.block, .strong)
    grid.put("REST", .faint, row: top, column: 0)
    guard let target = state.status?.restTargetS, target > 0 else { return }
    grid.put("of \(RestText.text(target))", .faint, row: top + 1, column: 0)
    if seconds >= target { grid.put("OVER", .notice, row: top + 2, column: 0) }
  }

  static func whole(_ value: Double) -> Int {
    value.isFinite ? Int(min(max(value.rounded(), -999), 999)) : 0
  }
}

enum RestText {
  /// "1:05"
  static func text(_ seconds: Int64) -> String {
    let seconds = min(max(seconds, 0), 99 * 60 + 59)
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }
}

/// The numbers of the last rep, in parts that may stand beside or below each other.
struct LastRepLine {
  let parts: [String]

  init(_ state: LiveState, _ look: ScreenLook) {
    guard let last = state.view.last else {
      parts = []
      return
    }
    var found = ["Rep \(last.index)"]
    if let peak = last.peakDeg {
      let estimated = state.view.isMeasured ? "" : " est."
      found.append("peak \(LowerHalf.whole(peak))\(look.glyphs.degree)\(estimated)")
    }
    if state.isJudging, let percent = last.reservePercent {
      found.append("\(max(0, LowerHalf.whole(percent))) % of reserve")
    }
    if let tempo = state.lastTempo { found.append("tempo \(tempo.text)") }
    parts = found
  }
}
