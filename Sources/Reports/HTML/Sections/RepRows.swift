import Coaching
import HingeCore
import Training

/// The reps of one set, a line each: verdict, reserve on its band, tempo as lengths and numbers, peak
/// flexion. What is to be said of a rep stands under it.
struct RepRows {
  private let page: PageContext
  private let set: SetRecord
  private let reps: [RepRecord]
  private let gauge: ReserveGauge

  init(_ page: PageContext, set: SetRecord, reps: [RepRecord]) {
    self.page = page
    self.set = set
    self.reps = reps
    gauge = ReserveGauge(
      warnPermille: page.session.warnReservePermille,
      alarmPermille: page.session.alarmReservePermille)
  }

  var table: Markup {
    // On a phone lines become blocks, and browsers then forget what they were.
    .tag(
      "table", [.class("reps"), .a("role", "table")],
      .tag("thead", [.a("role", "rowgroup")], head),
      .tag("tbody", [.a("role", "rowgroup")], reps.flatMap(rows)))
  }

  private var head: Markup {
    func column(_ kind: String, _ content: Markup...) -> Markup {
      .tag(
        "th", [.class(kind), .a("scope", "col"), .a("role", "columnheader")], content)
    }
    return .tag(
      "tr", [.a("role", "row")], column("", "Rep"),
      column(
        "", page.isEstimated ? "Reserve used, est." : "Reserve used",
        .tag("div", [.class("two")], gauge.head, .tag("span", [.class("pct")]))),
      column("", "Tempo, s: lowering-bottom-rise-top"), column("n", "Peak"))
  }

  private func rows(_ rep: RepRecord) -> [Markup] {
    let remarks = remarks(rep)
    let isOut = rep.said.isExcluded || !page.isCounted(set)
    let kind = (remarks.isEmpty ? "rep" : "rep has") + (isOut ? " out" : "")
    // Off by as much as the belt moved: no number beats a wrong one.
    let isOff = rep.repFlags.contains(.slipped)
    let reserve = isOff ? nil : rep.reserveUsedPermille
    let verdict = rep.knownVerdict
    func struck(_ text: Markup) -> Markup { isOut ? .tag("del", text) : text }
    let name: Markup =
      .tag("span", [.class("num")], struck("\(rep.number)")) + " "
      + struck(VerdictMark.word(verdict))
    let line: Markup = .tag(
      "tr", [.class(kind), .a("role", "row")],
      .tag("th", [.class("v"), .a("scope", "row"), .a("role", "rowheader")], name),
      .tag(
        "td", [.class("c-res"), .a("role", "cell")],
        .tag(
          "div", [.class("two")], gauge.markup(reserve, verdict),
          .tag("span", [.class("pct")], struck(Markup(page.figures.percent(reserve)))))),
      .tag(
        "td", [.class("c-tempo"), .a("role", "cell")],
        .tag(
          "div", [.class("two")], TempoBar(scaleMS: page.scales.tempoMS).markup(rep),
          .tag("span", struck(Markup(page.figures.tempo(Tempo(rep))))))),
      .tag(
        "td", [.class("n c-peak"), .a("role", "cell")],
        struck(Markup(page.figures.angle(isOff ? nil : rep.peakFlexionMdeg)))))
    guard !remarks.isEmpty else { return [line, .lineBreak] }
    return [
      line,
      .tag(
        "tr", [.class(isOut ? "more out" : "more"), .a("role", "row")],
        .tag("td", [.a("colspan", 4), .a("role", "cell")], .join(remarks, " "))), .lineBreak,
    ]
  }

  /// Why it did not hold, what somebody said of it, and what the data had.
  private func remarks(_ rep: RepRecord) -> [Markup] {
    var remarks: [Markup] = []
    if rep.said.isExcluded { remarks.append(.tag("b", "Excluded: not counted.")) }
    if let belt = rep.overruledVerdict {
      remarks.append("Marked by hand; the belt's own verdict: " + VerdictMark.word(belt) + ".")
    } else if rep.said.verdict != nil, rep.said.verdict != rep.verdict {
      remarks.append("Marked by hand; the belt's own verdict is of a later version.")
    }
    if let why = page.words.why(rep, of: set) { remarks.append(Markup(why)) }
    // What the reason has said already is not said twice.
    let others = rep.repFlags.nameList.filter {
      $0 == "cut" || (rep.reason != $0 && !rep.reason.isEmpty && $0 != "crept")
    }
    if !others.isEmpty {
      remarks.append("Also: " + Markup(others.map(RepWords.flag).joined(separator: "; ")) + ".")
    }
    let said = SaidSection.facts(
      rpeTenths: nil, pain: rep.said.pain, rep.said.painKind, notes: rep.said.notes)
    if !said.isEmpty { remarks.append(.join(said, "; ")) }
    return remarks
  }
}
