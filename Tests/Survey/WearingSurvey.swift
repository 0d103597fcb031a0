import CalibrationSteps
import HingeCore
import Simulation
import TestSupport

/// Belts that do not sit as they did at calibration: whether the wearer is told, and what is made of
/// the reps. Every kind in a session of two sets; beside it the belt as it was.
struct WearingSurvey: Sendable {
  var options: SurveyOptions

  /// A way of wearing: which faults, drawn anew for each wearer.
  struct Kind: Sendable {
    var name: String
    /// Needs two sensors.
    var isForTwo = false
    /// A lone set that begins standing, instead of an evening that begins with a walk.
    var isSet = false
    /// The belt no longer fits; else nobody is to be told.
    var isBad = true
    var faults: @Sendable (inout SeededGenerator) -> [SimulatedFault]

    static func moved(
      _ kind: SimulatedFault.Kind, at start: Double = 0, sensor: Int = 0,
      by range: ClosedRange<Double>, _ draws: inout SeededGenerator
    ) -> [SimulatedFault] {
      let degrees = draws.uniform(range) * draws.sign()
      return [SimulatedFault(kind, startSeconds: start, sensor: sensor, degrees: degrees)]
    }

    static let all = [
      Kind(name: "as calibrated", isBad: false) { _ in [] },
      Kind(name: "belt 1-4° off", isBad: false) { moved(.slip, by: 1...4, &$0) },
      Kind(name: "belt 13-25° off") { moved(.slip, by: 13...25, &$0) },
      Kind(name: "sacrum 13-25° off") { moved(.slip, sensor: 1, by: 13...25, &$0) },
      Kind(name: "T12 12-25° off", isForTwo: true) { moved(.slip, sensor: 2, by: 12...25, &$0) },
      Kind(name: "slips by 13-25° at 60 s") { moved(.slip, at: 60, by: 13...25, &$0) },
      Kind(name: "wrong way round") { moved(.turn, by: 170...180, &$0) },
      Kind(name: "turned by 60-120°") { moved(.turn, by: 60...120, &$0) },
      Kind(name: "as calibrated, one set", isSet: true, isBad: false) { _ in [] },
      Kind(name: "belt off, one set", isSet: true) { moved(.slip, by: 13...25, &$0) },
      Kind(name: "sacrum off, one set", isSet: true) {
        moved(.slip, sensor: 1, by: 13...25, &$0)
      },
      Kind(name: "T12 off, one set", isForTwo: true, isSet: true) {
        moved(.slip, sensor: 2, by: 12...25, &$0)
      },
      Kind(name: "wrong way, one set", isSet: true) { moved(.turn, by: 170...180, &$0) },
    ]
  }

  struct Row: Sendable {
    var recordings = 0
    /// Asked to calibrate again, and how soon, s.
    var told = 0
    var seconds: [Double] = []
    var reps = 0
    var judged = 0
    var lost = 0
    var remarks: [String] = []
  }

  func table(_ jobs: [(UInt64, LiftStyle, Int)]) async throws -> String {
    var lines = [
      "wearing                  sensors  sessions    told  median s   reps  judged  lost"
    ]
    for sensors in options.sensors {
      let own = jobs.filter { $0.2 == sensors }
      for kind in Kind.all where sensors == 2 || !kind.isForTwo {
        let row = try await measure(own, kind)
        lines.append(Self.line(kind.name, sensors, row))
        if options.withRemarks { lines += row.remarks.map { "    \($0)" } }
      }
    }
    return lines.joined(separator: "\n")
  }

  private func measure(_ jobs: [(UInt64, LiftStyle, Int)], _ kind: Kind) async throws -> Row {
    try await withThrowingTaskGroup(of: Row.self) { group in
      for (seed, style, sensors) in jobs {
        group.addTask { try session(seed, style, sensors, kind) }
      }
      var sum = Row()
      for try await one in group {
        sum.recordings += one.recordings
        sum.told += one.told
        sum.seconds += one.seconds
        sum.reps += one.reps
        sum.judged += one.judged
        sum.lost += one.lost
        sum.remarks += one.remarks
      }
      return sum
    }
  }

  private func session(
    _ seed: UInt64, _ style: LiftStyle, _ sensors: Int, _ kind: Kind
  ) throws -> Row {
    func plan(_ faults: [SimulatedFault]) throws -> SimulationPlan {
      try SimulationPlan(
        seed: seed, style: style, sensors: sensors, rateHertz: options.rateHertz, sets: 2,
        grade: options.grade, faults: FaultPlan(faults))
    }
    let good = try plan([])
    guard case .success(let built) = CalibrationBuilder.build(good.calibrationInput()) else {
      return Row()
    }
    var draws = SeededGenerator(seed: seed).branch(815)
    let worn = try plan(kind.faults(&draws)).showing(kind.isSet ? .mixed : .session)
    let run = PipelineRun(worn.configuration(.profile(built.profile)), worn.stream())
    var row = Row(recordings: 1)
    let told = run.alerts.first { $0.kind == .recalibrate }
    if let told {
      row.told = 1
      row.seconds = [seconds(told.time)]
    }
    row.reps = run.reps.count
    row.judged = run.reps.count { $0.verdict != .noCall }
    row.lost = run.reps.count { $0.verdict == .lost }
    if kind.isBad != (told != nil) {
      row.remarks = ["\(seed) \(style) \(told.map { "at \(seconds($0.time)) s" } ?? "not told")"]
    }
    return row
  }

  private static func line(_ name: String, _ sensors: Int, _ row: Row) -> String {
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let sorted = row.seconds.sorted()
    let median = sorted.isEmpty ? "-" : "\(Int(sorted[sorted.count / 2]))"
    let share = row.recordings == 0 ? "-" : "\((1000 * row.told / row.recordings + 5) / 10) %"
    return name + String(repeating: " ", count: max(1, 24 - name.count)) + right("\(sensors)", 8)
      + right("\(row.recordings)", 10) + right(share, 8) + right(median, 10)
      + right("\(row.reps)", 7) + right("\(row.judged)", 8) + right("\(row.lost)", 6)
  }
}
