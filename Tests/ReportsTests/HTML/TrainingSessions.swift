import Coaching
import Foundation
import Training

/// Sessions as evenings look: traces with the shape that lifts from the floor have, loads that climb,
/// and what people say of them.
enum TrainingSessions {
  /// From the floor: the back as it was set up, its most right after lift-off, straight at lockout, and
  /// bent again on the way down.
  static func trace(peakMdeg: Int64, riseMS: Int64, seed: UInt64) -> [Int16] {
    var random = Seeded(seed)
    let rise = Int(riseMS / 100)
    let peak = Double(peakMdeg) / 100
    return (0..<(5 + rise + 18)).map { step in
      let share: Double
      if step < 5 {
        share = 0.72 + 0.03 * Double(step)
      } else if step < 5 + rise {
        let x = Double(step - 5) / Double(rise)
        share =
          x < 0.3 ? 0.87 + 0.13 * sin(x / 0.3 * .pi / 2) : 1 - 0.97 * pow((x - 0.3) / 0.7, 1.5)
      } else {
        let x = Double(step - 5 - rise) / 18
        share = x < 0.3 ? 0.03 : 0.03 + 0.72 * pow((x - 0.3) / 0.7, 1.3)
      }
      return Int16(max(-200, min(1800, peak * share + Double(random.below(9)) - 4)))
    }
  }

  static func rep(
    _ number: Int, reserve: Int64, riseMS: Int64, verdict: String = "held", reason: String = "none",
    limit: Int64? = nil, flags: UInt16 = 0, isLast: Bool = false, seed: UInt64 = 1
  ) -> RepRecord {
    let start = Int64(number) * 6_000_000
    let peak = 14_000 + reserve * 26
    var rep = RepRecord(
      number: number, liftoffUS: start + 500_000, lockoutUS: start + 500_000 + riseMS * 1000,
      ownStartUS: start, ownEndUS: start + 500_000 + riseMS * 1000 + 1_800_000,
      eccentricMS: isLast ? nil : 1400 + Int64(number) * 60, bottomMS: number == 1 ? 1200 : 450,
      concentricMS: riseMS, topMS: 520, peakFlexionMdeg: peak, excessFlexionMdeg: reserve * 30,
      reserveUsedPermille: reserve, rangeMdeg: 64_000, peakRiseRateMdps: 90_000, warnings: 0,
      alarms: verdict == "lost" ? 1 : 0, verdict: verdict, flags: flags, reason: reason,
      reasonAtUS: verdict == "held" ? nil : start + 780_000, reserveLimitPermille: limit,
      creepMdeg: reason == "creep" ? 6100 : nil, creepLimitMdeg: reason == "creep" ? 5000 : nil,
      trace: trace(peakMdeg: peak, riseMS: riseMS, seed: seed &* 31 &+ UInt64(number)))
    rep.posture.setupReservePermille = reserve * 7 / 10
    return rep
  }

  /// A set that uses more of the reserve from rep to rep.
  static func reps(
    _ count: Int, from reserve: Int64, by step: Int64, riseMS: Int64, slower: Int64, seed: UInt64
  ) -> [RepRecord] {
    (1...count).map { number in
      var random = Seeded(seed &* 97 &+ UInt64(number))
      let used = reserve + step * Int64(number - 1) + Int64(random.below(30)) - 15
      let verdict = used > 600 ? "lost" : used > 400 ? "crept" : "held"
      let reason = used > 600 ? "rounding_alarm" : used > 400 ? "rounding_warning" : "none"
      return rep(
        number, reserve: used,
        riseMS: riseMS + slower * Int64(number - 1) + Int64(random.below(60)),
        verdict: verdict, reason: reason, limit: used > 600 ? 600 : 400, isLast: number == count,
        seed: seed)
    }
  }

  /// Five sets of six: warm-ups, work, one set that was given up, and what was said of them.
  static func evening(
    mode: String = "measured", provenance: String = "measured", said: Bool = true
  ) -> SessionLog {
    var gap = rep(4, reserve: 300, riseMS: 1300, verdict: "no_call", reason: "gap", flags: 1)
    gap.trace = gap.trace.enumerated().map { (9..<15).contains($0) ? RepRecord.unknown : $1 }
    var fourth = reps(6, from: 250, by: 22, riseMS: 1250, slower: 60, seed: 4)
    fourth[3] = gap
    fourth[5] = rep(
      6, reserve: 372, riseMS: 1610, verdict: "crept", reason: "creep", flags: 32, isLast: true)
    var log = Sessions.log(
      Sessions.session(mode: mode, provenance: provenance),
      [
        reps(6, from: 150, by: 6, riseMS: 900, slower: 8, seed: 1),
        reps(6, from: 190, by: 10, riseMS: 980, slower: 15, seed: 2),
        reps(6, from: 230, by: 24, riseMS: 1150, slower: 40, seed: 3), fourth,
        reps(6, from: 330, by: 78, riseMS: 1420, slower: 190, seed: 5),
      ],
      loads: [100_000, 120_000, 140_000, 150_000, 160_000],
      alerts: [],
      faults: [
        FaultRecord(timeUS: 1, kind: "gap", sensor: 2, detail: 340),
        FaultRecord(timeUS: 2, kind: "gap", sensor: 2, detail: 60),
      ])
    if said { log.apply(entries) }
    return log
  }

