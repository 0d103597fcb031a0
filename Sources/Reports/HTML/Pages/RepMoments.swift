import Coaching
import HingeCore
import Training

/// The trace of a rep with its table, and what was raised in it.
struct RepMoments {
  let page: PageContext
  let set: SetRecord
  let rep: RepRecord

  /// Within what the rep owns, of its set.
  var alerts: [AlertRecord] {
    page.log.alerts.filter {
      $0.setNumber == set.number && rep.ownStartUS <= $0.timeUS && $0.timeUS <= rep.ownEndUS
    }
  }

  var chart: Markup {
    let drawn = RepTraceChart(rep: rep, alerts: alerts, isEstimated: page.isEstimated).markup()
    let title: Markup = .tag("h2", "Flexion in time")
    guard !drawn.isEmpty else {
      return .tag("section", [], title, .tag("p", "No trace was kept of this rep."))
    }
    let words =
      (page.isEstimated ? "ESTIMATED from one sensor. " : "")
      + (RepClock(rep) == nil
        ? "The times of this rep are in no order: it is drawn without them."
        : "Seconds from lift-off; dotted lines are lift-off and lockout.")
      + (alerts.isEmpty
        ? "" : " A triangle is a warning, a square an alarm, by their numbers in the table.")
      + (rep.repFlags.contains(.slipped)
        ? " The belt had moved: the curve is off by as much." : "")
    return .tag(
      "section", [], title,
      .tag("figure", [], .tag("figcaption", .tag("small", Markup(words))), drawn))
  }

  /// As many lines as a table of a page takes.
  var table: Markup {
    let clock = RepClock(rep)
    let points = TracePoint.all(rep, clock: clock, most: 16)
    guard points.contains(where: { $0.decideg != nil }) else { return .none }
    let rows = points.map { point -> Markup in
      let time = clock.map { RepClock.fromLiftoff(ms: point.ms - $0.liftoffMS) }
      return .tag(
        "tr",
        .tag("th", [.a("scope", "row")], Markup(time ?? "\(point.ms) ms")),
        .tag("td", Markup(clock?.phase(point.ms) ?? Figures.unknown)),
        .tag(
          "td", [.class("n")],
          Markup(page.figures.angle(point.decideg.map { Int64($0) * 100 })))) + .lineBreak
    }
    return .tag(
      "table",
      .tag(
        "caption",
        Markup(
          rep.trace.count > points.count
            ? "The largest of each stretch of \((rep.trace.count + 15) / 16) values"
            : "All values of the trace")),
      .tag(
        "thead",
        .tag(
          "tr", .tag("th", [.a("scope", "col")], "From lift-off"),
          .tag("th", [.a("scope", "col")], "In"),
          .tag("th", [.class("n"), .a("scope", "col")], "Flexion"))), .lineBreak,
      .tag("tbody", [], rows))
  }

  var raised: Markup {
    let alerts = alerts
    let body: Markup
    if alerts.isEmpty {
      body = .tag("p", "Nothing was raised within this rep.")
    } else {
      let rows = alerts.enumerated().map { index, alert -> Markup in
        .tag(
          "tr", .tag("th", [.a("scope", "row")], "\(index + 1)"),
          .tag("td", Markup(RepClock.fromLiftoff(alert.timeUS, rep))),
          .tag(
            "td",
            VerdictMark.icon(alert.grade == "alarm" ? .lost : .crept) + " " + .person(alert.kind)
              + Markup(alert.grade == "alarm" ? " alarm" : " warning")),
          .tag("td", Markup(alert.sounded ? "sounded" : "not sounded"))) + .lineBreak
      }
      body = .tag(
        "table",
        .tag(
          "thead",
          .tag(
            "tr", [],
            ["No.", "From lift-off", "What", "Buzzer"].map {
              .tag("th", [.a("scope", "col")], Markup($0))
            })), .lineBreak, .tag("tbody", [], rows))
    }
    return .tag("section", [], .tag("h2", "What was raised"), body)
  }
}
