import Coaching
import Foundation
import HingeCore
@testable import Reports
import Testing
import Training

/// Weeks, shares and comparisons.
@Suite struct TrendTests {
  static let weekMS: Int64 = 7 * 86_400_000
  /// Monday 2 Nov 2026, 00:00 UTC.
  static let monday: Int64 = 1_793_577_600_000

  static func point(
    week: Int, held: Int, lost: Int = 0, noCall: Int = 0, load: Int64? = nil, rpe: Int64? = nil,
    session: Int64 = 1, set: Int = 1, reserve: Int64 = 250, lifter: String = "ana",
    style: String = "conventional", calibration: String = "c1", isKnown: Bool = true
  ) -> SetPoint {
    var point = SetPoint(
      sessionID: session, setNumber: set,
      startedAtWallMS: monday + Int64(week) * weekMS + 3_600_000,
      isDateKnown: isKnown, lifter: lifter, style: style, isEstimated: false, isSynthetic: false,
      calibrationID: calibration)
    point.held = held
    point.lost = lost
    point.noCall = noCall
    point.loadGrams = load
    point.rpeTenths = rpe
    point.reserveCount = held + lost
    point.reserveSumPermille = Int64(held + lost) * reserve
    point.reserveMostPermille = held + lost > 0 ? reserve + 100 : nil
    point.timedCount = held + lost
    point.fastestRiseMS = 1000
    point.lastRiseMS = 1250
    point.riseSumMS = Int64(held + lost) * 1100
    return point
  }

  private func trend(_ points: [SetPoint], weeks: Int) -> Trend {
    let spans = (0..<weeks).map {
      Self.monday + Int64($0) * Self.weekMS..<Self.monday + Int64($0 + 1) * Self.weekMS
    }
    return Trend(points, weeks: spans) { $0 / 86_400_000 * 86_400_000 }
  }

  /// Wilson's interval from its own formula, against values worked out by hand from the paper's.
  @Test func sharesCarryHowFarTheyCanBeTrusted() {
    #expect(Share(0, of: 0).interval == 0...1000)
    #expect(Share(8, of: 10).permille == 800)
    #expect(Share(8, of: 10).interval == 490...943)
    #expect(Share(10, of: 10).interval == 722...1000)
    #expect(Share(0, of: 20).interval == 0...161)
    #expect(Share(80, of: 100).interval == 711...867)
    #expect(!Share(8, of: 10).differs(from: Share(10, of: 10)))
    #expect(Share(80, of: 100).differs(from: Share(98, of: 100)))
  }

  @Test func theCourseNeedsRepsAndADifferenceThatChanceDoesNotMake() {
    func direction(_ before: (Int, Int), _ now: (Int, Int)) -> Course.Direction {
      trend(
        [
          Self.point(week: 1, held: before.0, lost: before.1),
          Self.point(week: 5, held: now.0, lost: now.1),
        ], weeks: 8
      ).course.direction
    }
    #expect(direction((10, 10), (38, 2)) == .better)
    #expect(direction((38, 2), (10, 10)) == .worse)
    #expect(direction((38, 2), (36, 4)) == .same)
    #expect(direction((5, 5), (10, 0)) == .unknown)
    #expect(trend([], weeks: 8).course.direction == .unknown)
  }

  @Test func weeksWithoutTrainingAreThereAndTheFirstOnesAreNot() {
    let found = trend([Self.point(week: 2, held: 5), Self.point(week: 4, held: 3)], weeks: 6)
    #expect(found.weeks.map(\.totals.verdicts.total) == [5, 0, 3, 0])
    #expect(found.days.count == 2 && found.all.sets == 2)
  }

  /// A clock that was put right makes dates run backwards in the log.
  @Test func datesMayRunBackwards() {
    let weeks = [3, 0, 5, 1].map { Self.point(week: $0, held: 1, session: Int64($0)) }
    let found = trend(weeks, weeks: 6)
    #expect(found.weeks.map(\.totals.verdicts.total) == [1, 1, 0, 1, 0, 1])
  }

  @Test func whatHasNoDateIsTold() {
    var undated = Self.point(week: 0, held: 4)
    undated.startedAtWallMS = nil
    undated.isDateKnown = false
    let found = trend([undated, Self.point(week: 0, held: 2, isKnown: false)], weeks: 1)
    #expect(found.undated == 1 && found.bounded == 1)
    #expect(found.weeks.map(\.totals.verdicts.total) == [2])
    #expect(found.all.verdicts.total == 6)
  }

  /// Epley's formula, by hand: 140 kg for 5 is 163.333 kg; with RPE 8 two more were left, 172.667 kg.
  @Test func theOneRepLoadIsEpleys() {
    func grams(_ held: Int, _ load: Int64?, rpe: Int64? = nil, lost: Int = 0) -> Int64? {
      E1RM(Self.point(week: 0, held: held, lost: lost, load: load, rpe: rpe))?.grams
    }
    #expect(grams(5, 140_000) == 163_333)
    #expect(grams(5, 140_000, rpe: 80) == 172_667)
    #expect(grams(1, 140_000) == 140_000)
    #expect(grams(1, 140_000, rpe: 90) == 149_333)
    #expect(grams(10, 100_000) == 133_333)
    #expect(grams(11, 100_000) == nil)
    #expect(grams(9, 100_000, rpe: 80) == nil)
    #expect(grams(5, nil) == nil)
    #expect(grams(4, 140_000, lost: 1) == nil)
    #expect(grams(0, 140_000) == nil)
  }

