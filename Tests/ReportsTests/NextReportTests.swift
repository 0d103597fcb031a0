import Foundation
import Programme
import Reports
import Testing
import Training

/// What to lift next, as text and as JSON.
@Suite struct NextReportTests {
  private static let dayMS: Int64 = 86_400_000

  /// Evenings three days apart at one load, each three sets of five.
  private func logs(_ count: Int, provenance: String = "measured", lost: Bool = false)
    -> [SessionLog]
  {
    (0..<count).map { index in
      var session = Sessions.session(provenance: provenance)
      session.id = Int64(index + 1)
      session.startedAtWallMS += Int64(index) * 3 * Self.dayMS
      session.clock = "set"
      let bad = lost && index == count - 1
      let sets = (0..<3).map { _ in
        (1...5).map { Sessions.rep($0, verdict: bad && $0 > 3 ? "lost" : "held") }
      }
      return Sessions.log(session, sets, loads: [140_000, 140_000, 140_000])
    }
  }

  private func styles(
    _ logs: [SessionLog], daysAfter: Int64 = 3
  ) -> (styles: [StyleAdvice], dayMS: Int64, isSynthetic: Bool) {
    let last = logs.last?.session.startedAtWallMS ?? 0
    let number = { @Sendable (ms: Int64) -> Int in Int(ms / Self.dayMS) }
    let start = (last / Self.dayMS + daysAfter) * Self.dayMS
    let day = TrainingDay(number: number(start), startMS: start, endMS: start + Self.dayMS)
    let history = TrainingHistory(
      logs, lifter: "ana", until: day, settings: ProgrammeSettings(), dayNumber: number)
    let advisor = Advisor(
      history, settings: ProgrammeSettings(), shed: PlateShed(), dayNumber: number)
    return (
      history.styles(withinDays: 42, of: day).map { advisor.advice(style: $0, on: day) }, start,
      history.isSynthetic
    )
  }

  private func text(
    _ logs: [SessionLog], daysAfter: Int64 = 3, width: Int = 80, unicode: Bool = true,
    unit: LoadUnit = .kg
  ) throws -> String {
    let utc = try #require(TimeZone(secondsFromGMT: 0))
    let found = styles(logs, daysAfter: daysAfter)
    return NextReport(
      found.styles, lifter: "ana", dayMS: found.dayMS, isSynthetic: found.isSynthetic,
      settings: ProgrammeSettings(),
      options: RenderOptions(
        width: width, color: false, unicode: unicode, timeZone: utc, unit: unit)
    ).text
  }

  @Test func snapshots() throws {
    try SnapshotFiles.compare(try text(logs(1)), "next-raise-80.txt")
    try SnapshotFiles.compare(
      try text(logs(1), width: 60, unicode: false), "next-raise-60-ascii.txt")
    try SnapshotFiles.compare(try text(logs(2, lost: true)), "next-repeat-80.txt")
    try SnapshotFiles.compare(try text(logs(1), daysAfter: 1), "next-rest-80.txt")
    try SnapshotFiles.compare(try text(logs(1), daysAfter: 2), "next-from-80.txt")
    try SnapshotFiles.compare(try text(logs(7)), "next-deload-80.txt")
    try SnapshotFiles.compare(
      try text(logs(1, provenance: "synthetic"), unit: .lb), "next-simulated-lb-80.txt")
  }

  /// Only where something is to be lifted: on a day of rest nobody warms up.
  @Test func aShortRangeAsksForAWarmUp() throws {
    for (days, isTold) in [(3, true), (1, false)] as [(Int64, Bool)] {
      let found = styles(logs(1), daysAfter: days)
      let text = NextReport(
        found.styles, lifter: "ana", dayMS: found.dayMS, isSynthetic: false,
        settings: ProgrammeSettings(), warmUp: "The hinge is short today.",
        options: RenderOptions(width: 80, color: false, unicode: true, timeZone: .gmt)
      ).text
      #expect(text.contains("Warm up   The hinge is short today.") == isTold, "\(text)")
      let json = NextJSON(unit: .kg).text(
        found.styles, lifter: "ana", day: "2026-11-25", isSynthetic: false, warmUp: "short")
      try SchemaCheck.expect(json, "next")
      #expect(json.contains("\"warm_up\""))
    }
  }

  @Test func jsonKeepsToItsSchema() throws {
    for (logs, days) in [(logs(1), 3), (logs(2, lost: true), 3), (logs(1), 1), (logs(7), 3)]
      as [([SessionLog], Int64)]
    {
      let found = styles(logs, daysAfter: days)
      let text = NextJSON(unit: .kg).text(
        found.styles, lifter: "ana", day: "2026-11-25", isSynthetic: false)
      try SchemaCheck.expect(text, "next")
    }
  }

  /// Histories no lift could make do not bring it down.
  @Test(arguments: 0..<40)
  func randomHistories(seed: Int) throws {
    let logs = (0..<6).map { Sessions.random(UInt64(seed * 6 + $0)) }
    for log in logs {
      let number = { @Sendable (ms: Int64) -> Int in Int(ms / Self.dayMS) }
      let day = TrainingDay(
        number: 20_000, startMS: 20_000 * Self.dayMS, endMS: 20_001 * Self.dayMS)
      let history = TrainingHistory(
        logs, lifter: log.session.lifter, until: day, settings: ProgrammeSettings(),
        dayNumber: number)
      let advisor = Advisor(
        history, settings: ProgrammeSettings(), shed: PlateShed(), dayNumber: number)
      let styles = history.styles(withinDays: 42, of: day) + ["sumo"]
      let advice = styles.map { advisor.advice(style: $0, on: day) }
      let text = NextJSON(unit: .lb).text(
        advice, lifter: log.session.lifter, day: "?", isSynthetic: history.isSynthetic)
      try SchemaCheck.expect(text, "next")
      let options = RenderOptions(width: 60, color: true, unicode: false, timeZone: .gmt)
      _ =
        NextReport(
          advice, lifter: log.session.lifter, dayMS: day.startMS, isSynthetic: history.isSynthetic,
          settings: ProgrammeSettings(), options: options
        ).text
    }
  }
}
