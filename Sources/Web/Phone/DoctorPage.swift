/// What is well and what is not, without touching a device.
package struct DoctorPage: Sendable {
  /// One finding.
  package struct Row: Sendable {
    /// `pass`, `warn` or `fail`.
    package var grade: String
    package var check: String
    package var value: String
    package var reason: String
    package var mend: String?

    package init(grade: String, check: String, value: String, reason: String, mend: String?) {
      self.grade = grade
      self.check = check
      self.value = value
      self.reason = reason
      self.mend = mend
    }
  }

  private let rows: [Row]

  package init(_ rows: [Row]) { self.rows = rows }

  package func page(nonce: String) -> WebPage {
    WebPage(
      title: "Hinge: doctor",
      body: """
        <header><h1>Doctor</h1>\(PagePlaces.links(at: "/doctor"))</header>
        <main><p><b>\(verdict)</b></p>
        <ul class="found">\(rows.map(Self.line).joined(separator: "\n"))</ul>
        <p>Looked at: settings, service, clock, supply, training log, and what hinged says of itself. Sensors and buzzer
        are tested by <code>hinge doctor</code> alone, on the machine and while hinged is stopped: the page has no right
        to a device. Groups and profiles are looked at there, too.</p>
        <p><a class="press" href="/doctor">Look again</a> <a href="/doctor.json">The same as JSON</a></p></main>
        """, style: Self.style, nonce: nonce)
  }

  private var verdict: String {
    let failed = rows.count { $0.grade == "fail" }
    let warned = rows.count { $0.grade == "warn" }
    if failed > 0 { return "\u{2717} \(failed) failed, \(warned) to look after." }
    if warned > 0 { return "! It works: \(warned) to look after." }
    return "\u{2713} All that was looked at is well."
  }

  private static func line(_ row: Row) -> String {
    let (sign, word, color) =
      switch row.grade {
      case "pass": ("&#10003;", "pass", "good")
      case "warn": ("!", "warn", "care")
      default: ("&#10007;", "fail", "bad")
      }
    let mend = row.mend.map { "<span class=\"mend\">\(HTMLText.escaped($0))</span>" } ?? ""
    let reason = row.reason.isEmpty ? "" : ", \(HTMLText.escaped(row.reason))"
    return """
      <li><span class="\(color)"><span aria-hidden="true">\(sign)</span> \(word)</span> \
      <b>\(HTMLText.escaped(row.check))</b> <span>\(HTMLText.escaped(row.value))<span class="soft">\(reason)</span></span>\(mend)</li>
      """
  }

  private static let style = """
    .found{list-style:none;margin:0;padding:0}
    .found li{display:grid;grid-template-columns:4.5rem minmax(0,1fr);gap:.1rem .6rem;border-top:1px solid var(--line);\
    padding:.3rem 0;align-items:baseline}
    .found li>span:first-child{font-weight:700;white-space:nowrap}
    .found li>span:nth-child(3),.mend{grid-column:1/-1}.mend{border-left:.3rem solid var(--ink);padding-left:.5rem}
    @media(min-width:40rem){.found li{grid-template-columns:4.5rem 8rem minmax(0,1fr)}\
    .found li>span:nth-child(3){grid-column:3}}
    """
}