  @Test func totalsWeighRepsAndNotSets() {
    let totals = Totals([
      Self.point(week: 0, held: 9, load: 100_000, set: 1, reserve: 200),
      Self.point(week: 0, held: 0, lost: 1, load: 150_000, set: 2, reserve: 700),
      Self.point(week: 0, held: 0, noCall: 2, set: 3),
    ])
    #expect(totals.meanReservePermille == 250)
    #expect(totals.tonnageGrams == 1_050_000 && totals.loadedSets == 2)
    #expect(totals.meanLoadGrams == 105_000 && totals.heaviestGrams == 150_000)
    #expect(totals.heldShare == Share(9, of: 10))
    #expect(totals.sessions == 1 && totals.sets == 3)
    #expect(totals.reserveSpreadPermille == 354)
  }

  @Test func aComparisonSaysWhatIsNotLikeWithLike() {
    func caveats(_ a: [SetPoint], _ b: [SetPoint]) -> [Comparison.Caveat] {
      Comparison(a, b).caveats
    }
    func other(_ point: SetPoint) -> SetPoint {
      var point = point
      point.sessionID += 1
      return point
    }
    let usual = [Self.point(week: 0, held: 20, load: 100_000)]
    #expect(caveats(usual, []) == [.nothing])
    #expect(caveats(usual, [Self.point(week: 1, held: 20, load: 100_000, session: 2)]).isEmpty)
    #expect(caveats(usual, usual) == [.sameSets])
    #expect(caveats(usual, [other(Self.point(week: 1, held: 3, load: 100_000))]) == [.fewReps])
    #expect(caveats(usual, [other(Self.point(week: 1, held: 20, load: 130_000))]) == [.otherLoad])
    #expect(
      caveats(
        usual,
        [other(Self.point(week: 1, held: 20, load: 100_000, style: "sumo", calibration: "c2"))])
        == [.otherStyle])
    #expect(
      caveats(usual, [other(Self.point(week: 1, held: 20, load: 100_000, calibration: "c2"))])
        == [.otherCalibration])
    #expect(
      caveats(usual, [other(Self.point(week: 1, held: 20, load: 100_000, lifter: "ben"))]) == [
        .otherLifter
      ])
  }

  // MARK: As text

  private func options(width: Int = 80, unicode: Bool = true) -> RenderOptions {
    RenderOptions(width: width, color: false, unicode: unicode, timeZone: .gmt)
  }

  private func years(_ weeks: Int) -> Trend {
    trend(
      (0..<weeks).filter { $0 % 5 != 4 }.map {
        Self.point(
          week: $0, held: 18 + $0 % 4, lost: $0 % 3, noCall: $0 % 2,
          load: 120_000 + Int64($0) * 2500,
          session: Int64($0 + 1))
      }, weeks: weeks)
  }

  @Test(arguments: [60, 72, 80, 100, 140, 200]) func noLineIsWiderThanTheTerminal(width: Int) {
    for weeks in [1, 8, 52, 160] {
      for unicode in [true, false] {
        let text = TrendReport(
          years(weeks), title: String(repeating: "بن 💪 ", count: 30),
          options: options(width: width, unicode: unicode)
        ).text
        for line in text.split(separator: "\n") {
          #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
          #expect(unicode || line.unicodeScalars.allSatisfy(\.isASCII), "\(line)")
        }
      }
    }
  }

  @Test func aTrendWithoutASetSaysWhatToDo() {
    let text = TrendReport(trend([], weeks: 4), title: "ana", options: options()).text
    #expect(text.contains("No set that counts is in this time."))
  }

  @Test func trendSnapshots() throws {
    try SnapshotFiles.compare(
      TrendReport(years(9), title: "ana, conventional", options: options()).text, "trend-80.txt")
    try SnapshotFiles.compare(
      TrendReport(years(40), title: "ana, conventional", options: options(width: 140)).text,
      "trend-140.txt")
  }

  @Test func comparisonSnapshot() throws {
    let a = [Self.point(week: 0, held: 18, lost: 12, load: 140_000)]
    let b = [Self.point(week: 4, held: 29, lost: 1, load: 142_500, session: 2, reserve: 210)]
    let text = ComparisonReport(
      Comparison(a, b), a: "session 1", b: "session 2", options: options()
    )
    .text
    try SnapshotFiles.compare(text, "comparison-80.txt")
  }

  @Test func everyJSONKeepsToItsSchema() throws {
    try SchemaCheck.expect(TrendJSON.text(years(9)), "trend")
    try SchemaCheck.expect(TrendJSON.text(trend([], weeks: 1)), "trend")
    let a = [Self.point(week: 0, held: 18, lost: 12, load: 140_000)]
    try SchemaCheck.expect(ComparisonJSON.text(Comparison(a, []), a: "a", b: "b"), "comparison")
    try SchemaCheck.expect(ComparisonJSON.text(Comparison(a, a), a: "a", b: "b"), "comparison")
  }
}
