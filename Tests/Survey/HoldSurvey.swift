import CalibrationSteps
import HingeCore
import Simulation
import TestSupport

/// Rounds of holds: whether they are found, named and timed, and which losses are told; with the kind
/// chosen and without; and what the lifting pipeline makes of the same samples.
struct HoldSurvey: Sendable {
  var options: SurveyOptions

  struct Row: Sendable {
    var score = HoldScore()
    /// Of the lifting pipeline on the same samples, with a profile and without.
    var reps = 0
    var alerts = 0
  }

  private static let kinds: [HoldKind] = [
    .plank, .sidePlank, .birdDog, .bridge, .carry, .hinge,
  ]

  func table() async throws -> String {
    var lines: [String] = []
    for sensors in options.sensors {
      for isChosen in [true, false] {
        lines.append("sensors \(sensors), \(isChosen ? "kind chosen" : "kind recognised")")
        lines.append(
          "kind        rounds exact  holds found kind  start end length >0.3s  worst s  losses told "
            + "named  >0.5s worst s  unseen told  clean lost  false  lifting: reps alerts")
        var all = Row()
        for kind in Self.kinds {
          let row = try await measure(kind, sensors: sensors, isChosen: isChosen)
          all.score += row.score
          all.reps += row.reps
          all.alerts += row.alerts
          lines.append(Self.line(kind.token.description, row))
          if options.withRemarks { lines += row.score.remarks.map { "    \($0)" } }
        }
        lines.append(Self.line("all", all))
        if !isChosen {
          let none = try await measure(nil, sensors: sensors, isChosen: false)
          lines.append(
            "no hold: \(none.score.rounds) rounds, \(none.score.invented) holds; lifting: "
              + "\(none.reps) reps, \(none.alerts) alerts")
          if options.withRemarks { lines += none.score.remarks.map { "    \($0)" } }
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  private func measure(
    _ kind: HoldKind?, sensors: Int, isChosen: Bool
  ) async throws -> Row {
    try await withThrowingTaskGroup(of: (UInt64, Row).self) { group in
      for seed in options.seeds {
        let style = options.styles[Int(seed % UInt64(options.styles.count))]
        group.addTask {
          (seed, try round(seed, style, sensors, kind, isChosen: isChosen))
        }
      }
      var rows: [(UInt64, Row)] = []
      for try await one in group { rows.append(one) }
      var sum = Row()
      for (_, row) in rows.sorted(by: { $0.0 < $1.0 }) {
        sum.score += row.score
        sum.reps += row.reps
        sum.alerts += row.alerts
      }
      return sum
    }
  }

  private func round(
    _ seed: UInt64, _ style: LiftStyle, _ sensors: Int, _ kind: HoldKind?, isChosen: Bool
  ) throws -> Row {
    let good = try SimulationPlan(
      seed: seed, style: style, sensors: sensors, rateHertz: options.rateHertz,
      grade: options.grade)
    guard case .success(let built) = CalibrationBuilder.build(good.calibrationInput()) else {
      return Row()
    }
    let plan = good.showing(kind.map { Scenario(holding: $0) } ?? .holdNone)
    let stream = plan.stream()
    let samples = Array(stream)
    let run = HoldRun(
      plan.holdConfiguration(built.profile, kind: isChosen ? kind : nil), samples)
    var row = Row(score: HoldScore(run, stream.holdTruth()))
    row.score.remarks = row.score.remarks.map { "\(seed): \($0)" }
    if !isChosen {
      let lifted = PipelineRun(plan.configuration(.profile(built.profile)), samples)
      row.reps = lifted.reps.count
      row.alerts = lifted.alerts.count
      for rep in lifted.reps {
        row.score.remarks.append(
          "\(seed): lifting \(style.token): rep at \(Double(rep.lockout.microseconds) / 1e6)")
      }
      for alert in lifted.alerts {
        row.score.remarks.append(
          "\(seed): lifting \(style.token): \(alert.kind.token) at "
            + "\(Double(alert.time.microseconds) / 1e6)")
      }
    }
    return row
  }

  private static func line(_ name: String, _ row: Row) -> String {
    func right(_ value: Int, _ width: Int) -> String {
      let text = "\(value)"
      return String(repeating: " ", count: max(1, width - text.count)) + text
    }
    func late(_ values: [Double], _ limit: Double) -> Int { values.count { abs($0) > limit } }
    func worst(_ values: [Double]) -> String {
      let most = values.map { abs($0) }.max() ?? 0
      let text = "\((most * 100).rounded() / 100)"
      return String(repeating: " ", count: max(1, 9 - text.count)) + text
    }
    let s = row.score
    return name + String(repeating: " ", count: max(1, 12 - name.count)) + right(s.rounds, 6)
      + right(s.exactRounds, 6) + right(s.holds, 7) + right(s.found, 6) + right(s.rightKind, 5)
      + right(late(s.starts, 0.3), 7) + right(late(s.ends, 0.3), 4)
      + right(late(s.lengths, 0.3), 13) + worst(s.starts + s.ends + s.lengths)
      + right(s.losses, 8) + right(s.told, 5) + right(s.rightlyNamed, 6)
      + right(late(s.delays, 0.5), 7) + worst(s.delays) + right(s.unseen, 7)
      + right(s.unseenTold, 5) + right(s.clean, 7) + right(s.falselyLost, 5)
      + right(s.falseLosses, 7) + right(row.reps, 15) + right(row.alerts, 7)
  }
}
