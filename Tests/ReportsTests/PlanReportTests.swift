import Foundation
import HingeCore
import Plan
@testable import Reports
import Testing
import Training

/// A plan and a week as they are shown, and as programs get them.
@Suite struct PlanReportTests {
  /// Monday 30 Nov 2026.
  private static let monday = CalendarDay(number: 20_787)

  private static var plan: TrainingPlan {
    let heavy = PlannedSets(
      style: .conventional, sets: 3, reps: 4...6, effort: .percent(80),
      tempo: PlannedTempo("2-0-1-1"))
    let light = PlannedSets(style: .romanian, sets: 3, reps: 8...8, effort: .load(grams: 60_000))
    return TrainingPlan(
      lifter: "ana", starts: monday.advanced(by: -7), weeks: 8,
      sessions: [
        PlannedSession(
          day: .monday, time: TimeOfDay("18:00"),
          work: [.sets(heavy), .hold(PlannedHold(kind: .sidePlank, sets: 2, seconds: 30))]),
        PlannedSession(day: .thursday, work: [.sets(light)]),
      ])
  }

  /// The evening that other reports are tested with, on a day of that week, real or simulated.
  private static func evening(_ ahead: Int, provenance: String = "measured") -> DatedLog {
    var log = Sessions.evening(provenance: provenance)
    let day = monday.advanced(by: ahead)
    log.session.startedAtWallMS = (Int64(day.number) * 24 + 18) * 3_600_000
    log.session.id = Int64(40 + ahead)
    return DatedLog(log, day: day)
  }

  private static func held(_ kind: String, seconds: Int64) -> HoldRecord {
    HoldRecord(
      number: 1, kind: kind, side: "none", isChosen: true, hasLumbar: true, startUS: 0,
      endUS: seconds * 1_000_000, heldMS: seconds * 1000, sagMdeg: 1000, rotationMdeg: 900,
      swayMdeg: 300, losses: 0, lostMS: 0, gaps: 0, missingMS: 0, targetMS: nil, endedBy: "left",
      grade: "steady")
  }

  private static func standing(
    today: Int, provenance: String = "measured", holds: [HoldRecord] = []
  ) -> PlanStanding {
    var best = SetPoint(
      sessionID: 31, setNumber: 2, startedAtWallMS: 0, isDateKnown: true, lifter: "ana",
      style: "conventional", isEstimated: false, isSynthetic: provenance != "measured",
      calibrationID: "c")
    best.held = 5
    best.loadGrams = 150_000
    var evening = evening(1, provenance: provenance)
    evening.log.holds = holds
    return PlanStanding(
      plan, lifter: "ana", today: monday.advanced(by: today), logs: [evening], points: [best])
  }

  private static func week(provenance: String = "measured", before: Bool = true) -> WeekSummary {
    var logs = [evening(0, provenance: provenance), evening(3, provenance: provenance)]
    logs[0].log.holds = [
      held("side-plank", seconds: 30), held("plank", seconds: 48), held("side-plank", seconds: 95),
    ]
    if before { logs = [-21, -14, -7].map { evening($0, provenance: provenance) } + logs }
    return WeekSummary(
      logs, weekOf: monday, today: monday.advanced(by: 4)
    ) { CalendarDay(number: Int($0 / 86_400_000)) }
  }

  private func options(_ width: Int, unicode: Bool = true) -> RenderOptions {
    RenderOptions(width: width, color: false, unicode: unicode, timeZone: .gmt)
  }

  private func plan(_ standing: PlanStanding, _ width: Int, unicode: Bool = true) -> String {
    PlanReport(standing, options: options(width, unicode: unicode)).text
  }

  private func week(_ week: WeekSummary, _ width: Int, unicode: Bool = true) -> String {
    WeekReport(week, lifter: "ana", options: options(width, unicode: unicode)).text
  }

  @Test func aPlanInTheMiddleOfItsWeek() throws {
    try SnapshotFiles.compare(plan(Self.standing(today: 2), 80), "plan-80.txt")
    try SnapshotFiles.compare(
      plan(Self.standing(today: 3, provenance: "synthetic"), 60, unicode: false),
      "plan-60-ascii-simulated.txt")
  }

