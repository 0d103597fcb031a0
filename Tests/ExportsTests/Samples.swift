import Foundation
import HingeCore
import Training

@testable import Exports

/// Sessions to export. They begin on Sunday 22 November 2026 at 18:04 UTC; rep `n` of a set leaves the
/// floor `4n` seconds after the set's start.
enum Samples {
  static let start: Int64 = 1_795_370_640_000
  static let utc = zone("UTC")

  static func zone(_ name: String) -> TimeZone { TimeZone(identifier: name) ?? .gmt }

  static func session(
    _ id: Int64 = 12, atMS: Int64 = start, minutes: Int64 = 40, style: String = "conventional",
    mode: String = "measured", provenance: String = "measured", clock: String = "set",
    lifter: String = "ana"
  ) -> SessionRecord {
    SessionRecord(
      id: id, startedAtWallMS: atMS, startedAtMonotonicUS: 7_000_000, bootID: "b", lifter: lifter,
      style: style, mode: mode, rounding: "judged", provenance: provenance, source: "bus: i2c-1",
      calibrationGrade: "A", endedAtMonotonicUS: 7_000_000 + minutes * 60_000_000, clock: clock)
  }

  static func rep(
    _ number: Int, of setStartUS: Int64 = 0, verdict: String = "held", flags: UInt16 = 0,
    peakMdeg: Int64? = 8_500, reserve: Int64? = 250
  ) -> RepRecord {
    let liftoff = setStartUS + Int64(number) * 4_000_000
    return RepRecord(
      number: number, liftoffUS: liftoff, lockoutUS: liftoff + 1_150_000,
      ownStartUS: liftoff - 500_000, ownEndUS: liftoff + 3_000_000, eccentricMS: 2080,
      bottomMS: 420, concentricMS: 1150, topMS: nil, peakFlexionMdeg: peakMdeg,
      excessFlexionMdeg: 4_250, reserveUsedPermille: reserve, rangeMdeg: 62_000,
      peakRiseRateMdps: 97_500, warnings: 0, alarms: 0, verdict: verdict, flags: flags,
      reason: "none", posture: RepPosture(leanMdeg: -1_250, buzzMS: 0))
  }

  /// Sets of as many held reps, five minutes apart.
  static func log(
    _ session: SessionRecord = session(), reps: [Int], loads: [Int64?] = [],
    entries: [EntryRecord] = []
  ) -> SessionLog {
    log(
      session, sets: reps.map { [String](repeating: "held", count: $0) }, loads: loads,
      entries: entries)
  }

  /// One text a rep, its verdict.
  static func log(
    _ session: SessionRecord = session(), sets: [[String]], loads: [Int64?] = [],
    entries: [EntryRecord] = []
  ) -> SessionLog {
    let sets = sets.enumerated().map { index, verdicts in
      let start = 7_000_000 + Int64(index) * 300_000_000
      return (
        SetRecord(
          sessionID: session.id, number: index + 1, startUS: start, endUS: start + 60_000_000,
          loadGrams: index < loads.count ? loads[index] : nil),
        verdicts.enumerated().map { rep($0 + 1, of: start, verdict: $1) }
      )
    }
    var log = SessionLog(session: session, sets: sets, alerts: [], faults: [])
    log.apply(entries)
    return log
  }

  static func entry(
    _ field: EntryField, _ value: String?, set: Int? = nil, rep: Int? = nil, session: Int64 = 12
  ) -> EntryRecord {
    EntryRecord(
      sessionID: session, setNumber: set, repNumber: rep, field: field.rawValue, value: value,
      enteredAtWallMS: start + 3_600_000, clock: "set", origin: "hinge log")
  }

  /// Two sets, one with all that can be said of it.
  static func evening(
    mode: String = "measured", provenance: String = "measured"
  ) -> SessionLog {
    log(
      session(mode: mode, provenance: provenance),
      sets: [["held", "held", "lost"], ["held", "no_call"]], loads: [102_500, nil],
      entries: [
        entry(.rpe, "85", set: 1), entry(.note, "belt, \"tight\"", set: 1),
        entry(.note, "slept 5 h", set: nil), entry(.verdict, "crept", set: 1, rep: 3),
        entry(.excluded, "true", set: 2, rep: 2), entry(.painKind, "dull", set: 1),
        entry(.painKind, "sharp", set: nil),
      ])
  }
}

/// Numbers that are the same in every run of a seed.
struct Dice {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func one<T>(of values: [T]) -> T { values[below(values.count)] }

  /// Plausible, at an end, or anything.
  mutating func value() -> Int64 {
    switch below(4) {
    case 0: Int64(bitPattern: next())
    case 1: one(of: [0, 1, -1, .max, .min, 999, 1_000_000])
    default: Int64(below(3000))
    }
  }

  mutating func maybe() -> Int64? { below(3) == 0 ? nil : value() }
}

extension Samples {
  static let names = [
    "ana", "", "Zoë 🏋🏽‍♀️, \"the\" bar", "שלום; עולם", "two\r\nlines", "=1+1", "a\u{0}b\u{1B}[31m",
    String(repeating: "力", count: 200), "\u{FEFF}", "\"", ",;", "\u{2028}",
  ]

  /// A session that no lift could make.
  static func random(_ seed: UInt64) -> SessionLog {
    var dice = Dice(seed)
    let session = SessionRecord(
      id: dice.value(), startedAtWallMS: dice.below(2) == 0 ? start : dice.value(),
      startedAtMonotonicUS: dice.value(), bootID: "b", lifter: dice.one(of: names),
      style: dice.one(of: LiftStyle.all.map(\.name) + names),
      mode: dice.one(of: ["measured", "estimated", ""]), rounding: "judged",
      provenance: dice.one(of: ["measured", "synthetic"]), source: "", calibrationGrade: "",
      endedAtMonotonicUS: dice.maybe(), clock: dice.one(of: ["set", "unset", "repaired", ""]))
    let sets = (0..<dice.below(5)).map { index in
      (
        SetRecord(
          sessionID: 1, number: dice.below(3) == 0 ? Int(dice.value()) : index + 1,
          startUS: dice.value(), endUS: dice.maybe(), loadGrams: dice.maybe()),
        (0..<dice.below(6)).map { _ in
          RepRecord(
            number: Int(dice.value()), liftoffUS: dice.value(), lockoutUS: dice.value(),
            ownStartUS: dice.value(), ownEndUS: dice.value(), eccentricMS: dice.maybe(),
            bottomMS: dice.value(), concentricMS: dice.value(), topMS: dice.maybe(),
            peakFlexionMdeg: dice.maybe(), excessFlexionMdeg: dice.maybe(),
            reserveUsedPermille: dice.maybe(), rangeMdeg: dice.value(),
            peakRiseRateMdps: dice.value(), warnings: Int(dice.value()), alarms: Int(dice.value()),
            verdict: dice.one(of: ["held", "crept", "lost", "no_call", "later"]),
            flags: UInt16(truncatingIfNeeded: dice.next()), reason: dice.one(of: names),
            reasonAtUS: dice.maybe(), reserveLimitPermille: dice.maybe(),
            creepMdeg: dice.maybe(), creepLimitMdeg: dice.maybe())
        }
      )
    }
    var log = SessionLog(session: session, sets: sets, alerts: [], faults: [])
    log.apply([
      entry(.note, dice.one(of: ["a;b", "c,\"d\"", "🏋🏽‍♀️"]), set: 1, session: session.id),
      entry(.rpe, dice.one(of: ["60", "65", "100"]), set: 1, session: session.id),
    ])
    return log
  }
}
