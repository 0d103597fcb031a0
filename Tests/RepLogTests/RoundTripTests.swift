import Foundation
import RepLog
import Testing
import Training

@Suite struct RoundTripTests {
  @Test func everyFieldComesBack() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    let sessionID = try writer.beginSession(Sample.session())
    let setID = try writer.beginSet(Sample.set(1))
    let ids = try (1...4).map { try writer.append(rep: Sample.rep($0), setNumber: 1) }
    try writer.endSet(number: 1, atUS: 90_000_000)
    try writer.append(alert: Sample.alert)
    try writer.append(fault: Sample.fault)
    try writer.endSession(atMonotonicUS: 99_000_000)

    var session = Sample.session()
    session.id = sessionID
    session.endedAtMonotonicUS = 99_000_000
    var set = Sample.set(1)
    set.id = setID
    set.sessionID = sessionID
    set.endUS = 90_000_000
    let reps = (1...4).map { Sample.stored(Sample.rep($0), id: ids[$0 - 1], setID: setID) }
    let expected = SessionLog(
      session: session, sets: [(set, reps)], alerts: [Sample.alert], faults: [Sample.fault])
    let found = try RepLogReader(path: scratch.log).latestSession()
    #expect(found == expected)
    #expect(try RepLogReader(path: scratch.log).session(id: sessionID) == expected)
    #expect(try RepLogReader(path: scratch.log).session(id: sessionID + 1) == nil)
  }

  @Test func anEmptySetCanBeDiscardedAndAFullOneCannot() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    try writer.beginSession(Sample.session())
    try writer.beginSet(Sample.set(1))
    try writer.beginSet(Sample.set(2))
    try writer.append(rep: Sample.rep(1), setNumber: 1)
    #expect(try writer.discardEmptySet(number: 1) == false)
    #expect(try writer.discardEmptySet(number: 2))
    let log = try #require(try RepLogReader(path: scratch.log).latestSession())
    #expect(log.sets.map(\.0.number) == [1])
    #expect(failure { try writer.append(rep: Sample.rep(1), setNumber: 2) } != nil)
  }

  @Test func sessionsOfATimeRangeAreHalfOpenAndOldestFirst() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    for wall: Int64 in [3000, 1000, 2000] {
      try writer.beginSession(Sample.session(wallMS: wall))
      try writer.endSession(atMonotonicUS: 1)
    }
    let reader = try RepLogReader(path: scratch.log)
    #expect(
      try reader.sessions(from: 1000, to: 3000).map(\.session.startedAtWallMS) == [1000, 2000])
    #expect(try reader.latestSession()?.session.startedAtWallMS == 2000)
    #expect(try reader.sessions(from: 4000, to: 5000).isEmpty)
  }

  @Test func aLogWithoutSessionsHasNoLatest() throws {
    let scratch = try Scratch()
    try RepLogWriter(path: scratch.log).close()
    #expect(try RepLogReader(path: scratch.log).latestSession() == nil)
  }

  @Test func callsOutOfTurnAreRefused() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    let noSession = RepLogError.outOfTurn(detail: "no session was begun")
    #expect(failure { try writer.beginSet(Sample.set(1)) } == noSession)
    #expect(failure { try writer.append(alert: Sample.alert) } == noSession)
    #expect(failure { try writer.endSession(atMonotonicUS: 0) } == noSession)
    try writer.beginSession(Sample.session())
    let noSet = RepLogError.outOfTurn(detail: "set 7 was not begun in this session")
    #expect(failure { try writer.append(rep: Sample.rep(1), setNumber: 7) } == noSet)
    #expect(failure { try writer.endSet(number: 7, atUS: 0) } == noSet)
  }

  @Test func aRepIsWrittenOnce() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    try writer.beginSession(Sample.session())
    try writer.beginSet(Sample.set(1))
    try writer.append(rep: Sample.rep(1), setNumber: 1)
    let error = failure { try writer.append(rep: Sample.rep(1), setNumber: 1) }
    guard case .refused = error else {
      Issue.record("expected a refusal, got \(String(describing: error))")
      return
    }
    #expect(try RepLogReader(path: scratch.log).latestSession()?.sets[0].1.count == 1)
  }

  @Test func traceBlobIsLittleEndianAndRefusesHalfAValue() {
    #expect(Array(TraceBlob.encode([0x0102, -2])) == [0x02, 0x01, 0xFE, 0xFF])
    let trace: [Int16] = [.min, -1, 0, 1, .max]
    #expect(TraceBlob.decode(TraceBlob.encode(trace)) == trace)
    #expect(TraceBlob.decode(Data([1, 2, 3])) == nil)
  }
}
