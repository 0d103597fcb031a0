import Coaching
import HingeCore
import Training

/// The numbers of one rep that were compared, the rule that decided, and what else was recorded.
struct RepNumbers {
  let page: PageContext
  let rep: RepRecord

  var table: Markup {
    let rows = rows.filter { $0.value != Figures.unknown }.map { row -> Markup in
      .tag(
        "tr", .tag("th", [.a("scope", "row")], Markup(row.name)),
        .tag(
          "td", [.class(row.isText ? "" : "w")],
          .tag("b", row.isText ? .person(row.value) : Markup(row.value))),
        .tag("td", Markup(row.remark))) + .lineBreak
    }
    return .tag(
      "table", [.class("numbers")],
      .tag(
        "thead",
        .tag(
          "tr", [],
          ["Of the rep", "Value", "Remark"].map { .tag("th", [.a("scope", "col")], Markup($0)) })),
      .lineBreak, .tag("tbody", [], rows))
  }

  private struct Row {
    let name: String
    let value: String
    var remark = ""
    /// From the log, where it may be any text.
    var isText = false
  }

  /// Off by as much as the belt moved.
  private var isOff: Bool { rep.repFlags.contains(.slipped) }

  private var rows: [Row] {
    let figures = page.figures
    let off = isOff ? "; off by as much as the belt moved" : ""
    var rows = [
      Row(
        name: "Rule that decided",
        value: rep.reason.isEmpty ? Figures.unknown : rep.reason.replacing("_", with: " "),
        isText: true),
      Row(
        name: "Raised at", value: rep.reasonAtUS.map { RepClock.fromLiftoff($0, rep) } ?? "-",
        remark: "from lift-off"),
      Row(
        name: "Peak flexion", value: figures.angle(rep.peakFlexionMdeg),
        remark: "within ±\(page.session.flexionErrorDegrees)° in simulation" + off),
      Row(
        name: "Beyond neutral", value: figures.angle(rep.excessFlexionMdeg),
        remark: "over the lifter's own neutral curve" + off),
      Row(
        name: "Reserve used", value: page.reserve(rep.reserveUsedPermille),
        remark: (rep.reserveLimitPermille.map { "held against \(figures.percent($0))" } ?? "") + off
      ),
    ]
    if let creep = rep.creepMdeg {
      rows.append(
        Row(
          name: "Creep", value: figures.angle(creep, signed: true),
          remark: rep.creepLimitMdeg.map { "held against \(figures.angle($0))" } ?? ""))
    }
    rows += [
      Row(
        name: "Set up with", value: figures.angle(rep.posture.setupFlexionMdeg),
        remark: "0.1 s before lift-off"),
      Row(
        name: "Reserve at set-up", value: page.reserve(rep.posture.setupReservePermille),
        remark: "0.1 s before lift-off"),
      Row(
        name: "Tempo", value: figures.tempo(Tempo(rep)),
        remark: "lowering, bottom, rise, top, in seconds"),
      Row(name: "Range", value: figures.angle(rep.rangeMdeg), remark: "of the hip hinge"),
      Row(
        name: "Lean to a side", value: figures.angle(rep.posture.leanMdeg, signed: true),
        remark: "recorded, not judged"),
      Row(
        name: "Turn", value: figures.angle(rep.posture.twistMdeg, signed: true),
        remark: "recorded, not judged"),
    ]
    if let buzz = rep.posture.buzzMS, buzz > 0 {
      rows.append(
        Row(
          name: "Buzzer", value: (figures.seconds(buzz) ?? Figures.unknown) + " s",
          remark: "sounded within the rep"))
    }
    return rows
  }
}
