import Coaching
import Foundation
import HingeCore
import Testing
import Training

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Weeks, comparisons and single reps as pages: the same demands as on that of a session.
@Suite struct PagesTests {
  private static let options = HTMLOptions(timeZone: .gmt, version: "1.2.3")

  private func page(_ name: String) throws -> String {
    try #require(PageCases.pages(Self.options).first { $0.name == name }).page
  }

  /// What is left when every tag is taken out.
  private func words(_ html: String) -> String {
    html.replacing(#/<style>.*?</style>/#.dotMatchesNewlines(), with: "")
      .replacing(#/<svg.*?</svg>/#.dotMatchesNewlines(), with: " ")
      .replacing(#/<[^>]*>/#, with: " ")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&#39;", with: "'")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      .replacing(#/\s+/#, with: " ")
  }

  /// By the system's parser, and by a stack what that parser forgives.
  private func problem(parsing xml: String) -> String? {
    let parser = XMLParser(data: Data(xml.utf8))
    guard parser.parse() else {
      return "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")"
    }
    var open: [Substring] = []
    for tag in xml.matches(of: #/<(\/?)([A-Za-z0-9]+)[^<>]*?(\/?)>/#) {
      if !tag.output.1.isEmpty {
        guard open.popLast() == tag.output.2 else { return "</\(tag.output.2)> closes another" }
      } else if tag.output.3.isEmpty {
        open.append(tag.output.2)
      }
    }
    return open.isEmpty ? nil : "\(open) is never closed"
  }

  // MARK: Form

  @Test func everyCaseIsWellFormed() throws {
    for (name, page) in PageCases.pages(Self.options) {
      #expect(problem(parsing: page) == nil, "\(name)")
      #expect(page.hasSuffix("</html>\n"), "\(name)")
    }
  }

  @Test(arguments: UInt64(1)...100)
  func whateverIsLoggedGivesAWellFormedPage(seed: UInt64) throws {
    let options = HTMLOptions(unit: seed % 2 == 0 ? .kg : .lb, timeZone: .gmt)
    let log = Sessions.random(seed)
    for (set, reps) in log.sets {
      for rep in reps {
        let page = ExplanationPage(log, set: set, rep: rep, options: options).text
        #expect(problem(parsing: page) == nil, "seed \(seed)")
      }
    }
    let name = log.session.lifter
    let trend = TrendPage(PageCases.wild(seed), title: name, options: options).text
    #expect(problem(parsing: trend) == nil, "seed \(seed)")
    let comparison = ComparisonPage(
      PageCases.wildComparison(seed), a: name, b: log.session.source, options: options
    ).text
    #expect(problem(parsing: comparison) == nil, "seed \(seed)")
  }

  @Test func theSameInputGivesTheSameBytes() {
    let again = PageCases.pages(Self.options)
    for (first, second) in zip(PageCases.pages(Self.options), again) {
      #expect(first.page == second.page, "\(first.name)")
    }
  }

  @Test func theyRunNothingAndAskForNothing() {
    for (name, page) in PageCases.pages(Self.options) {
      let page = page.lowercased()
      for forbidden in [
        "<script", "javascript:", "http:", "https:", "src=", "@import", "<link", "<iframe", "<img",
        "<object", "<a ", "=\"data:", "url(data",
      ] {
        #expect(!page.contains(forbidden), "\(name): \(forbidden)")
      }
      #expect(page.firstMatch(of: #/<[^>]* on[a-z]+=/#) == nil)
      #expect(page.contains("default-src &#39;none&#39;"), "\(name)")
      // Every pattern that is painted from is defined on the page.
      for used in page.matches(of: #/url\(#([a-z-]+)\)/#) {
        #expect(page.contains("id=\"\(used.output.1)\""), "\(name): \(used.output.1)")
      }
      #expect(page.matches(of: #/url\(/#).count == page.matches(of: #/url\(#h-/#).count)
    }
  }

  @Test func theyAreSmall() throws {
    #expect(try page("trend-typical").utf8.count < 100_000)
    #expect(try page("trend-year").utf8.count < 200_000)
    #expect(try page("comparison-typical").utf8.count < 40_000)
    #expect(try page("explained-lost").utf8.count < 40_000)
  }

  /// Every color is from the list whose contrast is checked.
  @Test func noColorStandsInTheSheetItself() {
    let sheet = PageStyle.sheet.description
    #expect(sheet.firstMatch(of: #/#[0-9a-fA-F]{3,8}\b/#) == nil)
    #expect(sheet.firstMatch(of: #/rgb|hsl|: *(black|white|gray|grey|red|green)/#) == nil)
    let names = Set((ReportColors.grounds + ReportColors.inks + ReportColors.lines).map(\.name))
    for used in sheet.matches(of: #/var\(--([a-z]+)\)/#) {
      #expect(names.contains(String(used.output.1)), "\(used.output.1)")
    }
    #expect(sheet.firstMatch(of: #/[^-]color:var\(--line\)/#) == nil)
  }

  // MARK: Foreign text

  @Test func namesNeverBecomeMarkup() throws {
    let bad = "</title><script>alert(1)</script>\" onload='x' & \u{202E}e\u{301}👩‍🏋️\u{0}\u{1B}[31m"
    var log = TrainingSessions.evening(said: false)
    log.session.lifter = bad
    log.session.style = bad
    log.alerts = [
      AlertRecord(
        timeUS: log.sets[0].1[0].liftoffUS, setNumber: 1, kind: bad, grade: "alarm", sounded: true)
    ]
    log.sets[0].1[0].reason = bad
    log.apply([TrainingSessions.entry("note", "<img src=x>", set: 1, rep: 1)])
    let points = (0..<6).map { PageCases.point(week: $0, held: 10, load: 100_000, style: bad) }
    let pages = [
      TrendPage(PageCases.trend(points, weeks: 6), title: bad, options: Self.options).text,
      ComparisonPage(Comparison(points, points), a: bad, b: bad, options: Self.options).text,
      ExplanationPage(log, set: log.sets[0].0, rep: log.sets[0].1[0], options: Self.options).text,
    ]
    for page in pages {
      #expect(problem(parsing: page) == nil)
      #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("\" onload"))
      #expect(!page.contains("\u{202E}") && !page.contains("\u{1B}"))
      #expect(page.contains("<bdi>&lt;/title&gt;") && page.contains("👩‍🏋️"))
    }
  }

  // MARK: What they say

  @Test func theFirstLinesAnswerWhatIsAsked() throws {
    let trend = PageCases.trends[0].trend
    let course = words(try page("trend-typical"))
    let place = try #require(course.firstRange(of: trend.course.sentence))
    let days = try #require(course.firstRange(of: "Days"))
    #expect(place.lowerBound < days.lowerBound)
    #expect(
      words(try page("comparison-typical")).prefix(400)
        .contains("More reps held in B, November , by more than chance explains."))
    let lost = words(try page("explained-lost")).prefix(600)
    #expect(lost.contains("Set 5, rep 4") && lost.contains("Why Used "))
    #expect(words(try page("trend-empty")).contains("No set that counts is in this time."))
  }

  @Test func estimatedAndSimulatedAreSaidAboveEverything() throws {
    for name in ["trend-estimated", "comparison-caveats", "explained-estimated"] {
      let text = words(try page(name))
      let title = try #require(
        ["Weeks of training", "Comparison", "explained"].compactMap { text.firstRange(of: $0) }
          .map(\.lowerBound).min())
      let flag = try #require(text.firstRange(of: "ESTIMATED"))
      #expect(flag.lowerBound < title || name.hasPrefix("explained"), "\(name)")
      #expect(text.contains("from one sensor: flexion within ±20° in simulation"), "\(name)")
      #expect(text.contains("est. "), "\(name)")
    }
    for name in ["trend-estimated", "comparison-caveats", "explained-simulated"] {
      #expect(words(try page(name)).contains("SIMULATED"), "\(name)")
    }
    for name in ["trend-typical", "comparison-typical", "explained-lost"] {
      let text = words(try page(name))
      #expect(!text.contains("SIMULATED") && !text.contains("ESTIMATED"), "\(name)")
    }
  }

