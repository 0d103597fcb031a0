/// A page as it goes out: the text, and the one word that lets its own style and script run and no other.
package struct WebPage: Sendable {
  package let html: String
  private let nonce: String

  /// Everything is forbidden but what stands in the page, and asking this server again.
  package var policy: String {
    "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'; connect-src 'self'; "
      + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  }

  /// - Parameter nonce: random, of this answer alone.
  private init(title: String, body: String, script: String? = nil, nonce: String) {
    self.nonce = nonce
    let script = script.map { "<script nonce=\"\(nonce)\">\($0)</script>\n" } ?? ""
    html = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <link rel="icon" href="data:,"><title>\(title)</title>
      <style nonce="\(nonce)">\(PageStyle.text)</style></head><body>
      \(body)
      \(script)</body></html>

      """
  }

  /// The live view.
  package static func live(nonce: String) -> WebPage {
    WebPage(title: "Hinge", body: liveBody, script: PageScript.text, nonce: nonce)
  }

  /// A report, or why there is none.
  package static func report(_ text: String, nonce: String) -> WebPage {
    WebPage(
      title: "Hinge: last session",
      body: """
        <header><h1>Last session</h1><a href="/">Live</a></header>
        <main><pre tabindex="0" aria-label="Report">\(escaped(text))</pre>
        <p><a href="/session.json">The same as JSON</a></p></main>
        """, nonce: nonce)
  }

  /// One sentence, where there is nothing else to show.
  package static func sentence(_ text: String, nonce: String) -> WebPage {
    WebPage(
      title: "Hinge",
      body: """
        <header><h1>Hinge</h1></header>
        <main><p id="notice">\(escaped(text))</p>
        <p>Just paired? <a href="/">Open the page</a>.</p></main>
        """, nonce: nonce)
  }

  private static let liveBody = """
    <div id="flag" hidden>SIMULATED: no sensor is worn</div>
    <header><h1>Hinge</h1><span id="state">connecting</span></header>
    <main><div role="status"><p id="notice" hidden></p><p id="why" hidden></p></div>
    <noscript><p>The live view needs JavaScript; <a href="/session">the last session</a> does not.</p></noscript>
    <div id="live" hidden>
    <dl id="counts"><div><dt>Set</dt><dd id="set">&ndash;</dd></div><div><dt>Reps</dt><dd id="reps">&ndash;</dd></div></dl>
    <div><span class="label">Last rep</span>
    <div aria-live="polite" aria-atomic="true"><p id="verdict">&ndash;</p><p id="detail"></p></div>
    <p id="alert" role="status"></p></div>
    <div id="wide"><span class="label" id="bar-label">Flexion against the limit</span>
    <p id="numbers">&ndash;</p>
    <div id="bar" role="meter" aria-labelledby="bar-label" aria-valuemin="0" aria-valuemax="100"><div id="fill"></div><div
    class="mark" id="warn" hidden></div><div class="mark" id="alarm" hidden></div></div>
    <div id="scale" aria-hidden="true"><span id="warn-label" hidden>warn</span><span id="alarm-label" hidden>alarm</span></div>
    <p class="label" id="limits"></p></div></div></main>
    <footer><span id="who"></span><a href="/session">Last session</a></footer>
    """

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
