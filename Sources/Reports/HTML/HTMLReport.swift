package import Coaching
package import Training

/// One session as one HTML file, for a coach, a physiotherapist and the lifter: to read on a phone, to
/// send, and to print on a page or two. It holds no script and asks for nothing from outside.
package struct HTMLReport {
  private let page: PageContext

  /// - Parameter history: what reps did at which load in earlier sessions of the lifter, without this
  ///   one; points of other styles are left out.
  package init(_ log: SessionLog, history: [LoadPoint] = [], options: HTMLOptions) {
    page = PageContext(log, history: history, options: options)
  }

  /// Ends with a line break.
  package var text: String {
    let lifter = page.log.session.lifter
    return PageShell(
      title: "\(lifter.isEmpty ? "" : lifter + ", ")\(page.date)", version: page.options.version
    ).text(head: HeadSection(page).markup, sections)
  }

  /// What is asked first comes first: the answer, how it went, each set, and at the end on what all
  /// of it rests.
  private var sections: [Markup] {
    [
      GlanceSection(page).markup, OverviewSection(page).markup, LoadSection(page).markup,
      ScoreSection(page).markup, SetSections(page).markup,
      HoldSection(page).markup,
      .tag(
        "div", [.class("charts")],
        [SaidSection(page).markup, DataSection(page).markup].filter { !$0.isEmpty }),
      LegendSection(page).markup,
    ]
  }
}
