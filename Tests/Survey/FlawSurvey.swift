import CalibrationSteps
import HingeCore
import Simulation
import TestSupport

/// How many bad calibrations are refused, and how many of those with their true reason: every flaw
/// that the simulation knows, for every wearer and style asked for; and good ones beside them.
struct FlawSurvey: Sendable {
  var options: SurveyOptions

  struct Row: Sendable {
    var tried = 0
    var refused = 0
    /// The true reason is among those named.
    var named = 0
    /// What was said instead.
    var remarks: [String] = []
  }

  func table(_ jobs: [(UInt64, LiftStyle, Int)]) async throws -> String {
    var lines = ["flaw                    sensors  tried  refused  with its true reason"]
    var all = Row()
    for sensors in options.sensors {
      let own = jobs.filter { $0.2 == sensors }
      for flaw in CalibrationFlaw.allCases where sensors == 2 || flaw != .sensorsSwapped {
        let row = try await measure(own, flaw)
        all.tried += row.tried
        all.refused += row.refused
        all.named += row.named
        lines.append(Self.line(flaw.rawValue, sensors, row))
        if options.withRemarks { lines += row.remarks.map { "    \($0)" } }
      }
      lines.append(Self.line("none", sensors, try await measure(own, nil)))
    }
    lines.append(Self.line("all flaws", 0, all))
    return lines.joined(separator: "\n")
  }

  private func measure(_ jobs: [(UInt64, LiftStyle, Int)], _ flaw: CalibrationFlaw?) async throws
    -> Row
  {
    try await withThrowingTaskGroup(of: (refused: Bool, named: Bool, remark: String).self) {
      group in
      for (seed, style, sensors) in jobs {
        group.addTask {
          let plan = try SimulationPlan(
            seed: seed, style: style, sensors: sensors, rateHertz: options.rateHertz,
            grade: options.grade, flaw: flaw)
          guard case .failure(let refusals) = CalibrationBuilder.build(plan.calibrationInput())
          else { return (false, false, "\(seed) \(style) accepted") }
          let tokens = refusals.list.map(\.token.rawValue)
          return (
            true, tokens.contains { $0 == flaw?.token(in: style) },
            "\(seed) \(style) " + tokens.joined(separator: ", ")
          )
        }
      }
      var row = Row()
      for try await one in group {
        row.tried += 1
        row.refused += one.refused ? 1 : 0
        row.named += one.named ? 1 : 0
        if one.named != (flaw != nil) { row.remarks.append(one.remark) }
      }
      return row
    }
  }

  private static func line(_ name: String, _ sensors: Int, _ row: Row) -> String {
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    func share(_ count: Int) -> String {
      row.tried == 0 ? "-" : "\((1000 * count / row.tried + 5) / 10) %"
    }
    let label = name + String(repeating: " ", count: max(1, 24 - name.count))
    return label + right(sensors == 0 ? "" : "\(sensors)", 7) + right("\(row.tried)", 7)
      + right(share(row.refused), 9) + right(name == "none" ? "" : share(row.named), 22)
  }
}
