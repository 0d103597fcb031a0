import HingeCore
import Testing
import Training

@testable import Reports

@Suite struct DrawingTests {
  @Test func lengthsAreWrittenInTenths() {
    #expect(
      [0, 5, 120, 123, -7, -130].map(Drawing.number) == ["0", "0.5", "12", "12.3", "-0.7", "-13"])
    #expect(Drawing.number(.min).hasPrefix("-922"))
  }

  @Test func aScaleKeepsWhatLiesBeyondItsEnds() {
    let scale = Scale(values: 0...1000, from: 100, to: 300)
    #expect([0, 500, 1000, -50, 5000].map { scale.place($0) } == [100, 200, 300, 100, 300])
    #expect(scale.place(Int64.max) == 300)
    #expect(Scale(values: 5...5, from: 1, to: 2).place(5) == 1)
  }

  @Test(arguments: [0...100, 0...650, -40...812, 0...1550, 3...60_000, 0...1])
  func ticksAreFewAndRound(values: ClosedRange<Int>) {
    let ticks = Scale(values: values, from: 0, to: 1000).ticks
    #expect((2...8).contains(ticks.count), "\(ticks)")
    #expect(ticks.allSatisfy(values.contains))
    let step = ticks[1] - ticks[0]
    #expect("\(step)".first.map { "125".contains($0) } == true)
  }

  @Test func aGapInATraceIsAGapInTheLine() {
    let line = Drawing.run("t", [(0, 0), (10, 10), nil, (20, 20), (30, 30)]).html
    #expect(line == #"<path class="t" d="M0 0L1 1M2 2L3 3"/>"#)
    #expect(Drawing.run("t", [nil]).isEmpty)
  }

  @Test func markupEscapesEverything() {
    let text: Markup = "a<b & \"c\" 'd'\u{7}\n"
    #expect(text.html == "a&lt;b &amp; &quot;c&quot; &#39;d&#39; ")
    #expect(Markup.tag("p", [.class("\"x")], "<").html == "<p class=\"&quot;x\">&lt;</p>")
  }

  @Test func aTempoPartThatIsNotKnownIsAQuestion() {
    let bar = TempoBar(scaleMS: 5000)
    #expect(bar.markup(Sessions.rep(1, eccentricMS: nil)).html.contains(">?<"))
    #expect(!bar.markup(Sessions.rep(1)).html.contains(">?<"))
  }

  @Test func theGaugeNeverLeavesItsFrame() {
    let gauge = ReserveGauge(warnPermille: 400, alarmPermille: 600)
    for permille in [Int64.min, -5, 0, 999, 1250, 5000, .max] {
      for match in gauge.markup(permille, .lost).html.matches(
        of: #/x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)"/#)
      {
        let end = (Double(match.output.1) ?? 999) + (Double(match.output.2) ?? 999)
        #expect(end <= 100)
      }
    }
    // Unknown is blank, and there is no band where nothing was judged.
    #expect(!gauge.markup(nil, nil).html.contains("<rect"))
    #expect(
      !ReserveGauge(warnPermille: nil, alarmPermille: nil).markup(10, .held).html.contains("url("))
  }
}
