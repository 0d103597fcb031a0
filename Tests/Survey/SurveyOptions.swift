import HingeCore
import Simulation

/// What to measure, from the command line: `--name value`.
struct SurveyOptions: Sendable {
  var seeds: ClosedRange<UInt64> = 1...8
  var styles: [LiftStyle] = SurveyOptions.everyStyle
  var sensors = [2, 1]
  var rateHertz = 200
  var reps = 5
  var grade = SensorGrade.typical
  var scenarios: [Scenario] = [.neutral, .mixed, .fatigue, .struggle, .idle]
  var withFaults = true
  /// Says of every set what was wrong. Not for test seeds.
  var withRemarks = false

  /// Bad calibrations instead of lifts.
  var ofFlaws = false
  /// Belts put on badly after a good calibration.
  var ofWearing = false
  /// Mobility checks.
  var ofMobility = false
  /// Rounds of holds.
  var ofHolds = false

  static let everyStyle: [LiftStyle] = [
    .conventional, .sumo, .trapBar, .blockPull, .kettlebell, .romanian, .goodMorning,
  ]

  struct Unknown: Error, CustomStringConvertible {
    let description: String
  }

  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    while let name = rest.popFirst() {
      if name == "--remarks" {
        withRemarks = true
        continue
      }
      if name == "--flaws" {
        ofFlaws = true
        continue
      }
      if name == "--wearing" {
        ofWearing = true
        continue
      }
      if name == "--mobility" {
        ofMobility = true
        continue
      }
      if name == "--holds" {
        ofHolds = true
        continue
      }
      guard let value = rest.popFirst() else { throw Unknown(description: "\(name) needs a value") }
      guard try take(name, value, value.split(separator: ",").map(String.init)) else {
        throw Unknown(description: "\(name) \(value) is not known; see scripts/survey")
      }
    }
  }

  /// False for what is not known.
  private mutating func take(_ name: String, _ value: String, _ list: [String]) throws -> Bool {
    switch name {
    case "--seeds":
      let ends = value.split(separator: "-").compactMap { UInt64($0) }
      guard let first = ends.first, let last = ends.last, first <= last else { return false }
      seeds = first...last
    case "--styles":
      styles = SurveyOptions.everyStyle.filter { list.contains($0.token.description) }
      return styles.count == list.count
    case "--sensors":
      sensors = list.compactMap { Int($0) }
      return sensors.allSatisfy { $0 == 1 || $0 == 2 } && sensors.count == list.count
    case "--scenarios":
      scenarios = list.filter { $0 != "faults" }.compactMap { Scenario(rawValue: $0) }
      withFaults = list.contains("faults")
      return scenarios.count + (withFaults ? 1 : 0) == list.count
    case "--reps": reps = Int(value) ?? 0
    case "--rate": rateHertz = Int(value) ?? 0
    case "--grade":
      guard let known = SensorGrade(rawValue: value) else { return false }
      grade = known
    default: return false
    }
    return true
  }
}
