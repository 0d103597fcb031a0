import Foundation
import GRDB
import Testing
import Training

@testable import RepLog

/// Which earlier sessions count as the one in which a wearer was only watched.
@Suite struct BaselineTests {
  private func train(
    _ writer: RepLogWriter, _ session: SessionRecord, reps: Int, ends: Bool = true
  ) throws {
    try writer.beginSession(session)
    try writer.beginSet(Sample.set(1))
    for rep in 0..<reps { try writer.append(rep: Sample.rep(rep + 1), setNumber: 1) }
    if ends { try writer.endSession(atMonotonicUS: 99_000_000) }
  }

  @Test func oneRepWithTheSameCalibrationIsEnough() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    #expect(try !writer.hasBaseline(for: Sample.session()))
    try train(writer, Sample.session(), reps: 1)
    #expect(try writer.hasBaseline(for: Sample.session()))
    // Everything else about the session may differ.
    var other = Sample.session(wallMS: 1)
    other.style = "sumo"
    other.feedback = "full"
    #expect(try writer.hasBaseline(for: other))
  }

  /// A daemon that was cut off has no end of its session, but the reps were made.
  @Test func aSessionThatWasCutOffCounts() throws {
    let scratch = try Scratch()
    try train(try RepLogWriter(path: scratch.log), Sample.session(), reps: 2, ends: false)
    let again = try RepLogWriter(path: scratch.log)
    #expect(try again.hasBaseline(for: Sample.session()))
  }

  @Test func aSessionWithoutARepIsNone() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    try train(writer, Sample.session(), reps: 0)
    try writer.beginSession(Sample.session())
    try writer.append(fault: Sample.fault)
    #expect(try !writer.hasBaseline(for: Sample.session()))
  }

  @Test(arguments: [
    Sample.session(lifter: "bea"), Sample.session(provenance: "measured"),
    Sample.session(calibrationID: "00c0ffee00c0ffef"), Sample.session(calibrationID: ""),
  ])
  func anotherLifterProvenanceOrCalibrationIsNone(asked: SessionRecord) throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    try train(writer, Sample.session(), reps: 3)
    #expect(try !writer.hasBaseline(for: asked))
    try train(writer, asked, reps: 1)
    // Nothing is judged without a calibration, so there is nothing to be a baseline for.
    #expect(try writer.hasBaseline(for: asked) == !asked.calibrationID.isEmpty)
  }

  @Test func isAnsweredFromIndices() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    let plan = try writer.queue.read { db in
      try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN " + RepLogWriter.baselineQuery, arguments: ["a", "b", "c"]
      ).map { $0["detail"] as String }
    }
    #expect(plan.contains { $0.contains("sessions_by_calibration (calibration_id=? AND lifter=?") })
    #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("CONSTANT ROW") }, "\(plan)")
  }

  @Test func aLogThatCannotAnswerSaysSo() throws {
    let scratch = try Scratch()
    let writer = try RepLogWriter(path: scratch.log)
    try writer.queue.write { try $0.execute(sql: "DROP TABLE reps") }
    let error = failure { _ = try writer.hasBaseline(for: Sample.session()) }
    guard case .damaged(let path, _) = error else {
      Issue.record("expected a damaged log, got \(String(describing: error))")
      return
    }
    #expect(path == writer.path)
  }
}
