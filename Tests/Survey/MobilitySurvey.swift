import CalibrationSteps
import Foundation
import HingeCore
import Simulation
import TestSupport

/// How far the mobility check is off on simulated wearers: hip flexion where the back begins to round.
struct MobilitySurvey: Sendable {
  var options: SurveyOptions

  struct Row: Sendable {
    var tried = 0
    /// The calibration was refused.
    var uncalibrated = 0
    /// The check was refused, by token.
    var refused: [String: Int] = [:]
    /// Measured less true, of wearers whose back rounded, where it was seen and where it was not.
    var seen: [Double] = []
    var unseen: [Double] = []
    /// The back stayed neutral: said so, and by how much the depth is off; and said to have rounded.
    var neutral: [Double] = []
    var imagined = 0
    var remarks: [String] = []
  }

  func table(_ jobs: [(UInt64, LiftStyle, Int)]) async throws -> String {
    var lines = [
      "sensors  tried  no calibration  refused   rounded: seen, error, spread, worst   unseen, error, spread"
        + "   neutral: said, error, spread   said round"
    ]
    for sensors in options.sensors {
      let row = try await measure(jobs.filter { $0.2 == sensors })
      lines.append(Self.line(sensors, row))
      if !row.refused.isEmpty {
        let names = row.refused.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        lines.append("         refused: " + names.joined(separator: ", "))
      }
      if options.withRemarks { lines += row.remarks.map { "    \($0)" } }
    }
    return lines.joined(separator: "\n")
  }

  private func measure(_ jobs: [(UInt64, LiftStyle, Int)]) async throws -> Row {
    try await withThrowingTaskGroup(of: Row.self) { group in
      for (seed, style, sensors) in jobs {
        group.addTask { try check(seed, style, sensors) }
      }
      var sum = Row()
      for try await one in group {
        sum.tried += one.tried
        sum.uncalibrated += one.uncalibrated
        sum.refused.merge(one.refused, uniquingKeysWith: +)
        sum.seen += one.seen
        sum.unseen += one.unseen
        sum.neutral += one.neutral
        sum.imagined += one.imagined
        sum.remarks += one.remarks
      }
      return sum
    }
  }

  private func check(_ seed: UInt64, _ style: LiftStyle, _ sensors: Int) throws -> Row {
    let plan = try SimulationPlan(
      seed: seed, style: style, sensors: sensors, rateHertz: options.rateHertz,
      grade: options.grade)
    var row = Row(tried: 1)
    guard case .success(let built) = CalibrationBuilder.build(plan.calibrationInput()) else {
      row.uncalibrated = 1
      return row
    }
    let stream = plan.showing(.mobility).stream()
    let truths = stream.truth().deepHinges ?? []
    let known = truths.map { $0.neutralDegrees ?? $0.deepestDegrees }.sorted()
    let rounds = truths.contains { $0.neutralDegrees != nil }
    guard known.count == 3 else { return row }
    switch MobilityCheck.measure(
      Array(stream), plan.configuration(.profile(built.profile)))
    {
    case .failure(let refusal):
      row.refused = [refusal.token.rawValue: 1]
      row.remarks = ["\(seed) \(style) \(refusal)"]
    case .success(let found):
      let error = Double(found.neutral.millidegrees) / 1000 - known[1]
      switch (rounds, found.isAtLeast) {
      case (true, false): row.seen = [error]
      case (true, true): row.unseen = [error]
      case (false, true): row.neutral = [error]
      case (false, false): row.imagined = 1
      }
      if abs(error) > 4 || rounds == found.isAtLeast {
        let each = found.bends.map {
          "\($0.isAtLeast ? ">=" : "")\($0.neutral.millidegrees / 1000)"
        }
        row.remarks = [
          "\(seed) \(style) off by \(String(format: "%.1f", error)): found \(each), true "
            + "\(truths.map { "\(Int($0.neutralDegrees ?? -$0.deepestDegrees))+\(Int($0.roundingDegrees))" }), "
            + "limit \(found.limit.millidegrees)"
        ]
      }
    }
    return row
  }

  private static func line(_ sensors: Int, _ row: Row) -> String {
    func mean(_ values: [Double]) -> Double {
      values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
    }
    func deviation(_ values: [Double]) -> Double {
      let center = mean(values)
      return mean(values.map { ($0 - center) * ($0 - center) }).squareRoot()
    }
    let worst = row.seen.map { abs($0) }.max() ?? .nan
    return String(
      format:
        "%7d %6d %15d %8d   %13d  %+5.1f  %5.1f  %5.1f   %6d  %+5.1f  %5.1f   %13d  %+5.1f  %5.1f   %10d",
      sensors, row.tried, row.uncalibrated, row.refused.values.reduce(0, +), row.seen.count,
      mean(row.seen), deviation(row.seen), worst, row.unseen.count, mean(row.unseen),
      deviation(row.unseen), row.neutral.count, mean(row.neutral), deviation(row.neutral),
      row.imagined)
  }
}
