import Foundation
import HingeCore
import TestSupport

/// The survey as a table: a line a mode, then by style and by scenario. The first lines leave out
/// what was recorded with faults of the data.
struct SurveyTable {
  private let wearers: [WearerScore]
  private let options: SurveyOptions

  init(_ wearers: [WearerScore], _ options: SurveyOptions) {
    self.wearers = wearers
    self.options = options
  }

  var text: String {
    var lines: [String] = []
    for sensors in options.sensors {
      let mode = wearers.filter { $0.sensors == sensors }
      lines += ["", sensors == 2 ? "two sensors" : "one sensor", Self.heading]
      lines.append(line("all", mode, \.isClean))
      for style in options.styles {
        lines.append(line("\(style.token)", mode.filter { $0.style == style }, \.isClean))
      }
      var names: [String] = []
      for part in mode.flatMap(\.parts) where !names.contains(part.name) { names.append(part.name) }
      for name in names { lines.append(line(name, mode) { $0.name == name }) }
    }
    if options.withRemarks { lines += remarks }
    return lines.joined(separator: "\n")
  }

  private static let heading =
    "                 refu abst  sets exact%  caught% of    passed% of    lost%  alarm p50 p95 ms"
    + "  liftoff lockout ms  rmse  peak LoA deg    idle reps alerts"

  private func line(
    _ name: String, _ wearers: [WearerScore], _ isWanted: (WearerScore.Part) -> Bool
  ) -> String {
    var sum = SetScore()
    for one in wearers { for part in one.parts where isWanted(part) { sum += part.score } }
    let refused = wearers.count { $0.refusal != nil }
    let abstained = wearers.count { $0.refusal == nil && !$0.isJudged }
    let mean = Self.mean(sum.peaks)
    let deviation = Self.mean(sum.peaks.map { ($0 - mean) * ($0 - mean) }).squareRoot()
    func share(_ part: Int, _ whole: Int) -> Double {
      whole == 0 ? .nan : 100 * Double(part) / Double(whole)
    }
    return name.padding(toLength: 15, withPad: " ", startingAt: 0)
      + String(
        format: " %4d %4d %6d %6.1f  %6.1f %4d   %6.1f %4d   %5.1f  %9.0f %6.0f"
          + "  %10.0f %7.0f   %5.2f  %+5.1f %+5.1f  %5d %4d %5d",
        refused, abstained, sum.sets, share(sum.exactSets, sum.sets),
        share(sum.caught, sum.roundings), sum.roundings, share(sum.passed, sum.neutralReps),
        sum.neutralReps, share(sum.falselyLost, sum.neutralReps),
        1000 * Self.quantile(sum.latencies, 0.5), 1000 * Self.quantile(sum.latencies, 0.95),
        1000 * Self.mean(sum.liftoffs), 1000 * Self.mean(sum.lockouts), sum.rmseDegrees,
        mean - 1.96 * deviation, mean + 1.96 * deviation, sum.idles, sum.idleReps, sum.idleAlerts)
  }

  private var remarks: [String] {
    var lines = [""]
    for one in wearers {
      let who = "\(one.sensors)s \(one.style.token) \(one.seed)"
      if let refusal = one.refusal { lines.append("\(who) \(refusal)") }
      for part in one.parts { lines += part.score.remarks.map { "\(who) \(part.name): \($0)" } }
    }
    return lines
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
  }

  private static func quantile(_ values: [Double], _ share: Double) -> Double {
    if values.isEmpty { return .nan }
    let sorted = values.sorted()
    let place = share * Double(sorted.count - 1)
    let low = Int(place)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
  }
}
