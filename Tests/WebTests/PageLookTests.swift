import Foundation
import Testing
import Web

/// What can be told of the pages without a browser: contrast, weight, and what they ask for.
@Suite struct PageLookTests {
  private func luminance(_ color: UInt32) -> Double {
    func linear(_ value: UInt32) -> Double {
      let share = Double(value & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(color >> 16) + 0.7152 * linear(color >> 8) + 0.0722 * linear(color)
  }

  private func contrast(_ a: UInt32, _ b: UInt32) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test func contrastIsComputedAsItShouldBe() {
    #expect(abs(contrast(0x000000, 0xFFFFFF) - 21) < 0.001)
    #expect(abs(contrast(0x777777, 0xFFFFFF) - 4.48) < 0.01)
  }

  /// WCAG 2.2 AA for text, 1.4.3; what is pressed and the gauge need 3, 1.4.11, and have it so.
  @Test func everyInkCanBeReadOnEveryGround() {
    for ground in PhoneColors.grounds {
      for ink in PhoneColors.inks {
        #expect(contrast(ink.light, ground.light) >= 4.5, "\(ink.name) on \(ground.name), light")
        #expect(contrast(ink.dark, ground.dark) >= 4.5, "\(ink.name) on \(ground.name), dark")
      }
    }
  }

  private var pages: [(String, WebPage)] {
    [
      ("live", .live(nonce: "n")), ("calibrate", CalibratePage.page(nonce: "n")),
      ("sessions", SessionListPage([], page: 1, hasMore: false).page(nonce: "n")),
      ("next", NextPage([], lifter: "", lifters: [], isSimulated: false).page(nonce: "n")),
      ("doctor", DoctorPage([]).page(nonce: "n")), ("sentence", .sentence("No.", nonce: "n")),
    ]
  }

  /// Every color is from the list whose contrast is computed, and nothing is asked for from outside.
  @Test func pagesHaveNoColorOfTheirOwnAndNothingFromOutside() {
    let known = (PhoneColors.grounds + PhoneColors.inks + PhoneColors.lines).flatMap {
      [PhoneColors.hex($0.light), PhoneColors.hex($0.dark)]
    }
    for (name, page) in pages {
      let colors = page.html.matches(of: /#[0-9a-f]{6}\b/).map { String($0.output) }
      #expect(!colors.isEmpty && colors.allSatisfy(known.contains), "\(name)")
      #expect(page.html.firstMatch(of: /#[0-9a-fA-F]{3}[;}" ]|rgba?\(|hsla?\(/) == nil, "\(name)")
      #expect(!page.html.contains("http://") && !page.html.contains("https://"), "\(name)")
      #expect(page.html.contains("<html lang=\"en\">"), "\(name)")
      #expect(!page.policy.contains("unsafe"), "\(name)")
    }
  }

  /// All that a browser gets before the stream: 150 kB are the most.
  @Test func theLivePageIsLight() {
    let weight =
      WebPage.live(nonce: String(repeating: "0", count: 32)).html.utf8.count
      + PageShortcut.manifest.utf8.count + PageShortcut.icon.utf8.count + PagePicture.bytes.count
    #expect(weight <= 150_000, "\(weight)")
    print("live page, manifest and icons: \(weight) bytes")
  }

  /// What is pressed or filled in has a name; what is hidden from readers is no button.
  @Test func everyControlOfTheLivePageHasAName() throws {
    let html = WebPage.live(nonce: "n").html
    for button in html.matches(of: /<button[^>]*>([^<]*)<\/button>/) {
      #expect(!button.output.1.isEmpty, "\(button.output.0)")
    }
    for group in html.matches(of: /role="group"([^>]*)>/) {
      #expect(group.output.1.contains("aria-label"), "\(group.output.0)")
    }
    let ids = html.matches(of: /\sid="([a-z-]+)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
    for name in html.matches(of: /(?:aria-labelledby|for)="([a-z-]+)"/) {
      #expect(ids.contains(String(name.output.1)), "\(name.output.0)")
    }
    for asked in html.matches(of: /(?:\$|put|fill|mark)\('([a-z-]+)'[,)]/) {
      #expect(ids.contains(String(asked.output.1)), "\(asked.output.0)")
    }
  }

  @Test func textOfOthersStaysText() {
    #expect(HTMLText.escaped("<b>\"&'\u{202E}\u{7}") == "&lt;b&gt;&quot;&amp;&#39;")
    let row = SessionListPage.Row(
      number: 3, date: "d", lifter: "<script>", style: "sumo", held: 1, crept: 0, lost: 0,
      noCall: 0,
      heaviest: nil, isSimulated: true, isEstimated: true)
    let page = SessionListPage([row], page: 2, hasMore: true).page(nonce: "n")
    #expect(!page.html.contains("<script>") && page.html.contains("&lt;script&gt;"))
    #expect(page.html.contains("SIMULATED") && page.html.contains("estimated"))
    #expect(page.html.contains("page=1") && page.html.contains("page=3"))
    let found = DoctorPage([
      .init(grade: "fail", check: "log", value: "<i>", reason: "<u>", mend: "<s>")
    ]).page(nonce: "n")
    #expect(
      !found.html.contains("<i>") && !found.html.contains("<u>") && !found.html.contains("<s>"))
  }

  @Test func aServedReportGetsItsWordAndItsWays() {
    let report =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head><style>a{}</style></head>\n<body>x &lt;style&gt;</body></html>\n"
    let page = WebPage.served(report, at: "/session", session: 12, nonce: "abc")
    #expect(page.html.contains("<style nonce=\"abc\">a{}</style>"))
    #expect(!page.html.contains("<style>") && page.html.contains("x &lt;style&gt;"))
    #expect(
      page.html.contains("/session/12/edit") && page.html.contains("href=\"/session\" aria-current")
    )
  }

  /// A policy without "unsafe" forbids attributes of style; what they say is said by rules.
  @Test func stylesOfSingleElementsBecomeRules() {
    let (html, rules) = InlineStyles.moved(
      "<p style=\"position:absolute;top:0\">style=&quot;x&quot;</p><i style=\"width:1px\"/><b style=\"width:1px\"/>"
    )
    #expect(
      html
        == "<p data-look=\"0\">style=&quot;x&quot;</p><i data-look=\"1\"/><b data-look=\"1\"/>")
    #expect(
      rules
        == "[data-look=\"0\"]{position:absolute!important;top:0!important}[data-look=\"1\"]{width:1px!important}"
    )
  }

  @Test func theIconIsAPicture() {
    let bytes = PagePicture.bytes
    #expect(Array(bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    #expect(Array(bytes.suffix(8)) == [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    #expect((9000...10_500).contains(bytes.count))
  }
}
