import Coaching
import Foundation
import Testing
import Training

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct HTMLReportTests {
  private func html(
    _ log: SessionLog, history: [LoadPoint] = [], unit: LoadUnit = .kg, zone seconds: Int = 0
  ) throws -> String {
    let zone = try #require(TimeZone(secondsFromGMT: seconds))
    let options = HTMLOptions(unit: unit, timeZone: zone, version: "1.2.3")
    return HTMLReport(log, history: history, options: options).text
  }

  /// What is left when every tag is taken out.
  private func words(_ html: String) -> String {
    html.replacing(#/<style>.*?</style>/#.dotMatchesNewlines(), with: "")
      .replacing(#/<svg.*?</svg>/#.dotMatchesNewlines(), with: " ")
      .replacing(#/<[^>]*>/#, with: " ")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&#39;", with: "'")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      .replacing(#/ +/#, with: " ")
  }

  /// Entities, characters and attributes by the system's parser; that every element is closed by its
  /// own end, which that parser forgives, by a stack.
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

  /// The page is XML as well, and with it every drawing in it.
  @Test(arguments: UInt64(1)...200)
  func whateverIsLoggedGivesAWellFormedPage(seed: UInt64) throws {
    let page = try html(Sessions.random(seed), unit: seed % 2 == 0 ? .kg : .lb)
    #expect(problem(parsing: page) == nil, "seed \(seed)")
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test func everyCaseIsWellFormedAlsoDrawingByDrawing() throws {
    #expect(problem(parsing: "<svg><path></svg>") != nil)
    for (name, log, history) in TrainingSessions.all {
      let page = try html(log, history: history)
      #expect(problem(parsing: page) == nil, "\(name)")
      for drawing in page.matches(of: #/<svg.*?</svg>/#.dotMatchesNewlines()) {
        #expect(problem(parsing: String(drawing.output)) == nil, "\(name)")
      }
    }
  }

  @Test func theSameSessionGivesTheSameBytes() throws {
    for (name, log, history) in TrainingSessions.all {
      let first = try html(log, history: history)
      #expect(try html(log, history: history) == first, "\(name)")
    }
  }

  /// It may be sent by mail and opened years later.
  @Test func itRunsNothingAndAsksForNothing() throws {
    for (name, log, history) in TrainingSessions.all {
      let page = try html(log, history: history).lowercased()
      for forbidden in [
        "<script", "javascript:", "http:", "https:", "src=", "@import", "<link", "<iframe", "<img",
        "<object", "<a ", "=\"data:", "url(data",
      ] {
        #expect(!page.contains(forbidden), "\(name): \(forbidden)")
      }
      #expect(page.firstMatch(of: #/<[^>]* on[a-z]+=/#) == nil)
      #expect(page.matches(of: #/url\(/#).count == page.matches(of: #/url\(#h-/#).count)
    }
  }

  @Test func aTypicalSessionIsSmall() throws {
    let size = try html(TrainingSessions.evening(), history: TrainingSessions.history).utf8.count
    #expect(size < 200_000, "\(size)")
  }

  // MARK: Foreign text

  @Test func namesAndNotesNeverBecomeMarkup() throws {
    var log = TrainingSessions.evening(said: false)
    let bad = "</title><script>alert(1)</script>\" onload='x' & \u{202E}e\u{301}👩‍🏋️\u{0}\u{1B}[31m"
    log.session.lifter = bad
    log.session.source = bad
    log.session.style = bad
    log.session.calibrationGrade = bad
    log.apply([
      TrainingSessions.entry("note", "<img src=x>"),
      TrainingSessions.entry("note", "<b>", set: 1, rep: 1),
    ])
    let page = try html(log)
    #expect(problem(parsing: page) == nil)
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("\" onload"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp; "))
    // What turns the text's direction is taken out; what joins an emoji stays.
    #expect(!page.contains("\u{202E}") && !page.contains("\u{1B}"))
    #expect(page.contains("<bdi>") && page.contains("👩‍🏋️"))
  }

  // MARK: What it says

  @Test func theFirstLinesAnswerWhatIsAsked() throws {
    let text = words(try html(TrainingSessions.evening(said: false)))
    let start = String(text.prefix(900))
    #expect(start.contains("Good reps"))
    #expect(start.contains("Worst rep"))
    #expect(start.contains("Set 5, rep 6"))
    #expect(start.contains("the alarm at 60% was passed at lift-off."))
    #expect(start.contains("Next"))
    #expect(start.contains("Rounded at lift-off") || start.contains("went past the alarm"))
  }

  /// In words, degrees and shares of one sensor carry the word; in drawings each drawing does.
  @Test func estimatesAreAlwaysLabelled() throws {
    let log = TrainingSessions.evening(mode: "estimated", said: false)
    let page = try html(log)
    let text = words(page)
    let degrees = text.matches(of: #/(est\. |an estimated |within ±|, ±|within )?[-+<>]*[0-9.]+°/#)
    #expect(degrees.count > 30)
    for found in degrees { #expect(found.output.1 != nil, "\(found.output.0)") }
    for drawing in page.matches(of: #/<svg viewBox.*?</svg>/#.dotMatchesNewlines()) {
      let drawn = String(drawing.output)
      if drawn.contains("°</text>") { #expect(drawn.contains("ESTIMATED")) }
    }
    #expect(text.contains("ESTIMATED from one sensor"))
    let measured = try html(TrainingSessions.evening(said: false))
    #expect(!measured.contains("ESTIMATED") && !measured.contains("est. "))
  }

  @Test func simulatedIsSaidAboveEverything() throws {
    let page = words(try html(TrainingSessions.evening(provenance: "synthetic")))
    let flag = try #require(page.firstRange(of: "SIMULATED"))
    let title = try #require(page.firstRange(of: "Form report"))
    #expect(flag.lowerBound < title.lowerBound)
    #expect(!words(try html(TrainingSessions.evening())).contains("SIMULATED"))
  }

  @Test func whatWasTakenOutStaysReadable() throws {
    let page = try html(TrainingSessions.evening())
    let text = words(page)
    #expect(text.contains("Excluded: not counted."))
    #expect(text.contains("Marked by hand; the belt's own verdict: lost ."))
    #expect(text.contains("1 rep excluded"))
    #expect(page.contains("<del>6</del>"))
    #expect(
      text.contains("RPE 8.5 of 10") && text.contains("RPE 9.5")
        && text.contains("pain 2 of 10, sharp")
        && text.contains("1 of 10, dull"))
    #expect(text.contains("3 of 10, 20 hours after") && text.contains("הגב התעגל כאן"))
    let excluded = try #require(TrainingSessions.all.first { $0.name == "excluded-set" })
    let without = try html(excluded.log, history: excluded.history)
    #expect(without.contains("<del>Set 5, 160 kg</del>"))
    #expect(words(without).contains("1 set excluded"))
    // Its 160 kg are no longer of this session; those of earlier ones are.
    #expect(words(without).contains("160 kg 1 of 4"))
  }

  @Test func everyDrawingHasAnEquivalentInWords() throws {
    let log = TrainingSessions.evening(said: false)
    let page = try html(log, history: TrainingSessions.history)
    let figures = page.matches(
      of:
        #/<svg viewBox="[^"]*" role="img" aria-label="[^"]+"><title>[^<]+</title><desc>[^<]+</desc>/#
    )
    // Two of the session, one of loads, one for each set.
    #expect(figures.count == 3 + 5)
    #expect(page.matches(of: #/role="img"/#).count == figures.count)
    let text = words(page)
    for (set, reps) in log.sets {
      #expect(text.contains("Set \(set.number), \(set.loadGrams.map { $0 / 1000 } ?? 0) kg"))
      for rep in reps {
        let figures = Figures(glyphs: .unicode, isEstimated: false)
        #expect(text.contains(figures.angle(rep.peakFlexionMdeg)))
        #expect(text.contains(figures.tempo(Tempo(rep))))
        #expect(text.contains(figures.percent(rep.reserveUsedPermille)))
      }
    }
  }

  @Test func loadsAreInTheUnitThatIsAsked() throws {
    let pounds = words(try html(TrainingSessions.evening(said: false), unit: .lb))
    #expect(pounds.contains("Set 1, 220.46 lb") && !pounds.contains(" kg"))
    #expect(words(try html(Sessions.evening())).contains("load not given"))
  }

  @Test func sessionsWithLittleInThemSaySo() throws {
    #expect(words(try html(Sessions.empty)).contains("No set was started"))
    #expect(words(try html(Sessions.setWithoutReps)).contains("None counted"))
    let uncalibrated = words(try html(Sessions.uncalibrated))
    #expect(
      uncalibrated.contains("Not judged")
        && uncalibrated.contains("There was no calibration to judge by."))
    #expect(uncalibrated.contains("No score: 0 of at least 3 reps were judged."))
    let date = try #require(TrainingSessions.all.first { $0.name == "unknown-date" })
    let undated = words(try html(date.log))
    #expect(undated.contains("date unknown") && !undated.contains("1970"))
  }

  @Test func itPromisesNothing() throws {
    for seed in UInt64(1)...50 {
      let page = words(try html(Sessions.random(seed))).lowercased()
      let disclaimer =
        "it does not measure anatomy, makes no diagnosis and says nothing of injury or its risk."
      let rest = page.replacing(disclaimer, with: "").replacing("not a measure of safety", with: "")
      for word in ["injur", "prevent", "damage", "herniat", "diagnos", "safe"] {
        #expect(!rest.contains(word), "seed \(seed): \(word)")
      }
    }
  }

  /// For people to look at: `HINGE_HTML_OUT=FOLDER` writes a page of every case.
  @Test func writesPagesWhereItIsAsked() throws {
    guard let folder = ProcessInfo.processInfo.environment["HINGE_HTML_OUT"] else { return }
    let out = URL(fileURLWithPath: folder)
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    for (name, log, history) in TrainingSessions.all {
      try html(log, history: history)
        .write(to: out.appendingPathComponent(name + ".html"), atomically: true, encoding: .utf8)
    }
  }
}
