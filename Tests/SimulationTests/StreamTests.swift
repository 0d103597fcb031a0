import HingeCore
import IMU
import Simulation
import Testing

@Suite struct StreamTests {
  @Test func sameSeedSameBytes() throws {
    let plan = try SimulationPlan(seed: 42, style: .conventional, scenario: .mixed)
    #expect(fingerprint(plan.stream().samples) == fingerprint(plan.stream().samples))
    let other = try SimulationPlan(seed: 43, style: .conventional, scenario: .mixed)
    #expect(fingerprint(plan.stream().samples) != fingerprint(other.stream().samples))
  }

  /// Written down once, the same on x86-64 and arm64; any processor must make them.
  @Test(arguments: [
    (Scenario.hinge, LiftStyle.conventional, UInt64(4_875_213_318_193_874_456)),
    (.mixed, .sumo, 13_058_857_514_070_185_361), (.idle, .romanian, 30_189_052_860_873_755),
    (.fatigue, .goodMorning, 16_184_185_766_813_541_225),
    (.session, .trapBar, 10_444_753_280_988_739_090),
  ])
  func bytesAreTheSameEverywhere(
    _ scenario: Scenario, _ style: LiftStyle, _ expected: UInt64
  ) throws {
    let plan = try SimulationPlan(
      seed: 2026, style: style, rateHertz: 100, scenario: scenario, reps: 3, grade: .worst)
    #expect(fingerprint(plan.stream().samples) == expected)
  }

  @Test(arguments: everyStyle, Scenario.allCases)
  func timeRunsForwardAndEvenly(_ style: LiftStyle, _ scenario: Scenario) throws {
    let seed = UInt64(17)
    let plan = try SimulationPlan(
      seed: seed, style: style, rateHertz: 100, scenario: scenario, reps: 2, sets: 2,
      restSeconds: 15)
    var stream = plan.stream()
    #expect(stream.descriptions.count == 2)
    var before: Int64?
    var count = 0
    var shortest = Int64.max
    var longest = Int64.min
    while let sample = stream.next() {
      if let before {
        let step = sample.time.microseconds - before
        shortest = min(shortest, step)
        longest = max(longest, step)
      } else {
        #expect(sample.time.microseconds == 0)
      }
      before = sample.time.microseconds
      count += 1
    }
    #expect(shortest > 9600 && longest < 10400, "seed \(seed), \(shortest) to \(longest) µs")
    let expected = stream.durationSeconds * 100
    #expect(abs(Double(count) - expected) < 0.04 * expected)
    #expect(stream.next() == nil)
  }

  @Test(arguments: [50, 104, 200, 416, 1000])
  func anyRate(_ rate: Int) throws {
    let samples = try SimulatedStream.plain(.neutral, rateHertz: rate).samples
    let seconds = Double(samples.last?.time.microseconds ?? 0) / 1e6
    #expect(abs(Double(samples.count - 1) / seconds - Double(rate)) < 0.01 * Double(rate))
  }

  @Test func oneSensorIsTheLowerOfTwo() throws {
    let two = try SimulatedStream.plain(.mixed, sensors: 2).samples
    let one = try SimulatedStream.plain(.mixed, sensors: 1)
    #expect(one.descriptions.count == 1)
    let single = one.samples
    #expect(single.map(\.sacrum) == two.map(\.sacrum))
    #expect(single.allSatisfy { $0.thorax == .zero })
  }

  @Test func calibrationAndSetsAreOnePersons() throws {
    let plan = try SimulationPlan(seed: 8, style: .sumo, scenario: .stand)
    #expect(plan.wearer == plan.showing(.fatigue).wearer)
    // The style changes the lift, not the sensors or the rest of the person.
    let other = try SimulationPlan(seed: 8, style: .romanian, scenario: .stand)
    #expect(plan.wearer.sacrum == other.wearer.sacrum)
    #expect(plan.wearer.lifter.stepHertz == other.wearer.lifter.stepHertz)
    #expect(plan.wearer.lifter.maximumLumbarDegrees == other.wearer.lifter.maximumLumbarDegrees)
  }

  @Test func aCopyGoesOnByItself() throws {
    var stream = try SimulatedStream.plain(.stand)
    _ = stream.next()
    var copy = stream
    #expect(stream.next()?.sacrum == copy.next()?.sacrum)
    #expect(stream.position == copy.position)
  }
}
