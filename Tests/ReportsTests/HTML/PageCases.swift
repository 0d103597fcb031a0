import Coaching
import Foundation
import HingeCore
import Training

@testable import Reports

/// What the pages of weeks, of comparisons and of single reps must look sensible for.
enum PageCases {
  static let weekMS: Int64 = 7 * 86_400_000
  /// Monday 2 Nov 2026, 00:00 UTC.
  static let monday: Int64 = 1_793_577_600_000

  /// A set of a day, with the numbers that sets have.
  static func point(
    week: Int, day: Int = 0, held: Int, crept: Int = 0, lost: Int = 0, noCall: Int = 0,
    load: Int64? = nil, rpe: Int64? = nil, set: Int = 1, reserve: Int64 = 250,
    lastRise: Int64 = 1250, style: String = "conventional", mode: String = "measured",
    isSynthetic: Bool = false, isKnown: Bool = true
  ) -> SetPoint {
    var point = SetPoint(
      sessionID: Int64(week * 7 + day + 1), setNumber: set,
      startedAtWallMS: monday + Int64(week) * weekMS + Int64(day) * 86_400_000 + 64_800_000,
      isDateKnown: isKnown, lifter: "ana", style: style, isEstimated: mode == "estimated",
      isSynthetic: isSynthetic, calibrationID: "c1")
    (point.held, point.crept, point.lost, point.noCall) = (held, crept, lost, noCall)
    point.loadGrams = load
    point.rpeTenths = rpe
    let judged = held + crept + lost
    point.reserveCount = judged
    point.reserveSumPermille = Int64(judged) * reserve
    point.reserveMostPermille = judged > 0 ? reserve + 150 : nil
    point.timedCount = judged
    point.fastestRiseMS = 1000
    point.lastRiseMS = lastRise
    point.riseSumMS = Int64(judged) * 1100
    point.loweringSumMS = Int64(judged) * 1700
    point.loweringCount = judged
    return point
  }

  static func trend(_ points: [SetPoint], weeks: Int) -> Trend {
    let spans = (0..<weeks).map {
      monday + Int64($0) * weekMS..<monday + Int64($0 + 1) * weekMS
    }
    return Trend(points, weeks: spans) { $0 / 86_400_000 * 86_400_000 }
  }

  /// Two or three days a week that get heavier and better, with a week off now and then.
  static func training(
    weeks: Int, mode: String = "measured", isSynthetic: Bool = false, loads: Bool = true
  ) -> [SetPoint] {
    var random = Seeded(UInt64(weeks))
    var points: [SetPoint] = []
    for week in 0..<weeks where week % 9 != 4 {
      for day in [0, 2, 4] where day != 2 || week % 2 == 0 {
        for set in 1...4 {
          let bad = max(0, 4 - week / 3 + set / 2) / 2
          let lost = random.below(bad + 1)
          let crept = random.below(2)
          let load = 100_000 + Int64(week) * 1250 + Int64(set) * 10_000
          points.append(
            point(
              week: week, day: day, held: 6 - min(lost + crept, 6), crept: crept, lost: lost,
              noCall: random.below(12) == 0 ? 1 : 0, load: loads ? load / 2500 * 2500 : nil,
              rpe: set == 4 ? 85 : nil, set: set, reserve: 420 - Int64(min(week, 20)) * 8,
              lastRise: 1200 + Int64(random.below(400)),
              style: day == 4 ? "romanian" : "conventional", mode: mode, isSynthetic: isSynthetic))
        }
      }
    }
    return points
  }

  static var trends: [(name: String, trend: Trend, title: String)] {
    var some = training(weeks: 12, mode: "estimated", isSynthetic: true)
    some[0].startedAtWallMS = nil
    some[0].isDateKnown = false
    some[3].isDateKnown = false
    let unjudged = (0..<3).map { point(week: $0, held: 0, noCall: 8, load: 100_000) }
    let long = "أنا <b>ليلى</b> & 👩‍🏋️ " + String(repeating: "Donaudampfschiff", count: 6)
    return [
      ("trend-typical", trend(training(weeks: 16), weeks: 16), "ana, conventional"),
      ("trend-year", trend(training(weeks: 52), weeks: 52), "ana"),
      ("trend-three-years", trend(training(weeks: 160), weeks: 160), "ana"),
      ("trend-estimated", trend(some, weeks: 12), "ana, conventional"),
      ("trend-no-loads", trend(training(weeks: 6, loads: false), weeks: 6), "ben"),
      ("trend-one-week", trend(training(weeks: 1), weeks: 1), "ana"),
      ("trend-unjudged", trend(unjudged, weeks: 3), "ana"),
      ("trend-empty", trend([], weeks: 8), ""),
      ("trend-long-names", trend(training(weeks: 9), weeks: 9), long),
    ]
  }

  static var comparisons: [(name: String, comparison: Comparison, a: String, b: String)] {
    let before = [point(week: 0, held: 18, crept: 3, lost: 9, load: 140_000, reserve: 430)]
    let after = [point(week: 4, held: 29, lost: 1, load: 142_500, reserve: 210)]
    let one = [
      point(
        week: 5, held: 7, lost: 1, noCall: 2, load: 180_000, style: "sumo", mode: "estimated",
        isSynthetic: true)
    ]
    let long = "أنا <b>ليلى</b> & 👩‍🏋️ " + String(repeating: "Donaudampfschiff", count: 6)
    return [
      ("comparison-typical", Comparison(before, after), "October", "November"),
      ("comparison-same", Comparison(after, after), "session 1", "session 2"),
      ("comparison-caveats", Comparison(before, one), "ana", "ana, sumo"),
      ("comparison-nothing", Comparison(before, []), "October", "December"),
      ("comparison-long-names", Comparison(before, after), long, String(long.reversed())),
    ]
  }