  static func entry(
    _ field: String, _ value: String?, set: Int? = nil, rep: Int? = nil, hours: Int64 = 0
  ) -> EntryRecord {
    EntryRecord(
      sessionID: 12, setNumber: set, repNumber: rep, field: field, value: value,
      enteredAtWallMS: 1_795_370_640_000 + hours * 3_600_000, bootID: "b", clock: "set",
      origin: "hinge log")
  }

  static let entries = [
    entry("rpe_tenths", "85"), entry("pain", "1"), entry("soreness", "3", hours: 20),
    entry("soreness", "2", hours: 44),
    entry("note", "Slept badly; knees fine. Belt one hole tighter than last week."),
    entry("rpe_tenths", "95", set: 5), entry("note", "grip went first 💪", set: 5),
    entry("verdict", "crept", set: 5, rep: 5), entry("excluded", "true", set: 5, rep: 6),
    entry("pain", "2", set: 5, rep: 4),
    entry("pain_kind", "sharp", set: 5, rep: 4), entry("pain_kind", "dull"),
    entry("note", "הגב התעגל כאן", set: 5, rep: 4),
  ]

  /// What earlier sessions held at which load.
  static let history = [
    (100_000, 18, 18), (110_000, 6, 6), (120_000, 20, 19), (130_000, 12, 12), (140_000, 22, 19),
    (150_000, 9, 8), (160_000, 4, 1), (170_000, 2, 0),
  ].map {
    LoadPoint(
      loadGrams: $0.0, judgedReps: $0.1, heldReps: $0.2, wallMS: 1_790_000_000_000,
      style: "conventional")
  }
}

extension TrainingSessions {
  /// Every case that a page must look sensible for, by the name of its file.
  static var all: [(name: String, log: SessionLog, history: [LoadPoint])] {
    var unknownDate = evening(said: false)
    unknownDate.session.clock = "unset"
    unknownDate.session.startedAtWallMS = 3_600_000
    var named = evening(said: false)
    named.session.lifter = "أنا <b>ليلى</b> & 👩‍🏋️ " + String(repeating: "Donaudampfschiff", count: 4)
    named.session.source = "replay: " + String(repeating: "a_very_long_name_", count: 12)
    named.apply([
      entry("note", String(repeating: "x", count: 400)),
      entry("lifter", String(repeating: "力士", count: 30)),
      entry("note", String(repeating: "word ", count: 80), set: 2, rep: 2),
    ])
    var withoutSet = evening(said: false)
    withoutSet.apply([
      entry("excluded", "true", set: 5), entry("note", "bar path test, not training", set: 5),
      entry("style", "sumo", set: 1),
    ])
    let unjudged = Sessions.log(
      Sessions.session(),
      (1...2).map { _ in
        (1...5).map {
          rep($0, reserve: 300, riseMS: 1100, verdict: "no_call", reason: "slipped", flags: 16)
        }
      }, loads: [100_000, 100_000])
    let large = Sessions.log(
      Sessions.session(),
      (1...20).map { set in
        reps(
          10, from: 150 + Int64(set) * 12, by: 12, riseMS: 900 + Int64(set) * 20, slower: 25,
          seed: UInt64(set))
      }, loads: (0..<20).map { 60_000 + Int64($0) * 5000 })
    let single = Sessions.log(
      Sessions.session(), [[rep(1, reserve: 250, riseMS: 1000, isLast: true)]], loads: [140_000])
    return [
      ("typical", evening(), history), ("one-sensor", evening(mode: "estimated"), history),
      ("simulated", evening(provenance: "synthetic", said: false), []),
      ("simulated-one-sensor", Sessions.evening(mode: "estimated"), []),
      ("evening", Sessions.evening(), []), ("empty", Sessions.empty, []),
      ("set-without-reps", Sessions.setWithoutReps, []), ("one-rep", single, []),
      ("uncalibrated", Sessions.uncalibrated, []), ("no-calls", unjudged, []),
      ("unknown-date", unknownDate, history), ("long-names", named, history),
      ("excluded-set", withoutSet, history), ("twenty-sets", large, history),
    ]
  }
}
