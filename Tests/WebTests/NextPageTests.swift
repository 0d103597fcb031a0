import Testing
import Web

/// What to lift next as a page: pain first, and texts of others stay texts.
@Suite struct NextPageTests {
  private func part(_ kind: String, _ headline: String, _ text: String = "") -> NextPage.Part {
    NextPage.Part(
      kind: kind, headline: headline, title: "ana, sumo, for Mon 30 Nov 2026",
      rows: [.init("Why", text)], sessions: [3, 4])
  }

  private func html(
    _ parts: [NextPage.Part], lifters: [String] = ["ana"], isSimulated: Bool = false
  ) -> String {
    NextPage(parts, lifter: "ana", lifters: lifters, isSimulated: isSimulated).page(nonce: "n").html
  }

  @Test func painGoesBeforeEverything() throws {
    let text = html([part("raise", "Raise to 60 kg."), part("stop", "Stop: no load is advised.")])
    let stop = try #require(text.firstRange(of: "Stop: no load is advised."))
    let raise = try #require(text.firstRange(of: "Raise to 60 kg."))
    #expect(stop.lowerBound < raise.lowerBound && text.contains("class=\"next stop\""))
    // Where something is to be said the way leads there, else to the report.
    #expect(text.contains("href=\"/session/3/edit\"") && text.contains("href=\"/session/4\""))
  }

  @Test func simulatedIsSaid() {
    #expect(html([part("hold", "Stay.")], isSimulated: true).contains("SIMULATED"))
    #expect(!html([part("hold", "Stay.")]).contains("SIMULATED"))
  }

  @Test func textsOfOthersStayTexts() {
    let text = html(
      [part("missing", "<b>", "`hinge log 1:1 --load 100` gives <i>, and ` alone")],
      lifters: ["ana", "<b>&\"b ö"])
    #expect(!text.contains("<b>&") && !text.contains("<i>") && text.contains("&lt;i&gt;"))
    #expect(text.contains("href=\"/next?lifter=%3Cb%3E%26%22b%20%C3%B6\""))
    #expect(text.contains("href=\"/next?lifter=ana\" aria-current=\"page\""))
    #expect(!html([], lifters: ["ana"]).contains("/next?lifter="))
    #expect(html([], lifters: ["bo"]).contains("/next?lifter=bo"))
    let command = html([part("missing", "No advice", "`hinge log --load 100` gives it")])
    #expect(command.contains("<code>hinge log --load 100</code> gives it"))
  }
}
