/// What to lift next, a part for each style: what to do, plates, why, and what would change it. Pain that ends advice
/// stands before everything else.
package struct NextPage: Sendable {
  package struct Row: Sendable {
    package var name: String
    package var text: String
    package var isNote: Bool

    package init(_ name: String, _ text: String, isNote: Bool = false) {
      self.name = name
      self.text = text
      self.isNote = isNote
    }
  }

  /// The advice for one style.
  package struct Part: Sendable {
    /// Token of `Advice.Kind`.
    package var kind: String
    package var headline: String
    package var title: String
    package var rows: [Row]
    /// Numbers of the sessions that it rests on.
    package var sessions: [Int64]

    package init(kind: String, headline: String, title: String, rows: [Row], sessions: [Int64]) {
      self.kind = kind
      self.headline = headline
      self.title = title
      self.rows = rows
      self.sessions = sessions
    }

    var isStop: Bool { kind == "stop" }
  }

  private let parts: [Part]
  private let lifter: String
  private let lifters: [String]
  private let isSimulated: Bool

  /// - Parameter lifters: all whom the log names.
  package init(_ parts: [Part], lifter: String, lifters: [String], isSimulated: Bool) {
    self.parts = parts.filter(\.isStop) + parts.filter { !$0.isStop }
    self.lifter = lifter
    self.lifters = lifters
    self.isSimulated = isSimulated
  }

  package func page(nonce: String) -> WebPage {
    let flag =
      isSimulated ? "<p class=\"flag\">SIMULATED: nobody lifted what this rests on</p>" : ""
    return WebPage(
      title: "Hinge: next",
      body: """
        \(flag)<header><h1>Next</h1>\(PagePlaces.links(at: "/next"))</header>
        <main>\(people)\(parts.map(section).joined(separator: "\n"))
        <p class="soft">From the log alone. It speaks of form consistency; it is no diagnosis. Thresholds and plates are
        settings.</p></main>
        """, style: Self.style, nonce: nonce)
  }

  private var people: String {
    if lifters.allSatisfy({ $0 == lifter }) { return "" }
    let links = lifters.map { name in
      "<a href=\"/next?lifter=\(Self.encoded(name))\"\(name == lifter ? " aria-current=\"page\"" : "")>"
        + "\(HTMLText.person(name.isEmpty ? "no name" : name))</a>"
    }
    return "<nav class=\"places\" aria-label=\"Lifters\">\(links.joined(separator: "\n"))</nav>"
  }

  private func section(_ part: Part) -> String {
    let rows = part.rows.map { row in
      "<dt>\(HTMLText.escaped(row.name))</dt><dd\(row.isNote ? " class=\"care\"" : "")>\(Self.words(row.text))</dd>"
    }
    // Where something is to be said the way leads there, else to what was seen.
    let isAsked = part.isStop || part.kind == "missing"
    let links = part.sessions.map { number in
      "<a class=\"press\" href=\"/session/\(number)\(isAsked ? "/edit" : "")\">"
        + "\(part.isStop ? "Once it is gone: session" : isAsked ? "Say it of session" : "Session") \(number)</a>"
    }
    let sign = part.isStop ? "<span aria-hidden=\"true\">&#10007;</span> " : ""
    return """
      <section class="next\(part.isStop ? " stop" : "")"><h2>\(sign)\(HTMLText.escaped(part.headline))</h2>
      <p class="soft">\(HTMLText.person(part.title))\(isSimulated ? ", <b>SIMULATED</b>" : "")</p>
      <dl>\(rows.joined(separator: "\n"))</dl><div class="row">\(links.joined(separator: "\n"))</div></section>
      """
  }

  /// What stands between grave accents is a command.
  private static func words(_ text: String) -> String {
    let parts = HTMLText.escaped(text).split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return parts.joined(separator: "`") }
    return parts.enumerated().map { $0 % 2 == 1 ? "<code>\($1)</code>" : String($1) }.joined()
  }

  private static func encoded(_ name: String) -> String {
    name.utf8.map { byte in
      let character = Character(UnicodeScalar(byte))
      if character.isASCII, character.isLetter || character.isNumber { return String(character) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }

  private static let style = """
    .next{border:1px solid var(--soft);border-radius:.75rem;padding:.5rem .75rem;margin:.75rem 0}
    .next h2{font-size:1.5rem;line-height:1.2;margin:0}
    .stop{border:.35rem solid var(--bad)}.stop h2{color:var(--bad);font-size:1.75rem}
    dl{display:grid;grid-template-columns:5.25rem minmax(0,1fr);gap:.35rem .6rem;margin:.5rem 0}
    dt{color:var(--soft)}dd{margin:0}
    code{font-size:.9375rem}
    """
}
