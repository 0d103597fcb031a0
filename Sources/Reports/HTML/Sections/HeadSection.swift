import Coaching
import Training

/// Who, when and how it was measured. What must not be overlooked is in frames above everything.
struct HeadSection {
  let page: PageContext

  init(_ page: PageContext) { self.page = page }

  var markup: Markup {
    .tag("header", [], flags + [.tag("h1", "Form report"), who])
  }

  private var flags: [Markup] {
    var flags: [Markup] = []
    if page.session.isSynthetic { flags.append(PageFlag.simulated()) }
    if hasCalibration, page.isEstimated {
      flags.append(PageFlag.estimated(page.session.flexionErrorDegrees))
    }
    if page.log.said.isExcluded { flags.append(PageFlag.excluded) }
    return flags
  }

  var hasCalibration: Bool {
    !page.session.style.isEmpty || !page.session.calibrationGrade.isEmpty
  }

  private var who: Markup {
    let session = page.session
    let said = page.log.said
    var facts: [Markup] = [
      .tag("b", Markup(page.date)),
      session.lifter.isEmpty ? "lifter not named" : .person(session.lifter),
    ]
    if let logged = said.loggedLifter {
      facts.append(
        .tag("small", "logged as ") + .tag("del", logged.isEmpty ? "nobody" : .person(logged)))
    }
    facts.append(session.style.isEmpty ? "no profile" : .person(session.style))
    if let logged = said.loggedStyle {
      facts.append(
        .tag("small", "logged as ") + .tag("del", logged.isEmpty ? "no profile" : .person(logged)))
    }
    if let length = page.summary.durationMS { facts.append(Markup(Figures.duration(length))) }
    facts.append("session \(session.id)")
    return .tag("p", [.class("facts")], facts.map { .tag("span", $0) })
  }
}
