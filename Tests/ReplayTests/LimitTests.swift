import HingeCore
import Simulation
import TestSupport
import Testing

/// What must hold for simulated lifters with their truth; `scripts/survey` shows where the limits stand.
@Suite struct LimitTests {
  /// One wearer a style, other ones with every further round.
  private func wearers(_ sensors: Int) throws -> [CalibratedLifter] {
    var list: [CalibratedLifter] = []
    for round in 0..<fuzzRounds(1) {
      for (index, style) in everyStyle.enumerated() {
        // One sacral sensor hardly sees a sumo.
        if sensors == 1 && style == .sumo { continue }
        let seed = UInt64(100 + (round + index * 3) % 20)
        let plan = try SimulationPlan(
          seed: seed, style: style, sensors: sensors, reps: 4,
          grade: round % 2 == 0 ? .typical : .perfect)
        do {
          list.append(try CalibratedLifter(plan))
        } catch {
          print("seed \(seed) \(style) with \(sensors): \(error)")
        }
      }
    }
    return list
  }

  @Test func twoSensors() throws {
    let lifters = try wearers(2)
    #expect(lifters.count == 7 * fuzzRounds(1))
    var total = SetScore()
    for lifter in lifters {
      let (run, truth) = lifter.run(.mixed)
      let score = SetScore(run, truth, judged: lifter.profile.rounding == .judged)
      #expect(score.rmseDegrees < 3.2, "seed \(lifter.plan.seed) \(lifter.plan.style)")
      total += score
    }
    #expect(total.exactSets * 100 >= total.sets * 97, "\(total.remarks)")
    #expect(total.rmseDegrees < 1.6, "\(total.rmseDegrees)°")
    #expect(total.roundings > 0)
    #expect(total.caught * 100 >= total.roundings * 97, "\(total.remarks)")
    #expect(total.falselyLost * 100 <= total.neutralReps * 15, "\(total.remarks)")
  }

  /// Far from the aim of 85 and 95 % yet: these limits only keep it from getting worse.
  @Test func oneSensor() throws {
    let lifters = try wearers(1)
    #expect(lifters.count * 100 >= 6 * 80 * fuzzRounds(1))
    var total = SetScore()
    for lifter in lifters {
      let (run, truth) = lifter.run(.mixed)
      total += SetScore(run, truth, judged: lifter.profile.rounding == .judged)
    }
    #expect(total.exactSets * 100 >= total.sets * 65, "\(total.remarks)")
    #expect(total.roundings > 0)
    #expect(total.caught * 100 >= total.roundings * 50, "\(total.remarks)")
  }

  /// Nothing in a gym without a lift is a rep or an alert. Alerts nearly so; reps not yet: a bent-over
  /// row or a plate picked up counts now and then.
  @Test func idle() throws {
    var reps = 0
    var alerts = 0
    let lifters = try wearers(2)
    for lifter in lifters {
      let (run, _) = lifter.run(.idle)
      reps += run.reps.count
      alerts += run.alerts.count
    }
    #expect(reps * 10 <= lifters.count * 14, "\(reps) reps in \(lifters.count) recordings")
    #expect(alerts * 10 <= lifters.count * 2, "\(alerts) alerts in \(lifters.count) recordings")
  }
}

let everyStyle: [LiftStyle] = [
  .conventional, .sumo, .trapBar, .blockPull, .kettlebell, .romanian, .goodMorning,
]
