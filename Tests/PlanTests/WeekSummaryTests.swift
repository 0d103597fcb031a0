import Coaching
import HingeCore
@testable import Plan
import Testing
import Training

@Suite struct WeekSummaryTests {
  private func summary(_ logs: [DatedLog], today: Int = 6) -> WeekSummary {
    WeekSummary(logs, weekOf: Made.monday, today: Made.monday.advanced(by: today)) {
      CalendarDay(number: Int($0 / 86_400_000))
    }
  }

  private func day(_ ahead: Int) -> CalendarDay { Made.monday.advanced(by: ahead) }

  @Test func whatWasLifted() {
    let found = summary([
      Made.log(
        day(0), id: 1,
        [
          Made.Set(kg: 60), Made.Set(kg: 100), Made.Set(kg: 100), Made.Set(kg: 100, excluded: true),
        ],
        rpe: 75),
      Made.log(day(3), id: 2, [Made.Set(reps: 3)]),
    ])
    #expect(found.total.sessions == 2 && found.total.sets == 4 && found.total.workSets == 3)
    #expect(found.total.reps == 18 && found.total.loadedSets == 3)
    #expect(found.total.tonnageGrams == 5 * 260_000)
    // RPE 7.5 for 60 minutes.
    #expect(found.total.sessionLoad == 450 && found.total.ratedSessions == 1)
    #expect(found.total.hingeDays == 2 && found.recovery.hoursBetween.map(\.hours) == [72])
    #expect(found.days.map { $0.exposure.sets } == [3, 0, 0, 1, 0, 0, 0])
  }

  /// Holds of sessions that are not to be counted are not, and simulated ones stand beside real ones nowhere.
  @Test func whatWasHeld() {
    func log(
      _ ahead: Int, _ kinds: [(String, Int64)], provenance: String = "measured",
      excluded: Bool = false
    ) -> DatedLog {
      var log = Made.log(
        day(ahead), id: Int64(ahead + 50), [], provenance: provenance, excluded: excluded)
      log.log.holds = kinds.map { kind, seconds in
        HoldRecord(
          number: 1, kind: kind, side: "none", isChosen: true, hasLumbar: true, startUS: 0,
          endUS: 1, heldMS: seconds * 1000, sagMdeg: 0, rotationMdeg: 0, swayMdeg: 0, losses: 0,
          lostMS: 0, gaps: 0, missingMS: 0, targetMS: nil, endedBy: "left",
          grade: seconds > 20 ? "steady" : "wavered")
      }
      return log
    }
    let found = summary([
      log(-3, [("plank", 10)]), log(0, [("plank", 20), ("bridge", 30)]), log(1, [("plank", 45)]),
      log(2, [("plank", 40)], excluded: true), log(3, [("plank", 99)], provenance: "synthetic"),
    ])
    #expect(found.holds.rows.map(\.kind) == [.plank, .bridge])
    #expect(found.holds.rows.map(\.heldMS) == [65_000, 30_000])
    #expect(found.holds.rows.map(\.longestMS) == [45_000, 30_000])
    #expect(found.holds.rows.map(\.holds) == [2, 1] && found.holds.rows.map(\.steady) == [1, 1])
    #expect(found.holdsBefore.rows.map(\.heldMS) == [10_000])
    #expect(!found.isSynthetic)
    let madeUp = summary([log(3, [("plank", 99)], provenance: "synthetic")])
    #expect(madeUp.isSynthetic && madeUp.holds.rows.map(\.heldMS) == [99_000])
  }

