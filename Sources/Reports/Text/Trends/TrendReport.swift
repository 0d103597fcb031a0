package import Coaching
import Foundation
import Training

/// Weeks at a glance for a terminal: whether form gets better, a calendar, a line a week, load against
/// quality.
package struct TrendReport {
  private let trend: Trend
  private let title: String
  private let options: RenderOptions
  private let days: Days
  private let flow: Flow

  /// - Parameter title: whose and of what, such as "ana, conventional".
  package init(_ trend: Trend, title: String, options: RenderOptions) {
    self.trend = trend
    self.title = title
    self.options = options
    days = Days(zone: options.timeZone)
    flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis)
  }

  package var text: String {
    var lines = head
    if trend.all.sets > 0 {
      lines += [Line()] + CalendarMap(trend, options: options).lines
      lines += [Line()] + WeekTable(trend.weeks, options: options).lines
      lines += [Line()] + foot
    }
    return lines.map { $0.rendered(options) + "\n" }.joined()
  }

  private var head: [Line] {
    let clean = DisplayWidth.cleaned(title, ascii: options.asciiText)
    let span = trend.weeks.first.map { first in
      "\(Figures.day(first.span.lowerBound, in: options.timeZone)) to "
        + Figures.day((trend.weeks.last?.span.upperBound ?? 0) - 1, in: options.timeZone)
    }
    var lines = flow.lines([
      Line(clean, .strong), Line(span ?? ""),
      Line(Figures.count(trend.weeks.count, "week", "weeks"), .faint),
    ])
    guard trend.all.sets > 0 else {
      return lines
        + flow.lines("No set that counts is in this time. --since and --weeks reach further back.")
    }
    if trend.all.hasSynthetic {
      var line = Line(" SIMULATED ", .notice)
      line.add(" at least in part; not measured on a body")
      lines.append(line)
    }
    lines += flow.lines(trend.course.sentence, tone)
    var items = [
      Line(Figures.count(trend.all.sessions, "session", "sessions")),
      Line(Figures.count(trend.all.sets, "set", "sets")),
      Line(Figures.count(trend.all.verdicts.total, "rep", "reps"), .strong),
      VerdictLine.counts(trend.all.verdicts),
    ]
    if trend.all.loadedSets > 0 {
      items.append(Line("lifted \(Figures.tonnage(trend.all.tonnageGrams, options.unit))"))
    }
    lines += flow.lines(items)
    return lines
  }

  private var tone: Tone {
    switch trend.course.direction {
    case .better: .good
    case .worse: .bad
    case .same, .unknown: .open
    }
  }

  /// Of several lifters the best is somebody's.
  private func person(_ name: String) -> String {
    Set(trend.calibrations.map(\.lifter)).count > 1 && !name.isEmpty
      ? DisplayWidth.cleaned(name, ascii: options.asciiText) + ", " : ""
  }

  private var foot: [Line] {
    var lines: [Line] = []
    if let best = trend.all.bestE1RM {
      lines += flow.lines(
        "Best estimated one-rep load: \(Figures.load(best.grams, options.unit)), from "
          + "\(Figures.load(best.loadGrams, options.unit)) for \(best.repsText)"
          + " (\(person(best.lifter))session \(best.sessionID) set \(best.setNumber); Epley, estimated)."
      )
    } else if trend.all.loadedSets < trend.all.sets {
      let missing = trend.all.sets - trend.all.loadedSets
      lines += flow.lines(
        "\(missing) of \(Figures.count(trend.all.sets, "set", "sets")) \(missing == 1 ? "has" : "have") no load: `hinge log "
          + "PLACE --load` or `hinge log merge FILE` gives them one.", .faint)
    }
    for quality in trend.quality {
      let style =
        trend.quality.count > 1 || quality.style.isEmpty ? quality.style + ", load: " : "Load: "
      lines += flow.lines(
        style
          + quality.loads.sentence { Figures.load($0, options.unit) })
    }
    for calibration in trend.calibrations {
      let since = calibration.sinceMS.map { "since \(Figures.day($0, in: options.timeZone))" }
      let text =
        "Calibration of \(calibration.lifter), \(calibration.style): in use "
        + (since ?? "since a day that is not known")
        + ", \(Figures.count(calibration.sessions, "session", "sessions"))."
      lines += flow.lines(DisplayWidth.cleaned(text, ascii: options.asciiText), .faint)
    }
    if trend.undated > 0 {
      lines += flow.lines(
        "\(Figures.count(trend.undated, "set is", "sets are")) in no week: the clock was not set.",
        .caution)
    }
    if trend.bounded > 0 {
      lines += flow.lines(
        "\(Figures.count(trend.bounded, "set is", "sets are")) at the earliest day that they can be of: "
          + "the clock was not set.", .caution)
    }
    return lines
  }
}
