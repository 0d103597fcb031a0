import Foundation
import Reports
import Training

/// Sessions to report on. Times are such that rep `n` of a set owns [4n - 0.5, 4n + 3) seconds.
enum Sessions {
  static func session(
    mode: String = "measured", rounding: String = "judged", style: String = "conventional",
    provenance: String = "measured", feedback: String = "full", feedbackSetting: String = "full",
    ended: Bool = true
  ) -> SessionRecord {
    SessionRecord(
      id: 12, startedAtWallMS: 1_795_370_640_000, startedAtMonotonicUS: 1_000_000, bootID: "b",
      lifter: "ana", style: style, mode: mode, rounding: rounding, provenance: provenance,
      source: provenance == "synthetic" ? "simulated" : "bus: i2c-1",
      calibrationGrade: style.isEmpty ? "" : "good", feedback: feedback,
      feedbackSetting: feedbackSetting,
      warnReservePermille: style.isEmpty ? nil : 400,
      alarmReservePermille: style.isEmpty ? nil : 600,
      endedAtMonotonicUS: ended ? 2_461_000_000 : nil)
  }

  static func rep(
    _ number: Int, reserve: Int64? = 250, verdict: String = "held", flags: UInt16 = 0,
    concentricMS: Int64 = 1150, eccentricMS: Int64? = 2080, alarms: Int = 0
  ) -> RepRecord {
    let n = Int64(number)
    let peak = reserve.map { $0 * 30 + 1000 }
    let trace = (0..<36).map { step -> Int16 in
      guard let peak else { return RepRecord.unknown }
      // A tent with its top a third of the way, and a shoulder in the lowering.
      let height = step < 12 ? step * 8 : max(0, 96 - (step - 12) * 4)
      return Int16(min(peak / 100 * Int64(height) / 96, 1800))
    }
    return RepRecord(
      number: number, liftoffUS: n * 4_000_000, lockoutUS: n * 4_000_000 + concentricMS * 1000,
      ownStartUS: n * 4_000_000 - 500_000, ownEndUS: n * 4_000_000 + 3_000_000,
      eccentricMS: eccentricMS, bottomMS: 420, concentricMS: concentricMS, topMS: 610,
      peakFlexionMdeg: peak, excessFlexionMdeg: peak.map { $0 / 2 }, reserveUsedPermille: reserve,
      rangeMdeg: 62_000, peakRiseRateMdps: 97_500, warnings: 0, alarms: alarms, verdict: verdict,
      flags: flags, trace: trace, traceStepMS: 100)
  }

  static func log(
    _ session: SessionRecord, _ sets: [[RepRecord]], loads: [Int64?] = [], ended: Bool = true,
    alerts: [AlertRecord] = [], faults: [FaultRecord] = []
  ) -> SessionLog {
    let sets = sets.enumerated().map { index, reps in
      (
        SetRecord(
          id: Int64(index), sessionID: session.id, number: index + 1,
          startUS: Int64(index) * 100_000_000,
          endUS: ended ? Int64(index) * 100_000_000 + 60_000_000 : nil,
          loadGrams: index < loads.count ? loads[index] : nil), reps
      )
    }
    return SessionLog(session: session, sets: sets, alerts: alerts, faults: faults)
  }

  static func alarm(
    atMS time: Int64, kind: String = "rounding", grade: String = "alarm", sounded: Bool = true
  ) -> AlertRecord {
    AlertRecord(timeUS: time * 1000, setNumber: 2, kind: kind, grade: grade, sounded: sounded)
  }

  /// Three sets: a clean one, one that is lost at the end, one partly without good data.
  static func evening(
    mode: String = "measured", provenance: String = "synthetic", feedback: String = "full",
    feedbackSetting: String = "full"
  ) -> SessionLog {
    log(
      session(
        mode: mode, provenance: provenance, feedback: feedback, feedbackSetting: feedbackSetting),
      [
        [180, 210, 240, 220, 260].enumerated().map { rep($0 + 1, reserve: $1) },
        [
          rep(1, reserve: 310), rep(2, reserve: 345, concentricMS: 1210),
          rep(3, reserve: 468, verdict: "crept", concentricMS: 1400),
          rep(4, reserve: 655, verdict: "lost", concentricMS: 1730, alarms: 1),
          rep(5, reserve: 1080, verdict: "lost", concentricMS: 2150, eccentricMS: nil, alarms: 2),
        ],
        [
          rep(1, reserve: 240), rep(2, reserve: nil, verdict: "no_call", flags: 1),
          rep(3, reserve: 265), rep(4, reserve: 280),
        ],
      ],
      loads: [100_000, 122_500, nil],
      alerts: [16_100, 20_200].map { alarm(atMS: $0, sounded: feedback != "silent") },
      faults: [FaultRecord(timeUS: 1, kind: "gap", sensor: 2, detail: 40)])
  }

