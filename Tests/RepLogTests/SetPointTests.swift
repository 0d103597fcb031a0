import Foundation
import GRDB
import HingeCore
import Testing
import Training

@testable import RepLog

/// What the database sums up is what one gets by going through the sessions rep by rep.
@Suite struct SetPointTests {
  /// Not the code under test: the plain way.
  private func expected(_ logs: [SessionLog]) -> [SetPoint] {
    var points: [SetPoint] = []
    for log in logs where !log.said.isExcluded {
      for (set, reps) in log.sets where !set.said.isExcluded {
        var point = SetPoint(
          sessionID: log.session.id, setNumber: set.number,
          startedAtWallMS: log.session.startedAtWallMS, isDateKnown: true,
          lifter: log.session.lifter, style: set.said.style ?? log.session.style,
          isEstimated: log.session.mode == "estimated",
          isSynthetic: log.session.provenance == "synthetic",
          calibrationID: log.session.calibrationID)
        point.loadGrams = set.loadGrams
        point.rpeTenths = set.said.rpeTenths
        point.pain = set.said.pain
        for rep in reps.sorted(by: { $0.number < $1.number }) where !rep.said.isExcluded {
          switch rep.said.verdict ?? rep.verdict {
          case "held": point.held += 1
          case "crept": point.crept += 1
          case "lost": point.lost += 1
          default: point.noCall += 1
          }
          let flags = RepFlags(bits: rep.flags)
          let bad = [RepFlags.gap, .saturated, .slipped, .noProfile, .abstained]
          if !bad.contains(where: { flags.contains($0) }), let reserve = rep.reserveUsedPermille {
            point.reserveCount += 1
            point.reserveSumPermille += reserve
            point.reserveMostPermille = max(point.reserveMostPermille ?? reserve, reserve)
          }
          if flags.contains(.gap) { continue }
          point.timedCount += 1
          point.fastestRiseMS = min(point.fastestRiseMS ?? .max, rep.concentricMS)
          point.lastRiseMS = rep.concentricMS
          point.riseSumMS += rep.concentricMS
          if let lowering = rep.eccentricMS {
            point.loweringSumMS += lowering
            point.loweringCount += 1
          }
        }
        if point.reps > 0 { points.append(point) }
      }
    }
    return points
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5]) func theSumsAreThePlainWays(seed: UInt64) throws {
    print("SetPointTests: seed \(seed)")
    var random = Draw(state: seed)
    let scratch = try Scratch(inMemory: true)
    let writer = try RepLogWriter(path: scratch.log)
    for number in 0..<12 { try writer.add(whole: session(number, &random)) }
    let reader = try RepLogReader(path: scratch.log)
    let logs = try (1...12).map { try #require(try reader.session(id: Int64($0))) }
    #expect(try reader.setPoints(SessionSelection()) == expected(logs))
    var some = SessionSelection()
    some.lifter = "ben"
    #expect(
      try reader.setPoints(some) == expected(logs.filter { $0.session.lifter == "ben" }))
    some = SessionSelection()
    some.numbers = 4...7
    #expect(try reader.setPoints(some) == expected(Array(logs[3...6])))
  }

  private func session(_ number: Int, _ random: inout Draw) -> SessionLog {
    var session = Sample.session(
      wallMS: 1_700_000_000_000 + Int64(number) * 86_400_000,
      lifter: number % 3 == 0 ? "ben" : "ana",
      provenance: number % 4 == 0 ? "measured" : "synthetic")
    session.mode = number % 2 == 0 ? "measured" : "estimated"
    var sets: [(SetRecord, [RepRecord])] = []
    var entries: [EntryRecord] = []
    func say(_ field: String, _ value: String?, set: Int? = nil, rep: Int? = nil) {
      entries.append(
        EntryRecord(
          sessionID: 0, setNumber: set, repNumber: rep, field: field, value: value,
          enteredAtWallMS: 0, origin: "test"))
    }
    for set in 1...4 {
      var record = Sample.set(set)
      if random.below(2) == 0 { record.loadGrams = nil }
      let reps = (1...random.below(6) + 1).map { number -> RepRecord in
        var rep = Sample.rep(number)
        rep.verdict = ["held", "crept", "lost", "no_call", "other"][random.below(5)]
        rep.flags = random.below(2) == 0 ? 0 : UInt16(random.below(64))
        rep.reserveUsedPermille = random.below(5) == 0 ? nil : Int64(random.below(1200))
        rep.concentricMS = Int64(800 + random.below(900))
        rep.eccentricMS = random.below(5) == 0 ? nil : Int64(random.below(3000))
        if random.below(6) == 0 { say("excluded", "true", set: set, rep: number) }
        if random.below(6) == 0 { say("verdict", "held", set: set, rep: number) }
        if random.below(9) == 0 { say("verdict", nil, set: set, rep: number) }
        return rep
      }
      if random.below(3) == 0 { say("load_g", "\(random.below(200) * 1000)", set: set) }
      if random.below(3) == 0 { say("rpe_tenths", "85", set: set) }
      if random.below(6) == 0 { say("excluded", "true", set: set) }
      if random.below(6) == 0 { say("style", "sumo", set: set) }
      sets.append((record, reps))
    }
    if random.below(8) == 0 { say("excluded", "true") }
    if random.below(4) == 0 { say("lifter", "ben") }
    if random.below(4) == 0 { say("style", "romanian") }
    var log = SessionLog(session: session, sets: sets, alerts: [], faults: [])
    log.apply(entries)
    return log
  }

  /// Traces fill pages; sums must not turn them.
  @Test func theIndexHoldsAllThatIsSummed() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    let plan = try writer.queue.read { db in
      try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN " + RepLogReader.everyRep, arguments: [1, 9]
      ).map { row in (row["detail"] as String?) ?? "" }
    }
    #expect(plan.contains { $0.contains("COVERING INDEX reps_for_trends") }, "\(plan)")
    #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
  }

  @Test func aDateThatIsNotKnownIsNoEarlierThanTheOnesBefore() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    for (wall, clock) in [(1_700_000_000_000, "set"), (1_600_000_000_000, "unset"), (5, "unset")] {
      var session = Sample.session(wallMS: Int64(wall))
      session.clock = clock
      try writer.add(
        whole: SessionLog(
          session: session, sets: [(Sample.set(1), [Sample.rep(1)])], alerts: [], faults: []))
    }
    let points = try RepLogReader(path: scratch.log).setPoints(SessionSelection())
    #expect(
      points.map(\.startedAtWallMS) == [1_700_000_000_000, 1_700_000_000_000, 1_700_000_000_000])
    #expect(points.map(\.isDateKnown) == [true, false, false])
  }
}

private struct Draw {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
