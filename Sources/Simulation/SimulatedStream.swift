package import HingeCore
package import IMU

/// The samples of a simulated recording, one after the other, and what they really show.
///
/// Samples are made when they are asked for; a copy of the stream goes on by itself and yields the
/// same ones.
package struct SimulatedStream: Sendable, Sequence, IteratorProtocol {
  package let scenario: Scenario
  package let sensors: Int
  /// As the sensors claim it; the time stamps show the true one.
  package let rateHertz: Int
  package let lifter: LifterModel
  private var scene: Scene
  private var sacrum: SimulatedSensor
  private var thorax: SimulatedSensor
  private let faults: FaultPlan
  private let swapped: Bool
  private let intervalSeconds: Double
  private var index = 0

  /// Any wearer in a planned scenario.
  package init(plan: SimulationPlan, wearer: SimulatedWearer) {
    let root = SeededGenerator(seed: plan.seed)
    // Every scenario has draws of its own, so that asking for one never changes another.
    let place = Scenario.allCases.firstIndex(of: plan.scenario) ?? 0
    let purpose = 16 + UInt64(place)
    scenario = plan.scenario
    sensors = plan.sensors
    rateHertz = plan.rateHertz
    lifter = wearer.lifter
    scene = Scene(
      plan.scenario, lifter: wearer.lifter, reps: plan.reps, setCount: plan.sets,
      restSeconds: Double(plan.restSeconds),
      roundingShare: plan.roundingPercent.map { Double($0) / 100 }, flaw: plan.flaw,
      draws: root.branch(purpose))
    let lower = root.branch(64 + purpose)
    let upper = root.branch(128 + purpose)
    if plan.scenario == .sixFaces {
      var hands = root.branch(192 + purpose)
      sacrum = SimulatedSensor(
        point: .box, index: 0, missedShare: 0, errors: wearer.sacrum.boxed(using: &hands),
        rateHertz: plan.rateHertz, draws: lower)
      thorax = SimulatedSensor(
        point: .box, index: 1, missedShare: 0, errors: wearer.thorax.boxed(using: &hands),
        rateHertz: plan.rateHertz, draws: upper)
    } else {
      sacrum = SimulatedSensor(
        point: .sacrum, index: 0, missedShare: wearer.lifter.sacrumArtefactShare,
        errors: wearer.sacrum, rateHertz: plan.rateHertz, draws: lower)
      thorax = SimulatedSensor(
        point: .thorax, index: 1, missedShare: wearer.lifter.thoraxArtefactShare,
        errors: wearer.thorax, rateHertz: plan.rateHertz, draws: upper)
    }
    let flawed = plan.scenario == .hinge ? plan.flaw?.faults ?? [] : []
    faults = FaultPlan(plan.faults.faults + flawed)
    swapped = wearer.sensorsSwapped && plan.sensors == 2
    intervalSeconds = (1 + wearer.rateErrorShare) / Double(plan.rateHertz)
  }

  /// What the counts mean, one a sensor.
  package var descriptions: [SensorDescription] {
    Array(repeating: SimulatedSensor.description, count: sensors)
  }

  package var durationSeconds: Double { scene.motion.duration }

  /// The moment of the sample that comes next.
  package var position: Timestamp { stamp(Double(index) * intervalSeconds) }

  package mutating func next() -> SampleInput? {
    while true {
      let time = Double(index) * intervalSeconds
      if time > scene.motion.duration { return nil }
      index += 1
      if faults.isSilent(at: time) { continue }
      let moment = Moment(scene.motion, at: time)
      let lower = sacrum.sample(moment, faults: faults)
      if sensors < 2 { return SampleInput(time: stamp(time), sacrum: lower) }
      let upper = thorax.sample(moment, faults: faults)
      return SampleInput(
        time: stamp(time), sacrum: swapped ? upper : lower, thorax: swapped ? lower : upper)
    }
  }

  /// The sensor that does not answer at a moment: 1, 2, 0 for all; nil while all answer. A bus
  /// that is simulated too fails with it.
  package func lostSensor(at time: Timestamp) -> Int? {
    faults.lost(at: Double(time.microseconds) / 1_000_000)
  }

  /// The lifter hears the buzzer begin now, and begins to mend his back 0.3 s later: the samples
  /// to come and the truth change with it.
  package mutating func heardBuzzer() {
    scene.motion.correct(heard: Double(index) * intervalSeconds)
  }

  /// Found anew at every call, in the time of some seconds of samples.
  package func truth() -> LiftTruth {
    TruthFinder(scene: scene, lifter: lifter).truth(scenario: scenario, sensors: sensors)
  }

  /// Of a round of holds; without any holds for every other scenario.
  package func holdTruth() -> HoldTruth {
    HoldTruthFinder(scene: scene).truth(scenario: scenario, sensors: sensors)
  }

  /// What the sensors get wrong; the same in every recording of a seed.
  package func deviceTruth() -> DeviceTruth {
    let inOrder = swapped ? [thorax, sacrum] : [sacrum, thorax]
    return DeviceTruth(
      plan: scenario.rawValue,
      sensors: inOrder.prefix(sensors).map {
        SensorTruth($0.errors, noiseFactor: $0.noiseFactor, seconds: durationSeconds)
      })
  }

  private func stamp(_ seconds: Double) -> Timestamp {
    Timestamp(microseconds: Int64((seconds * 1_000_000).rounded()))
  }
}
