/// The document around a page: what every page has whatever it shows. No script runs in it and nothing is
/// fetched by it.
struct PageShell {
  /// After "Hinge: ", in the window's title.
  let title: String
  /// Of the program.
  let version: String
  /// Patterns of the page's own, besides those of all.
  var patterns = Markup.none
  /// Rules of the page's own, after those of all.
  var sheet: StaticString = ""

  /// Ends with a line break. Sections without content are left out.
  func text(head: Markup, _ sections: [Markup]) -> String {
    let body = Markup.tag(
      "body", [], Patterns.definitions, patterns, .lineBreak, head, .lineBreak,
      .tag("main", [], sections.filter { !$0.isEmpty }.map { $0 + .lineBreak }), .lineBreak, foot)
    return
      (.doctype + .tag("html", [.a("lang", "en")], .lineBreak, documentHead, .lineBreak, body)
      + .lineBreak).html
  }

  private var documentHead: Markup {
    let own: Markup = sheet.utf8CodeUnitCount > 0 ? .style(sheet, "") : .none
    return .tag(
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
      .tag("title", Markup("Hinge: " + title)), .lineBreak,
      .style(ReportStyle.sheet, ReportColors.sheet), own)
  }

  /// The last line of the page.
  private var foot: Markup {
    .tag(
      "footer", [],
      "Form consistency against the lifter's own calibration. It does not measure anatomy, makes no "
        + "diagnosis and says nothing of injury or its risk. Hinge"
        + Markup(version.isEmpty ? "" : " " + version) + ".")
      + .lineBreak
  }
}

/// What must not be overlooked, in frames above everything.
enum PageFlag {
  static let excluded = frame("est", "EXCLUDED", ": not to be counted")

  /// - Parameter isInPart: some of what is on the page was measured.
  static func simulated(isInPart: Bool = false) -> Markup {
    frame(
      "", "SIMULATED",
      isInPart
        ? ", at least in part: not all of it was measured on a body"
        : ": nothing here was measured on a body")
  }

  static func estimated(_ degrees: Int64, isInPart: Bool = false) -> Markup {
    frame(
      "est", "ESTIMATED",
      Markup(
        "\(isInPart ? ", at least in part," : "") from one sensor: flexion within ±\(degrees)° in simulation"
      ))
  }

  private static func frame(_ kind: String, _ word: Markup, _ rest: Markup) -> Markup {
    .tag("p", [.class(kind.isEmpty ? "flag" : "flag " + kind)], .tag("b", word), rest)
  }
}
