import Coaching
import Foundation
@testable import Reports
import Testing
import Training

/// What is usual, and when a longer warm-up is worth it.
@Suite struct MobilityReviewTests {
  private static let dayMS: Int64 = 86_400_000
  /// Monday 2 Nov 2026, 08:00 UTC.
  private static let first: Int64 = 1_793_606_400_000

  private func check(
    _ day: Int, _ degrees: Int64, hour: Int64 = 0, atLeast: Bool = false, lifter: String = "ana",
    mode: String = "measured", provenance: String = "measured", clock: ClockState = .set,
    calibration: String = "c1"
  ) -> MobilityRecord {
    MobilityRecord(
      lifter: lifter, style: "conventional", provenance: provenance, mode: mode,
      calibrationID: calibration, source: "sensors",
      measuredAtWallMS: Self.first + Int64(day) * Self.dayMS + hour * 3_600_000,
      clock: clock.rawValue, neutralMdeg: degrees * 1000, isAtLeast: atLeast, spreadMdeg: 1400,
      bends: 3, depthMdeg: (degrees + 6) * 1000, limitMdeg: 5000)
  }

  private func logged(_ records: [MobilityRecord]) -> [MobilityRecord] {
    records.enumerated().map { index, record in
      var record = record
      record.id = Int64(index + 1)
      return record
    }
  }

  private func review(_ records: [MobilityRecord]) throws -> MobilityReview {
    try #require(MobilityReview(logged(records)) { $0 / Self.dayMS })
  }

  @Test func whatIsUsualNeedsThreeDaysBefore() throws {
    #expect(MobilityReview([]) { $0 } == nil)
    let two = try review([check(0, 50), check(1, 52), check(2, 40)])
    #expect(two.usual == nil && two.warmUpPrompt == nil)
    #expect(two.caveat?.contains("3 days") == true)
    let three = try review([check(0, 50), check(1, 56), check(2, 52), check(3, 51)])
    #expect(three.usual?.neutralMdeg == 52_000 && three.usual?.spreadMdeg == 3000)
    #expect(three.usual?.days == 3 && three.warmUpPrompt == nil && three.caveat == nil)
  }

  @Test func shortByMoreThanTheSpreadIsWorthAWarmUp() throws {
    let days = [check(0, 50), check(1, 56), check(2, 52)]
    let short = try review(days + [check(3, 44)])
    #expect(short.shortByMdeg == 8000)
    #expect(
      short.warmUpPrompt
        == "Today's range of the neutral hinge is 8 degrees short of your usual 52 degrees (give or take 4 degrees): "
        + "warm up the hinge a little longer, then measure again.")
    #expect(try review(days + [check(3, 48)]).shortByMdeg == nil)
    #expect(try review(days + [check(3, 47)]).shortByMdeg == 5000)
    // Whoever differs by more from day to day is not told at once.
    let wide = [check(0, 42), check(1, 62), check(2, 52)]
    #expect(try review(wide + [check(3, 43)]).shortByMdeg == nil)
    #expect(try review(wide + [check(3, 41)]).shortByMdeg == 11_000)
  }

  @Test func aHingeThatNeverRoundedIsNoShortRange() throws {
    let days = [check(0, 50), check(1, 56), check(2, 52)]
    let found = try review(days + [check(3, 30, atLeast: true)])
    #expect(found.shortByMdeg == nil && found.warmUpPrompt == nil)
    #expect(found.caveat?.contains("as deep as you can") == true)
    #expect(try review(days + [check(3, 52, atLeast: true)]).caveat == nil)
    let open = try review([check(0, 50, atLeast: true), check(1, 56), check(2, 52), check(3, 40)])
    #expect(open.usual?.isAtLeast == true)
    #expect(open.warmUpPrompt?.contains("at least 52 degrees") == true)
  }

  /// The first of a day counts; eight days at most; today's are no history.
  @Test func theFirstOfEachOfTheLastEightDaysCounts() throws {
    var records = [check(0, 90)]
    for day in 1...8 { records += [check(day, 50), check(day, 70, hour: 1)] }
    let found = try review(records + [check(9, 49), check(9, 51, hour: 1)])
    #expect(found.usual?.neutralMdeg == 50_000 && found.usual?.days == 8)
    #expect(found.usual?.spreadMdeg == 0)
  }

  @Test func whatCannotBeSetSideBySideIsNot() throws {
    let others = [
      check(0, 80, lifter: "ben"), check(1, 80, mode: "estimated"),
      check(2, 80, provenance: "synthetic"),
    ]
    let found = try review(others + [check(3, 50), check(4, 51), check(5, 40)])
    #expect(found.usual == nil)
    // One whose date is not known is a day of its own.
    let undated = try review([
      check(0, 50, clock: .unset), check(0, 52, clock: .unset), check(0, 54, clock: .unset),
      check(1, 40),
    ])
    #expect(undated.usual?.neutralMdeg == 52_000)
  }

  // MARK: As text and JSON

  private func options(unicode: Bool = false) throws -> RenderOptions {
    RenderOptions(
      width: 80, color: false, unicode: unicode,
      timeZone: try #require(TimeZone(identifier: "UTC")))
  }

  @Test func theTextSaysWhatItIs() throws {
    let days = [check(0, 50), check(1, 56), check(2, 52)]
    let text = MobilityReport(options: try options()).text(try review(days + [check(3, 44)]))
    #expect(
      text == """
        Mobility check of ana, Thu 5 Nov 2026, 08:00
          neutral hinge  44.0 deg  of hip flexion before the back rounds
          hinges         3, within 1.4 deg; deepest 50.0 deg
          usual          52.0 deg +- 3.0 deg, of 3 days before
        > Today's range of the neutral hinge is 8 degrees short of your usual 52 degrees
          (give or take 4 degrees): warm up the hinge a little longer, then measure
          again.

        """)
    let estimated = MobilityReport(options: try options()).text(
      try review([check(0, 44, atLeast: true, mode: "estimated", provenance: "synthetic")]))
    #expect(estimated.hasPrefix("SIMULATED: Mobility check of ana"))
    #expect(estimated.replacing("\n ", with: "").contains("estimated from one sensor"))
    #expect(estimated.contains("at least 44.0 deg  of hip flexion without a sign of rounding"))
  }

  @Test func peopleAndSimulationsStandApartInTheHistory() throws {
    let records = logged([
      check(0, 50), check(1, 56), check(1, 70, provenance: "synthetic"),
      check(2, 52, calibration: "c2"), check(3, 44),
    ])
    let text = MobilityReport(options: try options()).history(records) { $0 / Self.dayMS }
    let blocks = text.components(separatedBy: "\n\n")
    #expect(blocks.count == 2)
    #expect(!blocks[0].contains("70.0") && blocks[1].hasPrefix("SIMULATED: Mobility of ana"))
    #expect(blocks[0].contains("another calibration") && blocks[0].contains("8 degrees short"))
    #expect(!text.unicodeScalars.contains { !$0.isASCII })
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func theJSONKeepsToItsSchema() throws {
    let records = logged([check(0, 50), check(1, 56), check(2, 52), check(3, 44)])
    try SchemaCheck.expect(MobilityJSON.text(try review(records), records), "mobility")
    try SchemaCheck.expect(MobilityJSON.text(nil, []), "mobility")
    let text = MobilityJSON.text(try review(records), records)
    #expect(text.contains("\"short_by_mdeg\":8000") && text.contains("\"at_least\":false"))
  }
}