  /// The evening, with all that can be said of it.
  static var corrected: SessionLog {
    var log = evening(provenance: "measured")
    log.session.clock = "set"
    func entry(
      _ id: Int64, _ field: String, _ value: String?, set: Int? = nil, rep: Int? = nil,
      hours: Int64 = 1
    ) -> EntryRecord {
      EntryRecord(
        id: id, sessionID: log.session.id, setNumber: set, repNumber: rep, field: field,
        value: value,
        enteredAtWallMS: log.session.startedAtWallMS + hours * 3_600_000, clock: "set",
        origin: "hinge log")
    }
    log.apply([
      entry(1, "load_g", "120000", set: 2), entry(2, "load_g", "142882", set: 2),
      entry(3, "rpe_tenths", "85", set: 2), entry(4, "pain", "2", set: 2),
      entry(5, "note", "grip gave way before the back did, chalk next time", set: 2),
      entry(6, "excluded", "true", set: 1, rep: 2), entry(7, "verdict", "held", set: 2, rep: 4),
      entry(8, "excluded", "true", set: 3), entry(9, "soreness", "4", hours: 26),
      entry(10, "soreness", "1", hours: 70), entry(11, "lifter", "بن 💪"),
      entry(12, "rpe_tenths", "70"),
      entry(13, "note", "first evening with the new belt"), entry(14, "pain", "3", set: 2, rep: 5),
      entry(15, "style", "romanian", set: 3), entry(16, "pain_kind", "dull", set: 2),
      entry(17, "pain_kind", "sharp", set: 2, rep: 5),
    ])
    return log
  }

  static let uncalibrated = log(
    session(rounding: "abstained", style: ""),
    [(1...3).map { rep($0, reserve: nil, verdict: "no_call", flags: 4) }])
  static let empty = log(session(), [])
  static let setWithoutReps = log(session(ended: false), [[]], ended: false)
}

/// Numbers that are the same in every run; the seed is part of the test's name.
struct Seeded {
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

  /// Plausible, extreme or absent.
  mutating func value() -> Int64 {
    switch below(4) {
    case 0: Int64(bitPattern: next())
    case 1: one(of: [0, 1, -1, 999, 99_949, 99_950, .max, .min])
    default: Int64(below(3000))
    }
  }

  mutating func maybe() -> Int64? { below(4) == 0 ? nil : value() }
}

extension Sessions {
  /// A session no lift could make, with every field at random.
  static func random(_ seed: UInt64) -> SessionLog {
    var random = Seeded(seed)
    func name() -> String {
      random.one(of: [
        "", "ana", "Ω\u{1B}[31mred\n", "力士の長い名前力士の長い名前力士の長い名前", "e\u{301}\u{200F}👩‍🏋️",
        String(repeating: "long ", count: 60), String(repeating: "x", count: 300),
      ])
    }
    let session = SessionRecord(
      id: random.value(), startedAtWallMS: random.value(), startedAtMonotonicUS: random.value(),
      bootID: name(), lifter: name(), style: random.one(of: ["conventional", "romanian", name()]),
      mode: random.one(of: ["measured", "estimated", name()]),
      rounding: random.one(of: ["judged", "abstained"]),
      provenance: random.one(of: ["measured", "synthetic", name()]), source: name(),
      calibrationGrade: name(), feedback: random.one(of: ["silent", "faded", "", name()]),
      feedbackSetting: random.one(of: ["auto", "silent", "", name()]),
      warnReservePermille: random.maybe(),
      alarmReservePermille: random.maybe(), endedAtMonotonicUS: random.maybe(),
      startedAtBootMS: random.maybe(), clock: random.one(of: ["set", "unset", "", name()]))
    let sets = (0..<random.below(4)).map { index in
      (
        SetRecord(
          id: random.value(), sessionID: 1, number: index, startUS: random.value(),
          endUS: random.maybe(), loadGrams: random.maybe()),
        (0..<random.below(6)).map { _ in
          RepRecord(
            number: Int(random.one(of: [1, 2, 3, random.value()])), liftoffUS: random.value(),
            lockoutUS: random.value(), ownStartUS: random.value(), ownEndUS: random.value(),
            eccentricMS: random.maybe(), bottomMS: random.value(), concentricMS: random.value(),
            topMS: random.maybe(), peakFlexionMdeg: random.maybe(),
            excessFlexionMdeg: random.maybe(), reserveUsedPermille: random.maybe(),
            rangeMdeg: random.value(), peakRiseRateMdps: random.value(),
            warnings: Int(random.value()), alarms: Int(random.value()),
            verdict: random.one(of: ["held", "crept", "lost", "no_call", name()]),
            flags: UInt16(truncatingIfNeeded: random.one(of: [0, 0, Int(random.next() % 65536)])),
            trace: (0..<random.below(90)).map { _ in Int16(truncatingIfNeeded: random.value()) },
            traceStepMS: Int(random.value()))
        }
      )
    }
    let alerts = (0..<random.below(4)).map { _ in
      AlertRecord(
        timeUS: random.value(), setNumber: random.below(4),
        kind: random.one(of: ["rounding", "setup", "hyperextension", name()]),
        grade: random.one(of: ["warn", "alarm"]), sounded: random.below(2) == 0)
    }
    let faults = (0..<random.below(4)).map { _ in
      FaultRecord(
        timeUS: random.value(), kind: random.one(of: ["gap", name()]), sensor: random.below(3),
        detail: random.value())
    }
    var log = SessionLog(session: session, sets: sets, alerts: alerts, faults: faults)
    log.apply(
      (0..<random.below(8)).map { index in
        let field = random.one(of: EntryField.allCases)
        let value = random.one(of: [
          "true", "held", "lost", "5", "85", "102500", "sumo", name(), name(),
        ])
        return EntryRecord(
          id: Int64(index), sessionID: session.id,
          setNumber: random.below(3) == 0 ? nil : random.below(4),
          repNumber: random.below(2) == 0 ? nil : random.below(4), field: field.rawValue,
          value: random.below(5) == 0 ? nil : value, enteredAtWallMS: random.value(),
          clock: random.one(of: ["set", "unset", name()]), origin: name())
      })
    return log
  }
}