  /// In words every number of one sensor carries the word; in drawings each drawing does.
  @Test func estimatesAreAlwaysLabelled() throws {
    let rep = try page("explained-estimated")
    let degrees = words(rep).matches(of: #/(est\. |an estimated |within ±)?[-+<>]*[0-9.]+°/#)
    #expect(degrees.count > 15)
    for found in degrees { #expect(found.output.1 != nil, "\(found.output.0)") }
    for drawing in rep.matches(of: #/<svg [^>]*role="img".*?</svg>/#.dotMatchesNewlines()) {
      if drawing.output.contains("°</text>") { #expect(drawing.output.contains(">ESTIMATED<")) }
    }
    let trend = try page("trend-estimated")
    #expect(trend.contains(">reserve used, mean, ESTIMATED<"))
    for cell in trend.matches(of: #/data-h="Reserve, mean" role="cell">([^<]*)</#) {
      #expect(cell.output.1 == "-" || cell.output.1.hasPrefix("est. "), "\(cell.output.1)")
    }
  }

  @Test func everyDrawingHasAnEquivalentInWords() throws {
    for (name, page) in PageCases.pages(Self.options) {
      let figures = page.matches(
        of: #/role="img" aria-label="[^"]+"><title>[^<]+</title><desc>[^<]+</desc>/#)
      #expect(page.matches(of: #/role="img"/#).count == figures.count, "\(name)")
      #expect(figures.isEmpty || page.contains("<table"), "\(name)")
    }
    let (_, trend, _) = PageCases.trends[0]
    let text = words(try page("trend-typical"))
    for week in trend.weeks where week.totals.sets > 0 {
      let share = try #require(week.totals.heldShare)
      #expect(text.contains(" \(week.totals.verdicts.held) / \(week.totals.verdicts.crept) / "))
      #expect(text.contains("\((share.permille + 5) / 10)%"))
    }
    for day in trend.days {
      let share = try #require(day.totals.heldShare)
      #expect(text.contains("\(share.count)/\(share.total)"))
    }
    let rep = TrainingSessions.evening().sets[4].1[3]
    let explained = words(try page("explained-lost"))
    let figures = Figures(glyphs: .unicode, isEstimated: false)
    for value in [figures.angle(rep.peakFlexionMdeg), figures.tempo(Tempo(rep))] {
      #expect(explained.contains(value), "\(value)")
    }
    #expect(explained.contains("rounding alarm sounded"))
    #expect(explained.contains("rounding warning not sounded"))
  }

  @Test func longTimesAreDrawnInStripsAndListedInFull() throws {
    let page = try page("trend-three-years")
    let trend = try #require(PageCases.trends.first { $0.name == "trend-three-years" }).trend
    #expect(page.matches(of: #/<title>Days of training/#).count == WeekStrip.mostStrips)
    let left = trend.weeks.count - WeekStrip.most * WeekStrip.mostStrips
    #expect(words(page).contains("\(left) earlier weeks are in the table alone."))
    #expect(
      page.matches(of: #/data-h="Reps"/#).count == trend.weeks.count, "\(trend.weeks.count)")
  }

  @Test func dayAndWeekdayBelongTogether() throws {
    let trend = PageCases.trend(
      [PageCases.point(week: 0, day: 0, held: 3), PageCases.point(week: 1, day: 6, held: 4)],
      weeks: 2)
    let calendar = TrendCalendar(trend)
    let days = trend.weeks.map { calendar.days(of: $0).map { $0?.verdicts.held } }
    #expect(days[0] == [3, nil, nil, nil, nil, nil, nil])
    #expect(days[1] == [nil, nil, nil, nil, nil, nil, 4])
  }

  @Test func whatHasNoDateOrCallIsTold() throws {
    let text = words(try page("trend-estimated"))
    #expect(text.contains("1 set is in no week: the clock was not set."))
    #expect(text.contains("1 set is at the earliest day that they can be of"))
    #expect(words(try page("trend-unjudged")).contains("not judged"))
    #expect(
      words(try page("comparison-nothing")).contains("One of the two has no set that counts."))
    #expect(words(try page("explained-uncalibrated")).contains("There was no calibration"))
    #expect(words(try page("explained-excluded")).contains("EXCLUDED"))
  }

  @Test func aDamagedRepHasNoAxisOfTime() {
    var rep = Sessions.rep(1)
    #expect(RepClock(rep)?.liftoffMS == 500)
    #expect(RepClock(rep)?.ms(rep.lockoutUS) == 1650)
    #expect(RepClock(rep)?.ms(.min) == nil)
    rep.ownEndUS = .max
    rep.ownStartUS = .min
    #expect(RepClock(rep) == nil)
    #expect(RepClock.fromLiftoff(.min, rep) == "another time")
    #expect(RepClock.fromLiftoff(ms: -420) == "-0.42 s")
    #expect(RepClock.ofSession(15_500_000) == "15.500 s")
    #expect(RepClock.ofSession(.min).hasPrefix("-"))
  }

  @Test func theyPromiseNothing() {
    for (name, page) in PageCases.pages(Self.options) {
      let rest = words(page).lowercased().replacing(
        "it does not measure anatomy, makes no diagnosis and says nothing of injury or its risk.",
        with: "")
      for word in ["injur", "prevent", "damage", "herniat", "diagnos", "safe"] {
        #expect(!rest.contains(word), "\(name): \(word)")
      }
    }
  }

  // MARK: Kept

  @Test(arguments: [
    "trend-estimated", "trend-empty", "comparison-typical", "comparison-caveats", "explained-lost",
    "explained-estimated",
  ])
  func snapshots(name: String) throws {
    try SnapshotFiles.compare(page(name), name + ".html")
  }

  /// For people to look at: `HINGE_HTML_OUT=FOLDER` writes a page of every case.
  @Test func writesPagesWhereItIsAsked() throws {
    guard let folder = ProcessInfo.processInfo.environment["HINGE_HTML_OUT"] else { return }
    let out = URL(fileURLWithPath: folder)
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    for (name, page) in PageCases.pages(Self.options) {
      try page.write(
        to: out.appendingPathComponent(name + ".html"), atomically: true, encoding: .utf8)
    }
  }
}
