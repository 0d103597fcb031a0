import Foundation
package import Training

/// Timed holds as text: a line each, under the session or the day that they are of.
package struct HoldReport {
  private let options: RenderOptions

  package init(options: RenderOptions) { self.options = options }

  /// A list of them, with the days.
  package func text(_ holds: [LoggedHold]) -> String {
    if holds.isEmpty { return "No hold was timed.\n" }
    var text = ""
    var group: (session: Int64, lifter: String)?
    var isOfPelvis = false
    for logged in holds {
      if group.map({ $0.session != logged.session || $0.lifter != logged.lifter }) ?? true {
        group = (logged.session, logged.lifter)
        text += (text.isEmpty ? "" : "\n") + WrappedText.lines(title(logged), options)
        text += heading.rendered(options) + "\n"
      }
      isOfPelvis = isOfPelvis || !logged.hold.hasLumbar
      for line in rows(logged.hold) { text += line.rendered(options) + "\n" }
    }
    text += WrappedText.lines(Self.legend, options)
    if isOfPelvis { text += WrappedText.lines(Self.pelvisOnly, options) }
    return text
  }

  /// Those of one session, below its sets; empty where there are none.
  func lines(_ holds: [HoldRecord]) -> [Line] {
    if holds.isEmpty { return [] }
    var flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis)
    flow.hanging = 2
    var lines = [Line(), Line("Holds", .strong), heading]
    lines += holds.flatMap(rows)
    lines += flow.lines(Self.legend, .faint)
    if holds.contains(where: { !$0.hasLumbar }) { lines += flow.lines(Self.pelvisOnly, .faint) }
    return lines
  }

  private static let legend =
    "s: seconds within the limits. Sag, turn (rotation) and sway: degrees from the hold's own first steady "
    + "seconds, the furthest of the first two."

  private static let pelvisOnly =
    "Sag of the pelvis alone, from one sensor: a back that gives where the pelvis does not turn is not seen."

  private func title(_ logged: LoggedHold) -> String {
    let simulated = logged.isSimulated ? "SIMULATED: " : ""
    let who = logged.lifter.isEmpty ? "nobody named" : logged.lifter
    let session = logged.session == 0 ? "" : ", session \(logged.session)"
    let when =
      logged.hasKnownDate
      ? ", " + Figures.date(wallMS: logged.startedAtWallMS, in: options.timeZone) : ""
    return "\(simulated)Holds of \(who)\(session)\(when)"
  }

  private var heading: Line {
    var line = Line("  ")
    line.add("held", .faint, column: 18)
    line.add("s", .faint, column: 6, right: true)
    line.add("sag", .faint, column: 8, right: true)
    line.add("turn", .faint, column: 8, right: true)
    line.add("sway", .faint, column: 8, right: true)
    line.add("  how", .faint)
    return line
  }

  private func rows(_ hold: HoldRecord) -> [Line] {
    var line = Line("  ")
    line.add(DisplayWidth.cleaned(hold.title, ascii: options.asciiText), column: 18)
    line.add(tenths(hold.heldMS), .strong, column: 6, right: true)
    line.add(tenths(hold.sagMdeg), column: 8, right: true)
    line.add(tenths(hold.rotationMdeg), column: 8, right: true)
    line.add(tenths(hold.swayMdeg), column: 8, right: true)
    line.add("  ")
    line.add(word(hold), tone(hold))
    let details = Self.details(hold)
    if details.isEmpty { return [line] }
    return [line, Line("      " + details.joined(separator: ", "), .faint)]
  }

  private func word(_ hold: HoldRecord) -> String {
    let sign =
      switch hold.grade {
      case "steady": options.glyphs.held
      case "wavered": options.glyphs.crept
      case "lost": options.glyphs.lost
      default: options.glyphs.noCall
      }
    return "\(sign) \(Self.word(hold))"
  }

  static func word(_ hold: HoldRecord) -> String { hold.grade ?? "no call" }

  private func tone(_ hold: HoldRecord) -> Tone {
    switch hold.grade {
    case "steady": .good
    case "wavered": .caution
    case "lost": .bad
    default: .open
    }
  }

  /// What else there is to say of it.
  static func details(_ hold: HoldRecord) -> [String] {
    var parts: [String] = []
    if hold.losses > 0 {
      parts.append("beyond a limit \(hold.losses) x, \(seconds(hold.lostMS)) s")
    }
    if hold.missingMS > 0 { parts.append("not seen for \(seconds(hold.missingMS)) s") }
    if let target = hold.targetMS, hold.endedBy != "target_reached" {
      parts.append("\(target / 1000) s were to be held")
    }
    return parts
  }

  static func seconds(_ ms: Int64) -> String {
    let tenths = (max(0, ms) + 50) / 100
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func tenths(_ thousandths: Int64) -> String {
    let tenths = (min(thousandths.magnitude, 99_999_900) + 50) / 100
    return "\(thousandths < 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
  }
}
