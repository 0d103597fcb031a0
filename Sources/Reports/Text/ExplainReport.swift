import Coaching
import HingeCore
package import Training

/// One rep for a terminal: its verdict, the rule, the numbers that were compared, the samples that were
/// looked at, and what led up to it.
package struct ExplainReport {
  private let log: SessionLog
  private let set: SetRecord
  private let rep: RepRecord
  private let options: RenderOptions
  private let figures: Figures
  private let flow: Flow
  private let reason: RepReason

  package init(_ log: SessionLog, set: SetRecord, rep: RepRecord, options: RenderOptions) {
    self.log = log
    self.set = set
    self.rep = rep
    self.options = options
    figures = Figures(glyphs: options.glyphs, isEstimated: log.session.isEstimated)
    flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis)
    reason = RepReason(
      rep, alerts: log.alerts.filter { $0.setNumber == set.number }, session: log.session,
      style: set.said.style ?? log.session.style)
  }

  package var text: String {
    var lines = head
    lines += [Line()] + chart
    lines += [Line()] + table
    let marks = alerts
    if !marks.isEmpty { lines += [Line()] + marks }
    lines += [Line()] + flow.lines(samples, .faint)
    return lines.map { $0.rendered(options) + "\n" }.joined()
  }

  private var head: [Line] {
    let verdict = rep.knownVerdict ?? .noCall
    var lines = flow.lines([
      Line("Session \(log.session.id), set \(set.number), rep \(rep.number)", .strong),
      Line("\(options.glyphs.sign(verdict)) \(verdict.word)", verdict.tone),
      rep.said.isExcluded || set.said.isExcluded ? Line("not counted", .caution) : Line(),
    ])
    if log.session.isSynthetic { lines.append(Line(" SIMULATED ", .notice)) }
    lines += flow.lines(
      DisplayWidth.cleaned(
        reason.sentence.prefix(1).uppercased() + reason.sentence.dropFirst() + ".",
        ascii: options.asciiText))
    let flags = rep.repFlags.nameList
    if !flags.isEmpty {
      let list = flags.map { $0.replacing("_", with: " ") }.joined(separator: ", ")
      lines += flow.lines("Flags: \(list).", .caution)
    }
    return lines
  }

  private var chart: [Line] {
    TraceField(rep, options: options).lines
  }

  private var table: [Line] {
    var rows: [(String, String, String)] = []
    func add(_ name: String, _ value: String, _ remark: String = "") {
      if value != Figures.unknown { rows.append((name, value, remark)) }
    }
    let error =
      "\(options.glyphs.plusMinus)\(log.session.flexionErrorDegrees)\(options.glyphs.degree) in simulation"
    add("rule", rep.reason.isEmpty ? Figures.unknown : rep.reason.replacing("_", with: " "))
    add("peak flexion", figures.angle(rep.peakFlexionMdeg), error)
    add("beyond neutral", figures.angle(rep.excessFlexionMdeg), "over the wearer's own curve")
    add(
      "reserve used", figures.percent(rep.reserveUsedPermille),
      rep.reserveLimitPermille.map { "held against \(figures.percent($0))" } ?? "")
    if let creep = rep.creepMdeg {
      add(
        "creep", figures.angle(creep, signed: true),
        rep.creepLimitMdeg.map { "held against \(figures.angle($0))" } ?? "")
    }
    add("set up with", figures.angle(rep.posture.setupFlexionMdeg), "0.1 s before lift-off")
    add("tempo", figures.tempo(Tempo(rep)), "eccentric, bottom, concentric, top, in s")
    add("range", figures.angle(rep.rangeMdeg), "of the hip hinge")
    add("lean to a side", figures.angle(rep.posture.leanMdeg, signed: true), "recorded, not judged")
    add("turn", figures.angle(rep.posture.twistMdeg, signed: true), "recorded, not judged")
    if let buzz = rep.posture.buzzMS, buzz > 0 {
      add("buzzer", (figures.seconds(buzz) ?? Figures.unknown) + " s", "sounded within the rep")
    }
    return rows.map { name, value, remark in
      var line = Line("  ")
      line.add(name, .faint, column: 16)
      line.add(value, column: 18)
      line.add(remark, .faint)
      return line
    }
  }

  private var alerts: [Line] {
    log.alerts.filter { rep.ownStartUS <= $0.timeUS && $0.timeUS <= rep.ownEndUS }.map { alert in
      var line = Line("  ")
      line.add(time(alert.timeUS), column: 16)
      line.add(
        "\(AlertWords.of(alert.kind)), \(alert.grade)",
        alert.grade == "alarm" ? .bad : .caution, column: 30)
      line.add(alert.sounded ? "sounded" : "not sounded", .faint)
      return line
    }
  }

  /// "+0.42 s": from lift-off.
  private func time(_ us: Int64) -> String {
    let offset = us.subtractingReportingOverflow(rep.liftoffUS).partialValue / 10_000
    let sign = offset < 0 ? "-" : "+"
    let hundredths = offset.magnitude % 100
    return "\(sign)\(offset.magnitude / 100).\(hundredths < 10 ? "0" : "")\(hundredths) s"
  }

  private var samples: String {
    func seconds(_ us: Int64) -> String {
      "\(us / 1_000_000).\(1000 + us / 1000 % 1000)".dropThousand
    }
    return
      "Judged from the samples from \(seconds(rep.ownStartUS)) to \(seconds(rep.ownEndUS)) s of the "
      + "session's clock; lift-off at \(seconds(rep.liftoffUS)), lockout at \(seconds(rep.lockoutUS))."
  }
}

extension String {
  /// "12.1034" with the leading 1 of the fraction's padding removed: "12.034".
  fileprivate var dropThousand: String {
    guard let point = firstIndex(of: ".") else { return self }
    var text = self
    text.remove(at: index(after: point))
    return text
  }
}
