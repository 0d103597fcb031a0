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
          [Markup(Self.noSet)]))
    }
    return .tag(
      "section", [.class("cards"), .a("aria-label", "At a glance")],
      [good, worst, why, next].filter { !$0.isEmpty })
  }

  private static let noSet =
    "No set was started in this session. A set arms by itself at the first lift; if there were lifts, "
    + "`hinge status` shows what the sensors see."

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

  private var worst: Markup {
    guard page.summary.verdicts.total > 0 else { return .none }
    guard let worst = page.answer.worst else {
      return card(
        "Worst rep", .tag("p", [.class("big")], "Not known"), ["No rep could be judged."])
    }
    let (set, rep) = (worst.set.number, worst.rep)
    let title: Markup = rep.knownVerdict == .held ? "Closest rep" : "Worst rep"
    let byHand: [Markup] =
      rep.overruledVerdict.map { ["marked by hand; the belt said \($0.word)"] } ?? []
    return card(
      title, .tag("p", [.class("big")], "Set \(set), rep \(rep.number)"),
      [
        VerdictMark.word(rep.knownVerdict) + " at "
          + .tag("b", Markup(page.reserve(rep.reserveUsedPermille)))
          + " of the reserve"
      ] + byHand)
  }

  private var why: Markup {
    guard let worst = page.answer.worst else {
      let reasons = page.log.sets.flatMap { set, reps in
        reps.compactMap { page.words.why($0, of: set) }
      }
      guard page.summary.verdicts.total > 0, let first = Set(reasons).sorted().first else {
        return .none
      }
      return card("Why", .tag("p", [.class("say")], Markup(first)), [])
    }
    let says = page.words.sentence(worst.reason)
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
    guard let lead = page.answer.next else { return .none }
    return card(
      "Next", .tag("p", [.class("say")], Markup(lead.cue.sentence)), ["From set \(lead.set)."])
  }
}
