import Coaching
package import Plan
import Training

/// A week for a terminal: the one thing to work on, then how much, how well, and what lay between.
package struct WeekReport {
  private let week: WeekSummary
  private let lifter: String
  private let stop: String?
  private let options: RenderOptions

  /// - Parameter stop: why nothing is to be lifted, which goes before all that the week was.
  package init(
    _ week: WeekSummary, lifter: String, stop: String? = nil, options: RenderOptions
  ) {
    self.stop = stop
    self.week = week
    self.lifter = lifter
    self.options = options
  }

  package var text: String {
    var lines = head
    if week.total.sets > 0 {
      lines += [Line()] + ExposureTable(week, options: options).lines
      lines += [Line()] + QualityTable(week, options: options).lines
    }
    if !week.holds.isEmpty { lines += [Line()] + HoldsTable(week, options: options).lines }
    lines += [Line()] + recovery + leftOut
    return lines.map { $0.rendered(options) + "\n" }.joined()
  }

  private var head: [Line] {
    var line = Line(DisplayWidth.cleaned(lifter, ascii: options.asciiText), .strong)
    line.add(", \(week.monday.dayAndMonth) to \(week.monday.advanced(by: 6).long)")
    if week.isRunning { line.add(", until now (\(week.today.short))", .faint) }
    var lines = [line]
    if week.isSynthetic {
      var banner = Line(" SIMULATED ", .notice)
      banner.add(" not measured on a body")
      lines.append(banner)
    }
    if let stop {
      lines += paragraph("Stop, whatever else stands here. \(stop)", .bad)
    } else if let pain = week.recovery.worstPain {
      let place = Self.place(session: pain.sessionID, set: pain.set, rep: pain.rep)
      lines += paragraph(
        "Pain \(pain.value)/10 was noted (\(place)). \(DueText.painAdvice)", .caution)
    }
    lines += paragraph(focus, .strong)
    let places = week.focus.reps.map { place in
      let reps = NumberList.text(place.reps, singular: "rep", plural: "reps")
      return "session \(place.sessionID) set \(place.set)" + (place.reps.isEmpty ? "" : " \(reps)")
    }
    if !places.isEmpty {
      lines += paragraph("It rests on \(Self.some(places)).", .faint)
    }
    return lines
  }

  private var focus: String {
    if week.total.sets > 0 { return "Work on: " + week.focus.sentence }
    return week.holds.isEmpty ? week.focus.sentence : "Nothing was lifted; what was held is below."
  }

  /// The first eight: more are for `--json`.
  private static func some(_ places: [String]) -> String {
    let most = 8
    let shown = places.prefix(most).joined(separator: "; ")
    return places.count > most ? "\(shown); and \(places.count - most) more sets" : shown
  }

  private static func place(session: Int64, set: Int?, rep: Int?) -> String {
    "session \(session)" + (set.map { " set \($0)" } ?? "") + (rep.map { " rep \($0)" } ?? "")
  }

  // MARK: What lay between

  private var recovery: [Line] {
    let recovery = week.recovery
    var lines: [Line] = []
    if week.total.hingeDays > 0 {
      let days = Figures.count(week.total.hingeDays, "hinge day", "hinge days")
      let hours = recovery.leastHours.map { ", at least \($0) h after the one before" } ?? ""
      lines += paragraph("\(days)\(hours).")
    }
    for gap in recovery.hoursBetween where gap.isShort {
      lines += paragraph(
        "\(gap.to.short) came \(gap.hours) h after the hinge day before it; "
          + "\(PlanAdvice.leastHours) h are the usual start.", .caution)
    }
    for sore in recovery.soreness {
      let after = sore.hoursAfter.map { " \($0) h after" } ?? ", some time after"
      lines += paragraph("Sore \(sore.value)/10\(after) session \(sore.sessionID).")
    }
    if recovery.isStillSore {
      lines += paragraph(
        "Still sore after \(WeekRecovery.soreHours) h: lift no more than last time.", .caution)
    }
    if recovery.soreness.isEmpty, recovery.painCount == 0, stop == nil {
      lines += paragraph("Nothing was said of soreness or pain (`hinge log --soreness`).", .faint)
    }
    return lines
  }

  private var leftOut: [Line] {
    let out = week.leftOut
    var lines: [Line] = []
    if out.synthetic > 0 {
      lines += paragraph(
        "\(Figures.count(out.synthetic, "simulated session", "simulated sessions")) left out.",
        .faint)
    }
    if out.excluded > 0 {
      lines += paragraph(
        "\(Figures.count(out.excluded, "session", "sessions")) left out, as was said of "
          + "\(out.excluded == 1 ? "it" : "them").", .faint)
    }
    if week.bounded > 0 { lines += paragraph(PlanReport.bounded(week.bounded), .caution) }
    if out.undated > 0 {
      lines += paragraph(
        "\(Figures.count(out.undated, "session is", "sessions are")) in no week: the clock was not set.",
        .caution)
    }
    return lines
  }

  private func paragraph(_ text: String, _ tone: Tone = .plain) -> [Line] {
    let flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis, hanging: 2)
    return flow.lines(text, tone)
  }
}
