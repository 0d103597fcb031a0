import HingeCore
import Plan
import Training

/// Plans and sessions that were made up for a test.
enum Made {
  /// Monday 30 Nov 2026.
  static let monday = CalendarDay(number: 20_787)

  static func sets(
    _ style: LiftStyle = .conventional, _ sets: Int = 3, _ reps: ClosedRange<Int> = 5...5,
    kg: Int64? = nil, percent: Int? = nil, rpe: Int64? = nil, tempo: String? = nil
  ) -> PlannedWork {
    var effort: PlannedEffort?
    if let kg { effort = .load(grams: kg * 1000) }
    if let percent { effort = .percent(percent) }
    if let rpe { effort = .rpe(tenths: rpe * 10) }
    return .sets(
      PlannedSets(
        style: style, sets: sets, reps: reps, effort: effort,
        tempo: tempo.flatMap { PlannedTempo($0) }))
  }

  static func hold(_ kind: HoldKind = .plank, _ sets: Int = 2, _ seconds: Int = 30) -> PlannedWork {
    .hold(PlannedHold(kind: kind, sets: sets, seconds: seconds))
  }

  static func plan(
    _ days: [(Weekday, [PlannedWork])], starts: CalendarDay? = nil, weeks: Int? = nil
  ) -> TrainingPlan {
    TrainingPlan(
      starts: starts, weeks: weeks, sessions: days.map { PlannedSession(day: $0.0, work: $0.1) })
  }

  struct Set {
    var reps = 5
    var kg: Int64?
    var rpe: Int64?
    var style: String?
    var verdict = "held"
    var alarms = 0
    var eccentricMS: Int64 = 2000
    var flags: UInt16 = 0
    var excluded = false
    /// Peak flexion of each rep grows by so much.
    var growthMdeg: Int64 = 0
    var pain: Int64?
  }

  static func rep(_ number: Int, _ set: Set) -> RepRecord {
    let n = Int64(number)
    return RepRecord(
      number: number, liftoffUS: n * 4_000_000, lockoutUS: n * 4_000_000 + 1_000_000,
      ownStartUS: n * 4_000_000 - 500_000, ownEndUS: n * 4_000_000 + 3_000_000,
      eccentricMS: set.eccentricMS, bottomMS: 1000, concentricMS: 1000, topMS: 900,
      peakFlexionMdeg: 8000 + n * set.growthMdeg, excessFlexionMdeg: 100,
      reserveUsedPermille: 250, rangeMdeg: 60_000, peakRiseRateMdps: 90_000, warnings: 0,
      alarms: set.alarms, verdict: set.verdict, flags: set.flags)
  }

  /// A session of one day at 18:00 UTC, an hour long.
  static func log(
    _ day: CalendarDay, id: Int64 = 1, style: String = "conventional", _ sets: [Set],
    provenance: String = "measured", rpe: Int64? = nil, excluded: Bool = false,
    hour: Int64 = 18, entries: [EntryRecord] = []
  ) -> DatedLog {
    let session = SessionRecord(
      id: id, startedAtWallMS: (Int64(day.number) * 24 + hour) * 3_600_000,
      startedAtMonotonicUS: 0, bootID: "b", lifter: "ana", style: style, mode: "measured",
      rounding: "judged", provenance: provenance, source: "", calibrationGrade: "A",
      calibrationID: "c", warnReservePermille: 400, alarmReservePermille: 600,
      endedAtMonotonicUS: 3_600_000_000, clock: "set")
    var alerts: [AlertRecord] = []
    let records = sets.enumerated().map { index, set in
      let record = SetRecord(
        id: Int64(index), sessionID: id, number: index + 1, startUS: 0, endUS: 60_000_000,
        loadGrams: set.kg.map { $0 * 1000 })
      if set.alarms > 0 {
        for number in 1...max(1, set.reps) {
          alerts.append(
            AlertRecord(
              timeUS: Int64(number) * 4_000_000 + 100_000, setNumber: index + 1, kind: "rounding",
              grade: "alarm", sounded: true))
        }
      }
      return (record, set.reps > 0 ? (1...set.reps).map { rep($0, set) } : [])
    }
    var log = SessionLog(session: session, sets: records, alerts: alerts, faults: [])
    var said: [EntryRecord] = []
    func say(_ field: EntryField, _ value: String, set: Int? = nil) {
      said.append(
        EntryRecord(
          id: Int64(said.count + 1), sessionID: id, setNumber: set, field: field.rawValue,
          value: value, enteredAtWallMS: session.startedAtWallMS, clock: "set", origin: "test"))
    }
    if let rpe { say(.rpe, "\(rpe)") }
    if excluded { say(.excluded, "true") }
    for (index, set) in sets.enumerated() {
      if let rpe = set.rpe { say(.rpe, "\(rpe)", set: index + 1) }
      if let style = set.style { say(.style, style, set: index + 1) }
      if let pain = set.pain { say(.pain, "\(pain)", set: index + 1) }
      if set.excluded { say(.excluded, "true", set: index + 1) }
    }
    log.apply(said + entries)
    return DatedLog(log, day: day)
  }

  static func done(_ ahead: Int, _ sets: [Set], id: Int64? = nil) -> DoneSession? {
    DoneSession(log(monday.advanced(by: ahead), id: id ?? Int64(ahead + 1), sets))
  }
}

/// Numbers that are the same in every run of a seed.
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
}

extension Made {
  static func random(_ random: inout Seeded) -> TrainingPlan {
    var days = Weekday.allCases
    let sessions = (0..<1 + random.below(7)).map { _ in
      let day = days.remove(at: random.below(days.count))
      let work = (0..<1 + random.below(5)).map { _ -> PlannedWork in
        if random.below(4) == 0 {
          return hold(random.one(of: HoldKind.all), 1 + random.below(5), 1 + random.below(600))
        }
        let low = 1 + random.below(20)
        return sets(
          random.one(of: LiftStyle.all), 1 + random.below(20), low...low + random.below(10),
          kg: random.below(2) == 0 ? Int64(1 + random.below(1000)) : nil,
          percent: random.below(4) == 0 ? 80 : nil, rpe: random.below(4) == 0 ? 8 : nil,
          tempo: random.below(2) == 0 ? "20-20-20-20" : nil)
      }
      return PlannedSession(
        day: day, time: random.below(2) == 0 ? TimeOfDay("\(random.below(24)):05") : nil,
        minutes: random.below(2) == 0 ? 45 : nil, work: work)
    }
    let starts = random.below(2) == 0 ? monday.advanced(by: 7 * random.below(9)) : nil
    return TrainingPlan(
      lifter: random.one(of: [nil, "ana", "力士 Ω"]), starts: starts,
      weeks: starts != nil && random.below(2) == 0 ? 1 + random.below(60) : nil, sessions: sessions)
  }
}
