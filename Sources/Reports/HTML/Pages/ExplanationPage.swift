import Coaching
import HingeCore
package import Training

/// One rep as one HTML file: its verdict and why, the trace in time, the numbers that were compared, the
/// samples that were looked at, and what was said of it.
package struct ExplanationPage {
  private let page: PageContext
  private let set: SetRecord
  private let rep: RepRecord
  private let moments: RepMoments

  package init(_ log: SessionLog, set: SetRecord, rep: RepRecord, options: HTMLOptions) {
    page = PageContext(log, history: [], options: options)
    self.set = set
    self.rep = rep
    moments = RepMoments(page: page, set: set, rep: rep)
  }

  /// Ends with a line break.
  package var text: String {
    PageShell(
      title: "session \(page.session.id), set \(set.number), rep \(rep.number)",
      version: page.options.version, sheet: PageStyle.sheet
    ).text(
      head: head,
      [
        glance, moments.chart,
        .tag(
          "div", [.class("charts")],
          .tag("section", [], .tag("h2", "Numbers"), RepNumbers(page: page, rep: rep).table),
          .tag("section", [], .tag("h2", "Moments"), moments.table)),
        moments.raised, basis, said,
      ])
  }

  private var isCounted: Bool { page.isCounted(set) && !rep.said.isExcluded }

  private var head: Markup {
    var parts: [Markup] = []
    if page.session.isSynthetic { parts.append(PageFlag.simulated()) }
    if page.isEstimated { parts.append(PageFlag.estimated(page.session.flexionErrorDegrees)) }
    if !isCounted { parts.append(PageFlag.excluded) }
    let style = set.said.style ?? page.session.style
    let facts: [Markup] = [
      .tag("b", Markup(page.date)),
      page.session.lifter.isEmpty ? "lifter not named" : .person(page.session.lifter),
      style.isEmpty ? "no profile" : .person(style),
      set.loadGrams.map { Markup(page.load($0)) } ?? "load not given",
      "session \(page.session.id)",
    ]
    return .tag(
      "header", [],
      parts + [
        .tag("h1", "Set \(set.number), rep \(rep.number), explained"),
        .tag("p", [.class("facts")], facts.map { .tag("span", $0) }),
      ])
  }

  // MARK: First

  private var glance: Markup {
    let reason = RepReason(
      rep, alerts: page.log.alerts.filter { $0.setNumber == set.number }, session: page.session,
      style: set.said.style ?? page.session.style)
    var verdict: [Markup] = [
      .tag("h2", "Verdict"), .tag("p", [.class("big")], VerdictMark.word(rep.knownVerdict)),
    ]
    if let belt = rep.overruledVerdict {
      verdict.append(
        .tag("p", "Marked by hand; the belt's own verdict: " + VerdictMark.word(belt) + "."))
    }
    if !isCounted { verdict.append(.tag("p", .tag("b", "Excluded: not counted."))) }
    let isOff = rep.repFlags.contains(.slipped)
    let used = isOff ? nil : rep.reserveUsedPermille
    let gauge = ReserveGauge(
      warnPermille: page.session.warnReservePermille,
      alarmPermille: page.session.alarmReservePermille)
    var reserve: [Markup] = [
      .tag("h2", "Reserve used"),
      .tag("p", [.class("big")], Markup(used == nil ? "Not known" : page.reserve(used))),
      gauge.markup(used, rep.knownVerdict),
    ]
    if let warn = page.session.warnReservePermille, let alarm = page.session.alarmReservePermille {
      reserve.append(
        .tag(
          "p",
          Markup(
            "Warning at \(page.figures.percent(warn)), alarm at \(page.figures.percent(alarm)).")))
    }
    return .tag(
      "section", [.class("cards"), .a("aria-label", "At a glance")],
      .tag("div", [.class("card")], verdict),
      .tag(
        "div", [.class("card")], .tag("h2", "Why"),
        .tag("p", [.class("say")], Markup(page.words.sentence(reason)))),
      .tag("div", [.class("card")], reserve),
      .tag(
        "div", [.class("card")], .tag("h2", "Tempo, s"),
        .tag("p", [.class("big")], Markup(page.figures.tempo(Tempo(rep)))),
        TempoBar(scaleMS: page.scales.tempoMS).markup(rep),
        .tag("p", "lowering-bottom-rise-top")))
  }

  // MARK: Last

  private var basis: Markup {
    let flags = page.words.flags(rep)
    var rows: [(Markup, Markup)] = [
      (
        "Samples",
        Markup(
          "judged from those from \(RepClock.ofSession(rep.ownStartUS)) to "
            + "\(RepClock.ofSession(rep.ownEndUS)) of the session's clock")
      ),
      ("Lift-off", Markup("at " + RepClock.ofSession(rep.liftoffUS))),
      ("Lockout", Markup("at " + RepClock.ofSession(rep.lockoutUS))),
      ("Flags", flags.isEmpty ? "none" : .tag("span", [.class("crept")], Markup(flags))),
      (
        "Sensors",
        !HeadSection(page).hasCalibration
          ? "without a calibration reps are counted and timed, not judged"
          : page.isEstimated
            ? .tag("b", "one: all flexion is ESTIMATED")
              + ", within ±\(page.session.flexionErrorDegrees)° in simulation"
            : "two: flexion is measured, within ±\(page.session.flexionErrorDegrees)° in simulation"
      ),
    ]
    rows.append(
      (
        "Reserve",
        "the way from the lifter's own neutral back (0 %) to their own fully rounded one (100 %), which "
          + "begins at another angle at each depth of the hinge: so no limit is drawn on the curve"
      ))
    return .tag(
      "section", [], .tag("h2", "On what it rests"),
      .tag("dl", [.class("list")], rows.map { .tag("dt", $0) + .tag("dd", $1) }))
  }

  private var said: Markup {
    let ofRep = SaidSection.facts(
      rpeTenths: nil, pain: rep.said.pain, rep.said.painKind, notes: rep.said.notes)
    let ofSet = SaidSection.facts(
      rpeTenths: set.said.rpeTenths, pain: set.said.pain, set.said.painKind, notes: set.said.notes)
    let rows = [("Rep", ofRep), ("Set", ofSet)].filter { !$0.1.isEmpty }.map { name, facts in
      Markup.tag("dt", Markup(name)) + .tag("dd", .join(facts, "; "))
    }
    guard !rows.isEmpty else { return .none }
    return .tag(
      "section", [.class("said")], .tag("h2", "What was said"), .tag("dl", [.class("list")], rows))
  }
}