  /// Sums of the week are those of its days, and of what is in the log.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func theWeekIsTheSumOfItsDays(seed: UInt64) {
    print("seed \(seed)")
    var random = Seeded(seed)
    for _ in 0..<60 {
      let logs = (0..<random.below(12)).map { index in
        Made.log(
          day(random.below(42) - 35), id: Int64(index + 1),
          (0..<random.below(6)).map { _ in
            Made.Set(
              reps: random.below(7), kg: random.below(3) == 0 ? nil : Int64(random.below(250)),
              verdict: random.one(of: ["held", "crept", "lost", "no_call", "new"]),
              alarms: random.below(3), flags: random.one(of: [0, 0, 1, 4]),
              excluded: random.below(6) == 0)
          }, provenance: random.below(4) == 0 ? "synthetic" : "measured",
          rpe: random.below(2) == 0 ? 80 : nil, excluded: random.below(8) == 0,
          hour: Int64(random.below(24)))
      }.sorted { $0.log.session.startedAtWallMS < $1.log.session.startedAtWallMS }
      let found = summary(logs)
      let sum = found.days.reduce(Exposure()) { $0 + $1.exposure }
      #expect(sum == found.total, "seed \(seed)")
      let own = logs.filter {
        $0.day >= Made.monday && $0.log.session.isSynthetic == found.isSynthetic
      }
      var (sets, reps, grams) = (0, 0, Int64(0))
      for (set, counted) in own.flatMap(\.countedSets) {
        sets += 1
        reps += counted.count
        grams += (set.loadGrams ?? 0) * Int64(counted.count)
      }
      #expect(found.total.sets == sets && found.total.reps == reps, "seed \(seed)")
      #expect(found.total.tonnageGrams == grams, "seed \(seed)")
      #expect(found.quality.verdicts.total == reps, "seed \(seed)")
      let unjudged = found.quality.unjudged
      let reasons =
        unjudged.noProfile + unjudged.abstained + unjudged.badData + unjudged.beltMoved
        + unjudged.other
      #expect(reasons == found.quality.verdicts.noCall, "seed \(seed)")
      #expect(found == summary(logs))
    }
  }

  @Test func simulatedAndRealAreNeverAddedUp() {
    let real = Made.log(day(0), id: 1, [Made.Set()])
    let madeUp = Made.log(day(1), id: 2, [Made.Set(), Made.Set()], provenance: "synthetic")
    let both = summary([real, madeUp])
    #expect(!both.isSynthetic && both.total.sets == 1 && both.leftOut.synthetic == 1)
    let alone = summary([madeUp])
    #expect(alone.isSynthetic && alone.total.sets == 2 && alone.leftOut.synthetic == 0)
    // What the week has decides what it is beside.
    let before = Made.log(day(-7), id: 3, [Made.Set()], provenance: "synthetic")
    #expect(summary([before, real]).weeksBefore == 0)
    #expect(summary([before]).isSynthetic)
  }

  @Test func whatIsExcludedIsInNothing() {
    let found = summary([
      Made.log(day(0), id: 1, [Made.Set(alarms: 1, pain: 6)], excluded: true),
      Made.log(day(2), id: 2, [Made.Set()]),
    ])
    #expect(found.total.sessions == 1 && found.leftOut.excluded == 1)
    #expect(found.quality.alarms == 0 && found.recovery.hoursBetween.isEmpty)
    // But the pain was there.
    #expect(found.recovery.worstPain == .init(value: 6, sessionID: 1, set: 1))
  }

  // MARK: Beside the weeks before

  private func weeks(_ now: [Made.Set], _ before: [Made.Set]) -> WeekSummary {
    summary([Made.log(day(-7), id: 1, before), Made.log(day(0), id: 2, now)])
  }

  private func sets(_ count: Int, lost: Int = 0, growth: Int64 = 0) -> [Made.Set] {
    (0..<count).map { index in
      Made.Set(
        verdict: index < lost ? "lost" : "held", alarms: index < lost ? 1 : 0,
        growthMdeg: growth + Int64(index % 2) * 10)
    }
  }

  @Test func sharesAreComparedWhereThereAreEnough() {
    #expect(weeks(sets(8), sets(8)).heldChange == .same)
    #expect(weeks(sets(3), sets(8)).heldChange == .tooFew)
    #expect(weeks(sets(8), sets(8, lost: 4)).heldChange == .better)
    #expect(weeks(sets(8, lost: 4), sets(8)).heldChange == .worse)
    #expect(weeks(sets(8, lost: 4), sets(8)).alarmChange == .worse)
    #expect(summary([Made.log(day(0), sets(8))]).heldChange == .nothingBefore)
    #expect(weeks(sets(8), [Made.Set(verdict: "no_call")]).heldChange == .nothingBefore)
  }

  @Test func meansAreComparedByTheirSpread() {
    #expect(weeks(sets(6, growth: 1000), sets(6)).driftChange == .worse)
    #expect(weeks(sets(6), sets(6, growth: 1000)).driftChange == .better)
    #expect(weeks(sets(6), sets(6)).driftChange == .same)
    #expect(weeks(sets(4, growth: 1000), sets(6)).driftChange == .tooFew)
    #expect(SampleMean([]).mean == nil && SampleMean([1, 2]).mean == 2)
  }

  @Test func otherStylesAreSaid() {
    let romanian = sets(6).map { set in
      var set = set
      set.style = "romanian"
      return set
    }
    #expect(weeks(romanian, sets(6)).caveats == [.otherStyle])
    #expect(weeks(sets(6), sets(6)).caveats.isEmpty)
  }

  // MARK: The one thing

  @Test func whatKeepsRepsFromBeingJudgedComesFirst() {
    let lost = Made.Set(verdict: "lost", alarms: 1)
    let blind = Made.Set(verdict: "no_call", flags: RepFlags.noProfile.bits)
    let found = summary([Made.log(day(0), [lost, lost, blind])])
    #expect(found.focus.rule == .noProfile && found.focus.sets == 1)
    let less = summary([Made.log(day(0), [lost, lost, lost, blind])])
    #expect(less.focus.rule == .alarmsAtLiftoff)
  }

  @Test func thePlaceWithMostLostReps() {
    let lost = Made.Set(reps: 2, verdict: "lost", alarms: 1)
    let found = summary([
      Made.log(day(0), id: 4, [lost, Made.Set()]), Made.log(day(2), id: 5, [lost]),
    ])
    #expect(found.focus.rule == .alarmsAtLiftoff && found.focus.namedReps == 4)
    #expect(
      found.focus.reps == [
        .init(sessionID: 4, set: 1, reps: [1, 2]), .init(sessionID: 5, set: 1, reps: [1, 2]),
      ])
    #expect(found.focus.sentence.contains("4 reps in 2 sets rounded at lift-off"))
    // One rep is no pattern.
    let one = Made.Set(reps: 1, verdict: "lost", alarms: 1)
    #expect(summary([Made.log(day(0), [one, Made.Set()])]).focus.rule == nil)
  }

  @Test func whatTwoSetsHaveInCommon() {
    let creeping = Made.Set(growthMdeg: 3000)
    let found = summary([Made.log(day(0), [creeping, creeping, Made.Set()])])
    #expect(found.focus.rule == .creep && found.focus.sentence.contains("over 2 sets"))
    #expect(summary([Made.log(day(0), [creeping, Made.Set()])]).focus.rule == nil)
    let good = summary([Made.log(day(0), [Made.Set(), Made.Set()])])
    #expect(good.focus.rule == nil && good.focus.sentence.hasPrefix("Nothing stands out"))
    #expect(summary([]).focus.sentence == "Nothing was lifted.")
  }

  // MARK: Recovery

  @Test func sorenessIsOfTheWeekInWhichItWasSaid() {
    let before = day(-2)
    let said = EntryRecord(
      id: 90, sessionID: 1, field: "soreness", value: "4",
      enteredAtWallMS: (Int64(before.number) * 24 + 18 + 73) * 3_600_000, clock: "set",
      origin: "test")
    let found = summary([Made.log(before, [Made.Set()], entries: [said])])
    #expect(found.recovery.soreness.map(\.hoursAfter) == [73] && found.recovery.isStillSore)
    let fresh = Made.log(day(0), id: 2, [Made.Set()])
    #expect(!summary([fresh]).recovery.isStillSore)
  }

  @Test func closeDaysAreToldAsSuch() {
    let found = summary([
      Made.log(day(-1), id: 1, [Made.Set()]), Made.log(day(0), id: 2, [Made.Set()]),
      Made.log(day(2), id: 3, [Made.Set()], hour: 17), Made.log(day(2), id: 4, [Made.Set()]),
    ])
    #expect(found.recovery.hoursBetween.map(\.hours) == [24, 47])
    #expect(found.recovery.hoursBetween.map(\.isShort) == [true, false])
  }
}
