import Simulation
import Training

/// Ten years of one lifter and a friend, as they might look. The numbers are plausible, not a model of
/// anybody: what matters here is how many there are.
struct TrainingYears {
  private var random: Draws
  private let sessions: Int
  private let reps: Int

  /// 2020-01-06, a Monday.
  private static let beginMS: Int64 = 1_578_268_800_000
  private static let tenYearsMS: Int64 = 315_576_000_000
  private static let setReps = 8

  init(seed: UInt64, sessions: Int, reps: Int) {
    random = Draws(seed: seed)
    self.sessions = sessions
    self.reps = reps
  }

  mutating func session(_ number: Int) -> SessionLog {
    let day = Self.tenYearsMS / Int64(sessions)
    let begin = Self.beginMS + Int64(number) * day + random.below(3_600_000)
    let isFriend = number % 7 == 3
    let session = SessionRecord(
      startedAtWallMS: begin, startedAtMonotonicUS: 5_000_000, bootID: "made-\(number)",
      lifter: isFriend ? "ben" : "ana", style: number % 3 == 0 ? "romanian" : "conventional",
      mode: isFriend ? "estimated" : "measured", rounding: "judged", provenance: "synthetic",
      source: "made up: seed of a test", calibrationGrade: "A",
      calibrationID: "cal-\(number / 300)", feedback: "faded", feedbackSetting: "auto",
      warnReservePermille: 400, alarmReservePermille: 600,
      endedAtMonotonicUS: 3_605_000_000, startedAtBootMS: 60_000, clock: "set")
    var sets: [(SetRecord, [RepRecord])] = []
    var alerts: [AlertRecord] = []
    var left = reps
    let load = 100_000 + Int64(number) * 60_000 / Int64(sessions)
    while left > 0 {
      let set = sets.count + 1
      let count = min(left, Self.setReps)
      left -= count
      let start = Int64(set) * 240_000_000
      let made = (1...count).map { rep($0, start: start, &alerts, set: set) }
      let heavier = load + Int64(set) * 2500
      sets.append(
        (
          SetRecord(
            sessionID: 0, number: set, startUS: start, endUS: start + 60_000_000,
            loadGrams: set == 1 ? nil : heavier / 2500 * 2500), made
        ))
    }
    return SessionLog(session: session, sets: sets, alerts: alerts, faults: [])
  }

  private mutating func rep(
    _ number: Int, start: Int64, _ alerts: inout [AlertRecord], set: Int
  ) -> RepRecord {
    let liftoff = start + Int64(number) * 4_500_000
    let reserve = 80 + random.below(260) + (random.below(12) == 0 ? random.below(600) : 0)
    let verdict = reserve > 600 ? "lost" : reserve > 400 ? "crept" : "held"
    let isGap = random.below(80) == 0
    if verdict != "held" {
      alerts.append(
        AlertRecord(
          timeUS: liftoff + 300_000, setNumber: set, kind: "rounding",
          grade: verdict == "lost" ? "alarm" : "warn", sounded: true))
    }
    let peak = 6000 + reserve * 40
    let trace = (0..<42).map { step -> Int16 in
      Int16(clamping: peak / 100 * Int64(step < 20 ? step : 42 - step) / 22 + random.below(6))
    }
    return RepRecord(
      number: number, liftoffUS: liftoff, lockoutUS: liftoff + 1_200_000,
      ownStartUS: liftoff - 600_000, ownEndUS: liftoff + 3_600_000,
      eccentricMS: 1500 + random.below(700), bottomMS: 300 + random.below(300),
      concentricMS: 1000 + Int64(number) * 30 + random.below(150), topMS: 500 + random.below(300),
      peakFlexionMdeg: peak, excessFlexionMdeg: reserve * 30, reserveUsedPermille: reserve,
      rangeMdeg: 60_000 + random.below(4000), peakRiseRateMdps: 90_000 + random.below(20_000),
      warnings: verdict == "held" ? 0 : 1, alarms: verdict == "lost" ? 1 : 0,
      verdict: isGap ? "no_call" : verdict, flags: isGap ? 1 : 0,
      reason: isGap ? "gap" : verdict == "held" ? "none" : "rounding_alarm",
      reasonAtUS: liftoff + 300_000, reserveLimitPermille: verdict == "lost" ? 600 : 400,
      posture: RepPosture(
        leanMdeg: random.below(2000), twistMdeg: random.below(2000), setupFlexionMdeg: peak / 2,
        setupReservePermille: reserve / 2, buzzMS: 0),
      trace: trace, traceStepMS: 100)
  }
}

struct Draws {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func below(_ bound: Int64) -> Int64 { Int64(generator.next() % UInt64(bound)) }
}
