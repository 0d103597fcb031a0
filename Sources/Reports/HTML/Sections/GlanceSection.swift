import Coaching
import HingeCore
import Training

/// What is asked first: how many reps were good, which was the worst, why, and what to do next.
struct GlanceSection {
  let page: PageContext

  init(_ page: PageContext) { self.page = page }

  var markup: Markup {
    if page.log.sets.isEmpty {
      return .tag(
        "section", [.class("cards")],
        card(
          "Reps", .tag("p", [.class("big")], "No set"),
          [
            "No set was started in this session. A set arms by itself at the first lift; if there were "
              + "lifts, `hinge status` shows what the sensors see."
          ]))
    }
    return .tag(
      "section", [.class("cards"), .a("aria-label", "At a glance")],
      [good, worst, why, next].filter { !$0.isEmpty })
  }

  private func card(_ title: Markup, _ head: Markup, _ rest: [Markup]) -> Markup {
    .tag(
      "div", [.class("card")],
      [.tag("h2", title), head] + rest.map { $0.html.hasPrefix("<ul") ? $0 : .tag("p", $0) })
  }

  // MARK: How many

  private var good: Markup {
    let verdicts = page.summary.verdicts
    guard verdicts.total > 0 else {
      return card("Good reps", .tag("p", [.class("big")], "None counted"), [])
    }
    let judged = verdicts.total - verdicts.noCall
    let big: Markup = judged == 0 ? "Not judged" : "\(verdicts.held) of \(judged) held"
    var rest = [Self.counts(verdicts)]
    let reps = Figures.count(verdicts.total, "rep", "reps")
    let counted = page.log.sets.count { page.isCounted($0.0) }
    rest.append("\(reps) in \(Figures.count(counted, "set", "sets"))\(leftOut)")
    return card("Good reps", .tag("p", [.class("big")], big), rest)
  }

  /// Nothing that somebody took out goes without a word.
  private var leftOut: String {
    let sets = page.log.sets.count { !page.isCounted($0.0) }
    let reps = page.log.sets.filter { page.isCounted($0.0) }.flatMap(\.1)
      .count { $0.said.isExcluded }
    var words: [String] = []
    if sets > 0 { words.append(Figures.count(sets, "set", "sets")) }
    if reps > 0 { words.append(Figures.count(reps, "rep", "reps")) }
    return words.isEmpty ? "" : "; \(words.joined(separator: " and ")) excluded"
  }

  /// "● 10 held ▲ 1 crept": only what occurred.
  static func counts(_ verdicts: VerdictCounts) -> Markup {
    let all: [(Int, Verdict)] = [
      (verdicts.held, .held), (verdicts.crept, .crept), (verdicts.lost, .lost),
      (verdicts.noCall, .noCall),
    ]
    return .tag(
      "ul", [.class("counts")],
      all.filter { $0.0 > 0 }.map { count, verdict in
        .tag(
          "li", [.class("v " + VerdictMark.name(verdict))], VerdictMark.icon(verdict),
          " \(count) \(verdict.word)")
      })
  }

  // MARK: Which, and why

  private var worstRep: (set: Int, rep: RepRecord)? {
    guard let worst = page.summary.worst,
      let set = page.log.sets.first(where: { $0.0.number == worst.set && page.isCounted($0.0) }),
      let rep = set.1.first(where: { $0.number == worst.rep && !$0.said.isExcluded })
    else { return nil }
    return (worst.set, rep)
  }

  private var worst: Markup {
    guard page.summary.verdicts.total > 0 else { return .none }
    guard let (set, rep) = worstRep else {
      return card(
        "Worst rep", .tag("p", [.class("big")], "Not known"), ["No reserve could be told."])
    }
    let byHand: [Markup] =
      rep.overruledVerdict.map { ["marked by hand; the belt said \($0.word)"] } ?? []
    return card(
      "Worst rep", .tag("p", [.class("big")], "Set \(set), rep \(rep.number)"),
      [
        VerdictMark.word(rep.knownVerdict) + " at "
          + .tag("b", Markup(page.reserve(rep.reserveUsedPermille)))
          + " of the reserve"
      ] + byHand)
  }

  private var why: Markup {
    guard let (_, rep) = worstRep else {
      let reasons = Set(page.log.sets.flatMap(\.1).compactMap(page.words.why)).sorted()
      guard page.summary.verdicts.total > 0, let first = reasons.first else { return .none }
      return card("Why", .tag("p", [.class("say")], Markup(first)), [])
    }
    let says =
      page.words.why(rep) ?? "It used the most reserve and still held: no warning was raised."
    var rest: [Markup] = []
    if let limits { rest.append(Markup(limits)) }
    return card("Why", .tag("p", [.class("say")], Markup(says)), rest)
  }

  private var limits: String? {
    guard let warn = page.session.warnReservePermille, let alarm = page.session.alarmReservePermille
    else { return nil }
    return
      "Warning at \(page.figures.percent(warn)), alarm at \(page.figures.percent(alarm)) of the reserve."
  }

  // MARK: What next

  private var next: Markup {
    guard let lead = page.summary.leadingCue, !page.log.said.isExcluded else { return .none }
    return card(
      "Next", .tag("p", [.class("say")], Markup(lead.cue.sentence)), ["From set \(lead.set)."])
  }
}
