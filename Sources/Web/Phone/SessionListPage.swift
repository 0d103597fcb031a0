/// Sessions, newest first, so many at a time.
package struct SessionListPage: Sendable {
  /// One line.
  package struct Row: Sendable {
    package var number: Int64
    /// "Sun 22 Nov 2026, 18:05", or that it is not known.
    package var date: String
    package var lifter: String
    package var style: String
    package var held: Int
    package var crept: Int
    package var lost: Int
    package var noCall: Int
    /// "140 kg"; nil: none was said.
    package var heaviest: String?
    package var isSimulated: Bool
    package var isEstimated: Bool

    package init(
      number: Int64, date: String, lifter: String, style: String, held: Int, crept: Int, lost: Int,
      noCall: Int, heaviest: String?, isSimulated: Bool, isEstimated: Bool
    ) {
      self.number = number
      self.date = date
      self.lifter = lifter
      self.style = style
      self.held = held
      self.crept = crept
      self.lost = lost
      self.noCall = noCall
      self.heaviest = heaviest
      self.isSimulated = isSimulated
      self.isEstimated = isEstimated
    }
  }

  package static let rowsOnAPage = 20
  private let rows: [Row]
  private let page: Int
  private let hasMore: Bool

  /// - Parameters:
  ///   - rows: newest first.
  ///   - page: from 1.
  package init(_ rows: [Row], page: Int, hasMore: Bool) {
    self.rows = rows
    self.page = page
    self.hasMore = hasMore
  }

  package func page(nonce: String) -> WebPage {
    WebPage(title: "Hinge: sessions", body: body, style: Self.style, nonce: nonce)
  }

  private var body: String {
    let list =
      rows.isEmpty
      ? "<p>\(page > 1 ? "There are no earlier sessions." : "No session has been logged yet.")</p>"
      : "<ol class=\"sessions\">\(rows.map(Self.line).joined(separator: "\n"))</ol>"
    var turns: [String] = []
    if page > 1 { turns.append("<a href=\"/sessions?page=\(page - 1)\">Newer</a>") }
    if hasMore { turns.append("<a href=\"/sessions?page=\(page + 1)\">Earlier</a>") }
    let turn =
      turns.isEmpty
      ? "" : "<nav class=\"places\" aria-label=\"More sessions\">\(turns.joined())</nav>"
    return """
      <header><h1>Sessions</h1>\(PagePlaces.links(at: "/sessions"))</header>
      <main>\(list)\(turn)
      <p class="soft">&#10003; held, ~ crept, &#10007; lost, ? no call</p></main>
      """
  }

  private static func line(_ row: Row) -> String {
    let signs = [
      (row.held, "held", "&#10003;"), (row.crept, "crept", "~"), (row.lost, "lost", "&#10007;"),
      (row.noCall, "no call", "?"),
    ].filter { $0.0 > 0 }.map { count, word, sign in
      "<span class=\"\(word.replacing(" ", with: "_"))\"><span aria-hidden=\"true\">\(sign)</span>\(count)"
        + "<span class=\"sr\"> \(word)</span></span>"
    }
    let count = row.held + row.crept + row.lost + row.noCall
    var facts = [HTMLText.person(row.lifter.isEmpty ? "no name" : row.lifter)]
    if !row.style.isEmpty { facts.append(HTMLText.escaped(row.style.replacing("_", with: " "))) }
    facts.append("\(count) rep\(count == 1 ? "" : "s")")
    if let heaviest = row.heaviest { facts.append("up to \(HTMLText.escaped(heaviest))") }
    let marks = [(row.isSimulated, "SIMULATED"), (row.isEstimated, "estimated")]
      .filter(\.0).map { "<b>\($0.1)</b>" }
    return """
      <li><a class="session" href="/session/\(row.number)"><b>\(HTMLText.escaped(row.date))</b> <span>\
      \((facts + marks).joined(separator: ", "))</span> <span class="signs">\(signs.joined(separator: " "))</span></a>\
      <a class="press" href="/session/\(row.number)/edit" aria-label="Correct session \(row.number)">Correct</a></li>
      """
  }

  private static let style = """
    .sessions{list-style:none;margin:0;padding:0}
    .sessions li{display:flex;gap:.5rem;align-items:center;border-bottom:1px solid var(--line);padding:.3rem 0}
    .session{flex:1;min-width:0;min-height:44px;text-decoration:none;display:flex;flex-wrap:wrap;gap:0 .6rem;\
    align-items:baseline}
    .session b{text-decoration:underline}.signs{font-weight:700;font-size:1.125rem}
    .no_call{color:var(--soft)}
    """
}
