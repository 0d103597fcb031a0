/// A page as it goes out: the text, and the one word that lets its own style and script run and no other.
package struct WebPage: Sendable {
  package let html: String
  private let nonce: String

  /// Everything is forbidden but what stands in the page, this server's own icon and manifest, and asking this
  /// server again.
  package var policy: String {
    let script = hasScript ? "script-src 'nonce-\(nonce)'; connect-src 'self'; " : ""
    return "default-src 'none'; \(script)style-src 'nonce-\(nonce)'; "
      + "img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
      + "frame-ancestors 'none'"
  }
  private let hasScript: Bool

  /// - Parameters:
  ///   - style: of this page, after that of all.
  ///   - nonce: random, of this answer alone.
  init(
    title: String, body: String, style: String = "", script: String? = nil, nonce: String
  ) {
    self.nonce = nonce
    hasScript = script != nil
    let script = script.map { "<script nonce=\"\(nonce)\">\($0)</script>\n" } ?? ""
    html = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
      <meta name="color-scheme" content="light dark">
      \(PageShortcut.links)
      <title>\(HTMLText.escaped(title))</title>
      <style nonce="\(nonce)">\(PageStyle.text)\(style)</style></head><body>
      \(body)
      \(script)</body></html>

      """
  }

  private init(html: String, nonce: String) {
    self.html = html
    self.nonce = nonce
    hasScript = false
  }

  /// The live view.
  package static func live(nonce: String) -> WebPage {
    WebPage(
      title: "Hinge", body: LivePage.body, style: LiveStyle.text, script: LiveScript.text,
      nonce: nonce)
  }

  /// A report, which is a page of its own without script, served: its style gets the word, and above it are the
  /// ways to the other pages.
  ///
  /// - Parameters:
  ///   - report: as `HTMLReport` and `TrendPage` make it.
  ///   - session: whose report it is, so that it can be corrected; nil: it is no session's.
  package static func served(
    _ report: String, at place: String, session: Int64? = nil, nonce: String
  ) -> WebPage {
    let edit = session.map {
      "<a href=\"/session/\($0)/edit\">Correct it</a>"
    }
    let style = """
      nav.places{display:flex;flex-wrap:wrap;gap:.4rem;margin:0 0 .6rem}
      nav.places a{display:inline-flex;align-items:center;min-height:44px;padding:.25rem .75rem;\
      border:1px solid var(--soft);border-radius:.6rem;color:var(--ink);background:var(--well);text-decoration:none;\
      font-weight:600}
      nav.places a[aria-current]{background:var(--ink);color:var(--ground)}
      @media print{nav.places{display:none}}
      """
    let links = PagePlaces.links(at: place).replacing(
      "</nav>", with: "\(edit.map { "\n" + $0 } ?? "")</nav>", maxReplacements: 1)
    // All text of others is escaped in it: these are its own tags.
    let (plain, rules) = InlineStyles.moved(report)
    var html = plain.replacing("<style>", with: "<style nonce=\"\(nonce)\">")
    html.replace(
      "</head>", with: "<style nonce=\"\(nonce)\">\(style)\(rules)</style></head>",
      maxReplacements: 1)
    html.replace("<body>", with: "<body>\n" + links, maxReplacements: 1)
    return WebPage(html: html, nonce: nonce)
  }

  /// One sentence, where there is nothing else to show.
  package static func sentence(_ text: String, nonce: String) -> WebPage {
    WebPage(
      title: "Hinge",
      body: """
        <header><h1>Hinge</h1></header>
        <main><p id="notice">\(HTMLText.escaped(text))</p>
        <p>Just paired? <a href="/">Open the page</a>.</p></main>
        """, nonce: nonce)
  }
}
