import CalibrationSteps
import HingeCore
import Simulation
import TestSupport

/// Rounds of holds: whether they are found, named and timed, and which losses are told; with the kind
/// chosen and without; and what the lifting pipeline makes of the same samples.
struct HoldSurvey: Sendable {
  var options: SurveyOptions

  /// What was made of a wearer's rounds: kind by kind, and last the one without a hold.
  struct Wearer: Sendable {
    var chosen: [HoldScore] = []
    var recognised: [HoldScore] = []
    var lifted: [Lifted] = []
  }

  /// What the lifting pipeline made of a round, with the wearer's profile and without one.
  struct Lifted: Sendable {
    var reps = 0
    var alerts = 0
    var repsWithout = 0
    var alertsWithout = 0
    var remarks: [String] = []
  }

  private static let kinds: [HoldKind?] = [
    .plank, .sidePlank, .birdDog, .bridge, .carry, .hinge, nil,
  ]

  func table() async throws -> String {
    var lines: [String] = []
    for sensors in options.sensors {
      let wearers = try await measure(sensors)
      lines.append("sensors \(sensors): \(wearers.count) of \(options.seeds.count) calibrated")
      lines += table("kind chosen", wearers.map(\.chosen))
      lines += table("kind recognised", wearers.map(\.recognised))
      lines.append(
        Self.row(
          "lifting pipeline", ["reps", "alerts", "without profile: reps", "alerts"]))
      for (index, kind) in Self.kinds.enumerated() {
        let all = wearers.map { $0.lifted[index] }
        let numbers = [
          all.map(\.reps), all.map(\.alerts), all.map(\.repsWithout), all.map(\.alertsWithout),
        ].map { "\($0.reduce(0, +))" }
        lines.append(Self.row(Self.name(kind), numbers))
        if options.withRemarks { lines += all.flatMap(\.remarks).map { "    \($0)" } }
      }
    }
    return lines.joined(separator: "\n")
  }

  private func table(_ title: String, _ scores: [[HoldScore]]) -> [String] {
    var lines = [
      Self.row(
        title,
        [
          "rounds", "exact", "holds", "found", "kind", "start", "end", "length", "worst s",
          "losses", "told", "named", "late", "worst s", "unseen", "told", "clean", "lost", "false",
        ])
    ]
    var sum = HoldScore()
    for (index, kind) in Self.kinds.enumerated() {
      var own = HoldScore()
      for score in scores { own += score[index] }
      if let kind {
        sum += own
        lines.append(Self.line(kind.token.description, own))
      } else {
        lines.append(Self.row("all", Self.numbers(sum)))
        lines.append("no hold: \(own.rounds) rounds, \(own.invented) holds said")
      }
      if options.withRemarks { lines += own.remarks.map { "    \($0)" } }
    }
    return lines
  }

  private func measure(_ sensors: Int) async throws -> [Wearer] {
    try await withThrowingTaskGroup(of: (UInt64, Wearer?).self) { group in
      for seed in options.seeds {
        let style = options.styles[Int(seed % UInt64(options.styles.count))]
        group.addTask { (seed, try wearer(seed, style, sensors)) }
      }
      var rows: [(UInt64, Wearer)] = []
      for try await (seed, one) in group {
        if let one { rows.append((seed, one)) }
      }
      return rows.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// Nil where the calibration is refused.
  private func wearer(_ seed: UInt64, _ style: LiftStyle, _ sensors: Int) throws -> Wearer? {
    let good = try SimulationPlan(
      seed: seed, style: style, sensors: sensors, rateHertz: options.rateHertz,
      grade: options.grade)
    guard case .success(let built) = CalibrationBuilder.build(good.calibrationInput()) else {
      return nil
    }
    var result = Wearer()
    for kind in Self.kinds {
      let plan = good.showing(kind.map { Scenario(holding: $0) } ?? .holdNone)
      let stream = plan.stream()
      let samples = Array(stream)
      let truth = stream.holdTruth()
      for isChosen in [true, false] {
        let run = HoldRun(
          plan.holdConfiguration(built.profile, kind: isChosen ? kind : nil), samples)
        var score = HoldScore(run, truth)
        score.remarks = score.remarks.map { "\(seed): \($0)" }
        if isChosen { result.chosen.append(score) } else { result.recognised.append(score) }
      }
      result.lifted.append(lift(plan, built.profile, samples))
    }
    return result
  }

  private func lift(
    _ plan: SimulationPlan, _ profile: WearerProfile, _ samples: [SampleInput]
  ) -> Lifted {
    let with = PipelineRun(plan.configuration(.profile(profile)), samples)
    // A mounting found from the recording is, where all goes well, the profile's.
    let found = FoundMounting(
      sensorCount: profile.sensorCount, sacrum: profile.sacrum, thorax: profile.thorax,
      range: Angle(degrees: 40))
    let without = PipelineRun(plan.configuration(.found(found)), samples)
    var result = Lifted(
      reps: with.reps.count, alerts: with.alerts.count, repsWithout: without.reps.count,
      alertsWithout: without.alerts.count)
    func seconds(_ time: Timestamp) -> Double { Double(time.microseconds / 1000) / 1000 }
    result.remarks = with.reps.map {
      "\(plan.seed) \(plan.style.token): rep at \(seconds($0.lockout)) s"
    }
    result.remarks += with.alerts.map {
      "\(plan.seed) \(plan.style.token): \($0.kind.token) at \(seconds($0.time)) s"
    }
    return result
  }

  private static func name(_ kind: HoldKind?) -> String {
    kind.map { $0.token.description } ?? "no hold"
  }

  private static func line(_ name: String, _ score: HoldScore) -> String {
    row(name, numbers(score))
  }

  /// "start", "end" and "length" are off by more than 0.3 s; "late" was told more than 0.5 s later.
  private static func numbers(_ s: HoldScore) -> [String] {
    func off(_ values: [Double], _ limit: Double) -> Int { values.count { abs($0) > limit } }
    func worst(_ values: [Double]) -> String {
      "\(((values.map { abs($0) }.max() ?? 0) * 100).rounded() / 100)"
    }
    let counts = [s.rounds, s.exactRounds, s.holds, s.found, s.rightKind]
    let times = [off(s.starts, 0.3), off(s.ends, 0.3), off(s.lengths, 0.3)]
    let losses = [s.losses, s.told, s.rightlyNamed, off(s.delays, 0.5)]
    let rest = [s.unseen, s.unseenTold, s.clean, s.falselyLost, s.falseLosses]
    return (counts + times).map { "\($0)" } + [worst(s.starts + s.ends + s.lengths)]
      + losses.map { "\($0)" } + [worst(s.delays)] + rest.map { "\($0)" }
  }

  private static func row(_ name: String, _ fields: [String]) -> String {
    name + String(repeating: " ", count: max(1, 17 - name.count))
      + fields.map { String(repeating: " ", count: max(1, 8 - $0.count)) + $0 }.joined()
  }
}
