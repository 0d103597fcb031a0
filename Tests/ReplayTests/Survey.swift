import Foundation
import HingeCore
import Simulation
import TestSupport
import Testing

/// Not a test but a measurement, for those who set the limits: run with HINGE_SURVEY=1 in a release
/// build, prints a line a style, mode, grade and scenario.
@Suite struct Survey {
  private static var isWanted: Bool { ProcessInfo.processInfo.environment["HINGE_SURVEY"] != nil }

  @Test(.enabled(if: isWanted, "set HINGE_SURVEY=1 to measure"), arguments: [2, 1], everyStyle)
  func measure(sensors: Int, style: LiftStyle) throws {
    for grade in [SensorGrade.perfect, .typical, .worst] {
      var refused = 0
      var abstained = 0
      var scores: [Scenario: SetScore] = [:]
      var remarks: [String] = []
      var idleReps = 0
      var idleAlerts = 0
      for seed in UInt64(100)...119 {
        let plan = try SimulationPlan(seed: seed, style: style, sensors: sensors, grade: grade)
        let lifter: CalibratedLifter
        do {
          lifter = try CalibratedLifter(plan)
        } catch {
          refused += 1
          remarks.append("  \(seed) refused: \(error)")
          continue
        }
        let judged = lifter.profile.rounding == .judged
        if !judged { abstained += 1 }
        for scenario in [Scenario.neutral, .mixed, .fatigue, .struggle] {
          let (run, truth) = lifter.run(scenario)
          let score = SetScore(run, truth, judged: judged)
          scores[scenario, default: SetScore()] += score
          remarks += score.remarks.map { "  \(seed) \(scenario): \($0)" }
        }
        let (run, _) = lifter.run(.idle)
        idleReps += run.reps.count
        idleAlerts += run.alerts.count
        if !run.reps.isEmpty || !run.alerts.isEmpty {
          remarks.append("  \(seed) idle: \(run.reps.count) reps, \(run.alerts.map(\.kind))")
        }
      }
      var line = "SURVEY \(sensors)s \(style) \(grade): refused \(refused) abstained \(abstained)"
      line += " idle \(idleReps) reps \(idleAlerts) alerts"
      for scenario in [Scenario.neutral, .mixed, .fatigue, .struggle] {
        let s = scores[scenario] ?? SetScore()
        line += " | \(scenario) exact \(s.exactSets)/\(s.sets)"
        line += String(format: " rmse %.2f", s.rmseDegrees)
        line += " caught \(s.caught)/\(s.roundings) false \(s.falselyLost)/\(s.neutralReps)"
      }
      print(([line] + remarks).joined(separator: "\n"))
    }
  }
}

let everyStyle: [LiftStyle] = [
  .conventional, .sumo, .trapBar, .blockPull, .kettlebell, .romanian, .goodMorning,
]
