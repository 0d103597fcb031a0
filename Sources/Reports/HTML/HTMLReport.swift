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
    let body = Markup.tag(
      "body", [], Patterns.definitions, .lineBreak, head,
      .tag("main", [], sections.filter { !$0.isEmpty }.map { $0 + .lineBreak }), .lineBreak,
      LegendSection(page).foot)
    return
      (.doctype + .tag("html", [.a("lang", "en")], .lineBreak, documentHead, .lineBreak, body)
      + .lineBreak).html
  }

  private var head: Markup { HeadSection(page).markup + .lineBreak }

  /// What is asked first comes first: the answer, how it went, each set, and at the end on what all
  /// of it rests.
  private var sections: [Markup] {
    [
      GlanceSection(page).markup, OverviewSection(page).markup, LoadSection(page).markup,
      ScoreSection(page).markup, SetSections(page).markup,
      .tag(
        "div", [.class("charts")],
        [SaidSection(page).markup, DataSection(page).markup].filter { !$0.isEmpty }),
      LegendSection(page).markup,
    ]
  }

  private var documentHead: Markup {
    .tag(
      "head", [], .empty("meta", [.a("charset", "utf-8")]),
      .empty(
        "meta", [.a("name", "viewport"), .a("content", "width=device-width,initial-scale=1")]),
      // Opened from a folder or from a mail, nothing in it may run or be fetched.
      .empty(
        "meta",
        [
          .a("http-equiv", "Content-Security-Policy"),
          .a("content", "default-src 'none'; style-src 'unsafe-inline'"),
        ]),
      .empty("meta", [.a("name", "color-scheme"), .a("content", "light dark")]),
      .tag(
        "title",
        "Hinge: \(page.log.session.lifter.isEmpty ? "" : page.log.session.lifter + ", ")\(page.date)"
      ),
      .lineBreak, .style(ReportStyle.sheet, ReportColors.sheet))
  }
}
