import CalibrationSteps
import Foundation
import HingeCore
import Simulation
import TestSupport

/// One wearer's answers, by scenario, and why he was refused where he was.
struct WearerScore: Sendable {
  var seed: UInt64
  var style: LiftStyle
  var sensors: Int
  var refusal: String?
  var isJudged = false
  var parts: [Part] = []

  struct Part: Sendable {
    var name: String
    /// Nothing was wrong with the data.
    var isClean: Bool
    var score: SetScore
  }
}

/// Calibrates a simulated wearer and lets him lift: every kind of set, one with faults of the
/// data, and a while without a lift.
struct Survey: Sendable {
  var options: SurveyOptions

  func measure(seed: UInt64, style: LiftStyle, sensors: Int) throws -> WearerScore {
    let plan = try SimulationPlan(
      seed: seed, style: style, sensors: sensors, rateHertz: options.rateHertz,
      reps: options.reps, grade: options.grade)
    var result = WearerScore(seed: seed, style: style, sensors: sensors)
    let profile: WearerProfile
    switch CalibrationBuilder.build(plan.calibrationInput()) {
    case .success(let built): profile = built.profile
    case .failure(let refusals):
      result.refusal = refusals.list.map(\.description).joined(separator: "; ")
      return result
    }
    result.isJudged = profile.rounding == .judged
    for scenario in options.scenarios {
      let shown = plan.showing(scenario)
      let run = PipelineRun(plan.configuration(.profile(profile)), shown.stream())
      let score =
        scenario.setKind == nil
        ? SetScore(idle: run)
        : SetScore(run, shown.stream().truth(), judged: result.isJudged)
      result.parts.append(WearerScore.Part(name: scenario.rawValue, isClean: true, score: score))
    }
    if options.withFaults { result.parts += try faulty(plan, profile, result.isJudged) }
    return result
  }

  /// The mixed set again, with the data going wrong.
  private func faulty(
    _ plan: SimulationPlan, _ profile: WearerProfile, _ judged: Bool
  ) throws -> [WearerScore.Part] {
    var draws = SeededGenerator(seed: plan.seed).branch(4711)
    func time() -> Double { 8 + Double(draws.next() % 2000) / 100 }
    func share() -> Double { Double(draws.next() % 1000) / 1000 }
    let kinds: [(String, SimulatedFault)] = [
      ("gap", SimulatedFault(.gap, startSeconds: time(), durationSeconds: 0.02 + 0.6 * share())),
      ("saturation", SimulatedFault(.saturation, startSeconds: time(), durationSeconds: 0.1)),
      (
        "slip", SimulatedFault(.slip, startSeconds: time(), sensor: 1, degrees: 1 + 4 * share())
      ),
    ]
    return try kinds.map { name, fault in
      let shown = try SimulationPlan(
        seed: plan.seed, style: plan.style, sensors: plan.sensors, rateHertz: plan.rateHertz,
        scenario: .mixed, reps: plan.reps, grade: plan.grade, faults: FaultPlan([fault]))
      let run = PipelineRun(plan.configuration(.profile(profile)), shown.stream())
      return WearerScore.Part(
        name: name, isClean: false, score: SetScore(run, shown.stream().truth(), judged: judged))
    }
  }
}

@main struct Program {
  static func main() async {
    do {
      let options = try SurveyOptions(CommandLine.arguments.dropFirst())
      let survey = Survey(options: options)
      var jobs: [(UInt64, LiftStyle, Int)] = []
      for sensors in options.sensors {
        for style in options.styles {
          // Other people in every style: one seed names one person.
          let offset = UInt64(SurveyOptions.everyStyle.firstIndex(of: style) ?? 0)
          for seed in options.seeds { jobs.append((seed * 10 + offset, style, sensors)) }
        }
      }
      let all = jobs
      if options.ofFlaws {
        print(try await FlawSurvey(options: options).table(all))
        return
      }
      if options.ofWearing {
        print(try await WearingSurvey(options: options).table(all))
        return
      }
      if options.ofMobility {
        print(try await MobilitySurvey(options: options).table(all))
        return
      }
      if options.ofHolds {
        print(try await HoldSurvey(options: options).table())
        return
      }
      let scores = try await withThrowingTaskGroup(of: (Int, WearerScore).self) { group in
        for (index, job) in all.enumerated() {
          group.addTask {
            (index, try survey.measure(seed: job.0, style: job.1, sensors: job.2))
          }
        }
        var list: [(Int, WearerScore)] = []
        for try await one in group { list.append(one) }
        return list.sorted { $0.0 < $1.0 }.map(\.1)
      }
      print(SurveyTable(scores, options).text)
    } catch {
      FileHandle.standardError.write(Data("survey: \(error)\n".utf8))
      exit(64)
    }
  }
}