  static var explanations: [(name: String, log: SessionLog, set: Int, rep: Int)] {
    func alerted(_ log: SessionLog) -> SessionLog {
      var log = log
      for rep in log.sets[4].1 where rep.knownVerdict != .held {
        log.alerts += [(280, "warn"), (480, "alarm"), (2900, "warn")].map { offset, grade in
          AlertRecord(
            timeUS: rep.ownStartUS + Int64(offset) * 1000, setNumber: 5, kind: "rounding",
            grade: grade, sounded: grade == "alarm")
        }
      }
      return log
    }
    var bad = TrainingSessions.evening()
    let long = "<script>alert(1)</script>" + String(repeating: "Donaudampfschiff", count: 12)
    bad.session.lifter = long
    bad.apply([TrainingSessions.entry("note", long, set: 2, rep: 2)])
    return [
      ("explained-lost", alerted(TrainingSessions.evening()), 4, 3),
      ("explained-estimated", alerted(TrainingSessions.evening(mode: "estimated")), 4, 4),
      ("explained-simulated", TrainingSessions.evening(provenance: "synthetic"), 0, 0),
      ("explained-gap", TrainingSessions.evening(), 3, 3),
      ("explained-creep", TrainingSessions.evening(), 3, 5),
      ("explained-excluded", alerted(TrainingSessions.evening()), 4, 5),
      ("explained-uncalibrated", Sessions.uncalibrated, 0, 1), ("explained-long", bad, 1, 1),
    ]
  }

  /// A page of every case, by the name of its file.
  static func pages(_ options: HTMLOptions) -> [(name: String, page: String)] {
    trends.map { ($0.name, TrendPage($0.trend, title: $0.title, options: options).text) }
      + comparisons.map {
        ($0.name, ComparisonPage($0.comparison, a: $0.a, b: $0.b, options: options).text)
      }
      + explanations.map { name, log, set, rep in
        let found = log.sets[set]
        return (
          name, ExplanationPage(log, set: found.0, rep: found.1[rep], options: options).text
        )
      }
  }

  // MARK: What no training comes to

  private static func totals(_ random: inout Seeded) -> Totals {
    var totals = Totals([])
    func count(_ random: inout Seeded) -> Int { random.below(4) == 0 ? 0 : random.below(1 << 30) }
    totals.sessions = count(&random)
    totals.sets = Int(random.value())
    totals.verdicts.held = count(&random)
    totals.verdicts.crept = count(&random)
    totals.verdicts.lost = count(&random)
    totals.verdicts.noCall = count(&random)
    totals.tonnageGrams = random.value()
    totals.loadedSets = Int(random.value())
    totals.heaviestGrams = random.maybe()
    totals.meanLoadGrams = random.maybe()
    totals.meanReservePermille = random.maybe()
    totals.mostReservePermille = random.maybe()
    totals.reserveSpreadPermille = random.maybe()
    totals.meanSlowdownPermille = random.maybe()
    totals.meanRiseMS = random.maybe()
    totals.meanLoweringMS = random.maybe()
    totals.bestE1RM = E1RM(point(week: 0, held: 5, load: 100_000))
    totals.bestE1RM?.grams = random.value()
    totals.bestE1RM?.loadGrams = random.value()
    totals.hasEstimates = random.below(2) == 0
    totals.hasSynthetic = random.below(2) == 0
    return totals
  }

  private static func name(_ random: inout Seeded) -> String {
    random.one(of: [
      "", "ana", "Ω\u{1B}[31mred\n", "e\u{301}\u{200F}👩‍🏋️", "</title><b a='\"&",
      String(repeating: "x", count: 300),
    ])
  }

  /// A trend with every field at random.
  static func wild(_ seed: UInt64) -> Trend {
    var random = Seeded(seed)
    let length = random.below(130)
    var trend = trend(training(weeks: length), weeks: max(1, length))
    for index in trend.weeks.indices {
      if random.below(5) == 0 {
        let start = random.value()
        let (end, overflow) = start.addingReportingOverflow(weekMS)
        trend.weeks[index].span = start..<(overflow ? .max : end)
      }
      trend.weeks[index].totals = totals(&random)
    }
    for index in trend.days.indices {
      if random.below(5) == 0 { trend.days[index].startMS = random.value() }
      trend.days[index].totals = totals(&random)
    }
    trend.all = totals(&random)
    trend.undated = Int(random.value())
    trend.bounded = Int(random.value())
    for index in trend.calibrations.indices {
      trend.calibrations[index].lifter = name(&random)
      trend.calibrations[index].style = name(&random)
      trend.calibrations[index].sinceMS = random.maybe()
      trend.calibrations[index].sessions = Int(random.value())
    }
    for index in trend.quality.indices {
      trend.quality[index].style = name(&random)
      trend.quality[index].loads = LoadQuality(
        (0..<random.below(20)).map { _ in
          LoadPoint(
            loadGrams: random.value(), judgedReps: random.below(1 << 30),
            heldReps: random.below(1 << 30), style: "")
        })
    }
    return trend
  }

  static func wildComparison(_ seed: UInt64) -> Comparison {
    var random = Seeded(seed)
    var comparison = Comparison([], [])
    comparison.a = totals(&random)
    comparison.b = totals(&random)
    comparison.caveats = Comparison.Caveat.allCases.filter { _ in random.below(2) == 0 }
    return comparison
  }
}
