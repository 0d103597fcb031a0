import Coaching
import Training

/// A line a week: volume, quality, how it slowed, load.
struct WeekTable {
  private let weeks: [Trend.Week]
  private let options: RenderOptions
  private let most: Int
  private let hasLoads: Bool
  private let bar: Int
  /// Whether the intervals of the shares have room.
  private let hasIntervals: Bool

  init(_ weeks: [Trend.Week], options: RenderOptions) {
    self.weeks = weeks
    self.options = options
    most = weeks.map(\.totals.verdicts.total).max() ?? 0
    hasLoads = weeks.contains { $0.totals.loadedSets > 0 }
    hasIntervals = options.width >= (hasLoads ? 69 : 51)
    // What the width leaves beside the numbers; each of the four verdicts may take a column more.
    bar = min(30, max(0, options.width - (hasLoads ? 75 : 57)))
  }

  var lines: [Line] {
    var heading = Line("")
    heading.add("week of", .faint, column: 12)
    heading.add("reps", .faint, column: 5, right: true)
    heading.add("held", .faint, column: 7, right: true)
    if hasIntervals { heading.add("  (95 %)", .faint, column: 11) }
    heading.add("reserve", .faint, column: 8, right: true)
    heading.add("slower", .faint, column: 8, right: true)
    if hasLoads {
      heading.add("lifted", .faint, column: 9, right: true)
      heading.add("top", .faint, column: 9, right: true)
    }
    return [heading] + weeks.map(line)
  }

  private func line(_ week: Trend.Week) -> Line {
    let totals = week.totals
    var line = Line("")
    line.add(Figures.day(week.span.lowerBound, in: options.timeZone), column: 12)
    guard totals.sets > 0 else {
      line.add("-", .faint, column: 5, right: true)
      return line
    }
    line.add("\(totals.verdicts.total)", column: 5, right: true)
    let share = totals.heldShare
    line.add(share.map { percent($0.permille) } ?? "-", .strong, column: 7, right: true)
    let interval = share.map {
      "  \(($0.interval.lowerBound + 5) / 10)-\(($0.interval.upperBound + 5) / 10)"
    }
    if hasIntervals { line.add(interval ?? "", .faint, column: 11) }
    line.add(totals.meanReservePermille.map(percent) ?? "-", column: 8, right: true)
    line.add(totals.meanSlowdownPermille.map(percent) ?? "-", column: 8, right: true)
    if hasLoads {
      let lifted =
        totals.loadedSets > 0 ? Figures.tonnage(totals.tonnageGrams, options.unit) : "-"
      line.add(lifted, column: 9, right: true)
      line.add(
        totals.heaviestGrams.map { Figures.load($0, options.unit) } ?? "-", column: 9, right: true)
    }
    if bar >= 10 {
      line.add("  ")
      line.add(verdictBar(totals.verdicts))
    }
    return line
  }

  /// As long as the reps are many, in pieces by verdict. The signs differ, not only their color.
  private func verdictBar(_ verdicts: VerdictCounts) -> Line {
    let glyphs = options.glyphs
    let parts: [(Int, String, Tone)] = [
      (verdicts.held, glyphs.barFull, .good), (verdicts.crept, glyphs.crept, .caution),
      (verdicts.lost, glyphs.lost, .bad), (verdicts.noCall, glyphs.noCall, .open),
    ]
    var line = Line("")
    for (count, sign, tone) in parts where count > 0 {
      // What occurred is seen.
      let length = max(1, (count * bar + most / 2) / max(most, 1))
      line.add(String(repeating: sign, count: length), tone)
    }
    return line
  }

  private func percent(_ permille: Int64) -> String {
    "\((permille + (permille < 0 ? -5 : 5)) / 10)%"
  }
}
