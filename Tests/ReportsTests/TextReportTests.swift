import Foundation
import Testing
import Training

@testable import Reports

@Suite struct TextReportTests {
  private func text(
    _ log: SessionLog, width: Int, color: Bool = false, unicode: Bool = true
  ) throws -> String {
    let utc = try #require(TimeZone(secondsFromGMT: 0))
    let options = RenderOptions(width: width, color: color, unicode: unicode, timeZone: utc)
    return TextReport(log, options: options).text
  }

  private func withoutColor(_ text: String) -> String {
    text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
  }

  @Test(arguments: UInt64(1)...300)
  func noLineIsWiderThanTheWidth(seed: UInt64) throws {
    let log = Sessions.random(seed)
    for width in [60, 61, 79, 80, 120, 200] {
      for unicode in [true, false] {
        let text = try text(log, width: width, unicode: unicode)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
          #expect(DisplayWidth.of(String(line)) <= width, "seed \(seed): \(line)")
        }
        for (set, reps) in log.sets {
          for rep in reps {
            let utc = try #require(TimeZone(secondsFromGMT: 0))
            let options = RenderOptions(
              width: width, color: false, unicode: unicode, timeZone: utc)
            let text = ExplainReport(log, set: set, rep: rep, options: options).text
            for line in text.split(separator: "\n") {
              #expect(DisplayWidth.of(String(line)) <= width, "seed \(seed): \(line)")
            }
          }
        }
        if !unicode { #expect(text.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) }) }
      }
    }
  }

  @Test(arguments: UInt64(1)...50)
  func colorChangesNoLetterAndEndsWithEveryLine(seed: UInt64) throws {
    let log = Sessions.random(seed)
    let colored = try text(log, width: 80, color: true)
    #expect(withoutColor(colored) == (try text(log, width: 80)), "seed \(seed)")
    for line in colored.split(separator: "\n") {
      let on = line.matches(of: #/\u{1B}\[[1-9][0-9;]*m/#).count
      #expect(on == line.matches(of: #/\u{1B}\[0m/#).count)
    }
  }

  @Test func estimatedDegreesAreAlwaysLabelled() throws {
    let text = try text(Sessions.evening(mode: "estimated"), width: 100)
    let degrees = text.matches(of: #/(est\. |ESTIMATED from one sensor, ±)?[-+<>]*[0-9.]+°/#)
    #expect(degrees.count > 10)
    #expect(degrees.allSatisfy { $0.output.1 != nil })
    #expect(text.contains("ESTIMATED"))
    #expect(!(try self.text(Sessions.evening(), width: 100)).contains("est."))
  }

  @Test(arguments: ["synthetic", "", "Measured"])
  func whateverIsNotMeasuredIsCalledSimulated(provenance: String) throws {
    let log = Sessions.evening(provenance: provenance)
    for unicode in [true, false] {
      #expect(try text(log, width: 60, unicode: unicode).contains("SIMULATED"))
    }
    #expect(
      !(try text(Sessions.evening(provenance: "measured"), width: 60)).contains("SIMULATED"))
  }

  @Test func figuresRoundAndSaturate() {
    let figures = Figures(glyphs: .unicode, isEstimated: false)
    #expect(figures.seconds(nil) == nil)
    #expect(
      [0, 49, 50, 99_949, 99_950].map { figures.seconds($0) }
        == ["0.0", "0.0", "0.1", "99.9", "99+"])
    #expect(figures.angle(-40) == "0.0°")
    #expect(
      [12_349, 12_350, -50, .min, .max].map { figures.angle($0) }
        == ["12.3°", "12.4°", "-0.1°", "<-99°", ">99°"])
    #expect(figures.angle(3200, signed: true) == "+3.2°")
    #expect(
      [0, 4, 5, 1080, 9995, -995].map { figures.percent($0) }
        == ["0%", "0%", "1%", "108%", ">999%", "<-99%"])
    #expect([100_000, 102_500, 0].map { Figures.load($0, .kg) } == ["100 kg", "102.5 kg", "0 kg"])
  }

  @Test func aDateIsOfTheAskedZoneAndAnUnsetClockIsSaid() throws {
    let tokyo = try #require(TimeZone(secondsFromGMT: 9 * 3600))
    #expect(Figures.date(wallMS: 1_795_370_640_000, in: tokyo) == "Mon 23 Nov 2026, 03:04")
    #expect(Figures.date(wallMS: 3_600_000, in: tokyo).contains("clock was not set"))
  }

  /// A date that is not known says so, and never 1970.
  @Test func aSessionWithoutAClockSaysSo() {
    let utc = TimeZone(secondsFromGMT: 0) ?? .current
    var session = Sessions.session()
    session.clock = "unset"
    session.startedAtWallMS = 3_600_000
    #expect(
      Figures.date(of: session, after: nil, in: utc) == "date unknown (the clock was not set)")
    #expect(
      Figures.date(of: session, after: 1_795_370_640_000, in: utc)
        == "not before Sun 22 Nov 2026, 18:04")
    // A stale clock's own time is a bound as well, and the later one counts.
    session.startedAtWallMS = 1_795_370_640_000
    #expect(
      Figures.date(of: session, after: 1_700_000_000_000, in: utc)
        == "not before Sun 22 Nov 2026, 18:04")
    for clock in ["set", "chip", "repaired", ""] {
      session.clock = clock
      #expect(
        Figures.date(of: session, after: 1_900_000_000_000, in: utc) == "Sun 22 Nov 2026, 18:04")
    }
  }

  @Test func widthsOfForeignText() {
    #expect(DisplayWidth.of("abc") == 3)
    #expect(DisplayWidth.of("力士") == 4)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.cleaned("a\u{1B}[2Jb\u{202E}", ascii: false) == "a[2Jb")
    #expect(DisplayWidth.cleaned("Zoë", ascii: true) == "Zo?")
    #expect(DisplayWidth.clipped("abcdef", to: 4, ellipsis: "…") == "abc…")
    #expect(DisplayWidth.clipped("力士力士", to: 4, ellipsis: "…") == "力…")
  }

  @Test func sparklineKeepsPeaksAndGaps() {
    let spark = Sparkline(scaledTo: [[0, 160]], glyphs: .unicode)
    #expect(spark.text([0, 160], columns: 4) == "▁▁██")
    #expect(spark.text([0, 0, 160, 0, 0, 0, 0, 0], columns: 4) == "▁█▁▁")
    #expect(spark.text([0, RepRecord.unknown], columns: 2) == "▁·")
    #expect(spark.text([-300], columns: 1) == "▁")
    #expect(spark.text([], columns: 5).isEmpty)
  }

  @Test func reserveBarMarksTheLimits() {
    let bar = ReserveBar(columns: 10, warnPermille: 400, alarmPermille: 600, glyphs: .ascii)
    func text(_ permille: Int64?) -> String { bar.line(permille).pieces.map(\.text).joined() }
    #expect(text(0) == "....|.|...")
    #expect(text(500) == "####|.|...")
    #expect(text(1000) == "####|#|###")
    #expect(text(1080) == "####|#|##>")
    #expect(text(-50) == "....|.|...")
    #expect(text(nil) == "          ")
  }
}
