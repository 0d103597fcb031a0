import Coaching
import Plan
import Training

/// How well it was lifted beside the four weeks before.
struct QualityTable {
  private let week: WeekSummary
  private let options: RenderOptions

  init(_ week: WeekSummary, options: RenderOptions) {
    self.week = week
    self.options = options
  }

  var lines: [Line] {
    let (now, before) = (week.quality, week.qualityBefore)
    var heading = Line("")
    heading.add("", column: 13)
    heading.add("this week", .faint, column: 12, right: true)
    heading.add("4 weeks before", .faint, column: 16, right: true)
    var lines = [heading]
    lines.append(row("reps held", share(now.heldShare), share(before.heldShare), week.heldChange))
    lines.append(row("reps lost", share(now.lostShare), share(before.lostShare), week.lostChange))
    lines.append(row("flexion grew", drift(now), drift(before), week.driftChange))
    lines.append(row("last rise", slower(now), slower(before), week.slowdownChange))
    for text in notes { lines += flow.lines(text, .faint) }
    for caveat in week.caveats { lines += flow.lines(caveat.sentence, .caution) }
    return lines
  }

  private var flow: Flow {
    Flow(width: options.width, ellipsis: options.glyphs.ellipsis, hanging: 2)
  }

  private func row(_ name: String, _ now: String, _ before: String, _ change: WeekChange) -> Line {
    var line = Line("")
    line.add(name, .faint, column: 13)
    line.add(now, .strong, column: 12, right: true)
    line.add(before, column: 16, right: true)
    let tone: Tone =
      switch change {
      case .better: .good
      case .worse: .bad
      case .same, .tooFew, .nothingBefore: .open
      }
    line.add("  " + change.words, tone)
    return line
  }

  private func share(_ share: Share?) -> String {
    share.map { "\(($0.permille + 5) / 10)% of \($0.total)" } ?? "-"
  }

  private func drift(_ quality: WeekQuality) -> String {
    let figures = Figures(glyphs: options.glyphs, isEstimated: quality.modes.contains("estimated"))
    return figures.angle(quality.drift.mean, signed: true)
  }

  private func slower(_ quality: WeekQuality) -> String {
    guard let mean = quality.slowdown.mean else { return "-" }
    return "\((mean + (mean < 0 ? -5 : 5)) / 10)% slower"
  }

  private var notes: [String] {
    var notes = [
      "Flexion: peak of a set's last rep less that of its first two; last rise: beside the set's fastest. "
        + "Means over sets of three reps and more."
    ]
    let verdicts = week.quality.verdicts
    if verdicts.noCall > 0 {
      let reps = Figures.count(verdicts.total, "rep", "reps")
      notes.append("No verdict on \(verdicts.noCall) of \(reps): \(why(week.quality.unjudged)).")
    }
    return notes
  }

  private func why(_ unjudged: WeekQuality.Unjudged) -> String {
    let parts = [
      (unjudged.noProfile, "without a calibration"),
      (unjudged.abstained, "with a calibration that can't tell rounding"),
      (unjudged.badData, "with bad data"), (unjudged.beltMoved, "with a belt that had moved"),
      (unjudged.other, "called so"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
