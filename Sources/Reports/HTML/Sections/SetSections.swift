import Coaching
import HingeCore
import Training

/// One block a set: what was lifted, the flexion of its reps above one another, a line for each rep, and
/// one cue.
struct SetSections {
  let page: PageContext

  init(_ page: PageContext) { self.page = page }

  var markup: Markup {
    guard !page.log.sets.isEmpty else { return .none }
    return .tag(
      "section", [],
      [.tag("h2", "Rep by rep")]
        + zip(page.log.sets, page.summary.sets).map { block($0.0, $0.1, $1) })
  }

  private func block(_ set: SetRecord, _ reps: [RepRecord], _ review: SetReview) -> Markup {
    let chart = TraceChart(reps: reps, scales: page.scales, isEstimated: page.isEstimated)
      .markup(title: "Flexion of set \(set.number)")
    let table = RepRows(page, set: set, reps: reps).table
    var parts: [Markup] = [head(set, review), said(set)]
    if !reps.isEmpty {
      let caption =
        "Flexion\(page.isEstimated ? ", ESTIMATED" : ""), all reps on one another"
      let figure: Markup =
        chart.isEmpty
        ? .none : .tag("figure", [], .tag("figcaption", .tag("small", Markup(caption))), chart)
      parts.append(
        .tag(
          "div", [.class(chart.isEmpty ? "body" : "body t2")],
          [figure, table].filter { !$0.isEmpty }))
    }
    if page.isCounted(set) {
      parts.append(.tag("p", [.class("cue")], "→ " + Markup(review.cue.sentence)))
    }
    return .tag(
      "div", [.class(page.isCounted(set) ? "set" : "set out")], parts.filter { !$0.isEmpty })
      + .lineBreak
  }

  private func head(_ set: SetRecord, _ review: SetReview) -> Markup {
    let isOut = !page.isCounted(set)
    let load: Markup = set.loadGrams.map { Markup(page.load($0)) } ?? "load not given"
    let name: Markup = "Set \(set.number), " + load
    var facts: [Markup] = [isOut ? .tag("del", name) : name]
    if isOut { facts.append(.tag("b", "excluded: not counted")) }
    var line: [Markup] = [.tag("h3", [], .join(facts, " "))]
    line.append(GlanceSection.counts(review.verdicts))
    if !review.hasEnded { line.append(.tag("span", [.class("crept")], "end not logged")) }
    if review.verdicts.total > 1 {
      line.append(
        .tag("span", [.class("soft")], "mean tempo \(page.figures.tempo(review.meanTempo))"))
      if let drift = review.flexionDriftMdeg {
        let text = page.figures.angle(drift, signed: true)
        line.append(.tag("span", [.class("soft")], "flexion \(text) over the set"))
      }
      if let slower = review.riseSlowdownPermille, slower > 0 {
        line.append(
          .tag("span", [.class("soft")], "last rise \(page.figures.percent(slower)) slower"))
      }
    }
    return .tag("div", [.class("facts")], line)
  }

  private func said(_ set: SetRecord) -> Markup {
    let facts =
      SaidSection.facts(
        rpeTenths: set.said.rpeTenths, pain: set.said.pain, set.said.painKind, notes: set.said.notes
      )
      + (set.said.style.map { ["style: " + .person($0)] } ?? [])
    return facts.isEmpty ? .none : .tag("p", [], .join(facts, "; "))
  }
}