  @Test func aWeekBesideThoseBefore() throws {
    try SnapshotFiles.compare(week(Self.week(), 80), "week-80.txt")
    try SnapshotFiles.compare(
      week(Self.week(provenance: "synthetic", before: false), 60, unicode: false),
      "week-60-ascii-simulated.txt")
  }

  @Test func aWeekInWhichOnlyHoldsWereHeld() throws {
    var evening = Self.evening(0)
    evening.log.sets = []
    evening.log.holds = [Self.held("bridge", seconds: 125)]
    let found = WeekSummary([evening], weekOf: Self.monday, today: Self.monday) {
      CalendarDay(number: Int($0 / 86_400_000))
    }
    let text = week(found, 80)
    #expect(text.contains("Nothing was lifted; what was held is below."))
    #expect(text.contains("bridge             1  2:05 min   2:05 min   1 of 1\n"), "\(text)")
    try SchemaCheck.expect(WeekJSON.text(found, lifter: "ana"), "week")
  }

  /// The first line is what to do today.
  @Test func theFirstLineIsToday() {
    for (today, start) in [
      (
        -7, "Today, Mon 23 Nov at 18:00: conventional 3 x 4-6 at 80% (140 kg), tempo 2-0-1-1; side "
      ),
      (1, "Today, Tue 1 Dec: lifted, lighter than planned. Still to hold"),
      (2, "Today, Wed 2 Dec: nothing is planned."),
      (3, "Today, Thu 3 Dec: romanian 3 x 8 at 60 kg."),
      (50, "Today, Tue 19 Jan: the plan ended on Sun 17 Jan 2027."),
      (-8, "Today, Sun 22 Nov: nothing, the plan begins on Mon 23 Nov 2026."),
    ] {
      let text = plan(Self.standing(today: today), 200)
      #expect(text.hasPrefix(start), "\(today): \(text.prefix(160))")
    }
  }

  @Test func programsGetWhatTheirSchemaSays() throws {
    for holds in [
      [], [Self.held("side-plank", seconds: 30)],
    ] {
      for today in [-8, -7, 0, 1, 2, 3, 6, 50] {
        let standing = Self.standing(today: today, holds: holds)
        try SchemaCheck.expect(PlanJSON.text(standing), "plan")
        #expect(PlanJSON.text(standing) == PlanJSON.text(standing))
      }
    }
    for week in [Self.week(), Self.week(provenance: "synthetic", before: false)] {
      try SchemaCheck.expect(WeekJSON.text(week, lifter: "ana"), "week")
    }
  }

  /// No line is wider than the terminal, whatever was logged, and only simulated data say so.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func randomLogsFitEveryWidth(seed: UInt64) throws {
    print("seed \(seed)")
    for number in 0..<25 {
      let logs = (0..<4).map { index in
        DatedLog(
          Sessions.random(seed * 1000 + UInt64(number * 4 + index)),
          day: Self.monday.advanced(by: index * 2 - 3))
      }
      let standing = PlanStanding(
        Self.plan, lifter: "力士\u{1B}[31m", today: Self.monday.advanced(by: 4), logs: logs)
      let summary = WeekSummary(
        logs, weekOf: Self.monday, today: Self.monday.advanced(by: 4)
      ) { CalendarDay(number: Int(clamping: $0 / 86_400_000)) }
      try SchemaCheck.expect(PlanJSON.text(standing), "plan")
      try SchemaCheck.expect(WeekJSON.text(summary, lifter: "x"), "week")
      for width in [60, 80, 120] {
        for isUnicode in [true, false] {
          let texts = [
            plan(standing, width, unicode: isUnicode), week(summary, width, unicode: isUnicode),
          ]
          for line in texts.joined().split(separator: "\n") {
            #expect(DisplayWidth.of(String(line)) <= width, "seed \(seed): \(line)")
            #expect(!line.contains("\u{1B}"), "seed \(seed)")
            #expect(isUnicode || line.utf8.allSatisfy { $0 < 0x80 }, "seed \(seed): \(line)")
          }
          #expect(texts[0].contains("SIMULATED") == standing.isSynthetic)
          #expect(texts[1].contains("SIMULATED") == summary.isSynthetic)
        }
      }
    }
  }
}
