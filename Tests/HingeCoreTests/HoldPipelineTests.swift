import CalibrationSteps
import HingeCore
import Simulation
import TestSupport
import Testing

/// Rounds of holds on simulated wearers: times, names, losses, sounds, and what bad data do.
@Suite struct HoldPipelineTests {
  static let kinds: [HoldKind] = [.plank, .sidePlank, .birdDog, .bridge, .carry, .hinge]

  /// Seeds that no limit was chosen on (those of development are below 100).
  private static let seeds: [UInt64] = [4101, 4102]

  private func wearer(
    _ seed: UInt64, sensors: Int, rateHertz: Int = 200
  ) throws -> (plan: SimulationPlan, profile: WearerProfile) {
    let plan = try SimulationPlan(
      seed: seed, style: .conventional, sensors: sensors, rateHertz: rateHertz)
    return (plan, try CalibrationBuilder.build(plan.calibrationInput()).get().profile)
  }

  private func round(
    _ plan: SimulationPlan, _ profile: WearerProfile, _ kind: HoldKind,
    faults: [SimulatedFault] = [], chosen: Bool = true, limits: HoldLimits = HoldLimits(),
    target: TimeSpan? = nil, feedback: FeedbackMode = .full
  ) throws -> (run: HoldRun, truth: HoldTruth) {
    let shown = try SimulationPlan(
      seed: plan.seed, style: plan.style, sensors: plan.sensors, rateHertz: plan.rateHertz,
      scenario: Scenario(holding: kind), faults: FaultPlan(faults))
    let stream = shown.stream()
    let configuration = shown.holdConfiguration(
      profile, kind: chosen ? kind : nil, limits: limits, target: target, feedback: feedback)
    return (HoldRun(configuration, stream), stream.holdTruth())
  }

  private func seconds(_ time: Timestamp) -> Double { Double(time.microseconds) / 1e6 }

  @Test(arguments: [1, 2])
  func holdsAreFoundTimedAndWatched(_ sensors: Int) throws {
    for seed in Self.seeds {
      let (plan, profile) = try wearer(seed, sensors: sensors)
      for kind in Self.kinds {
        let (run, truth) = try round(plan, profile, kind)
        let score = HoldScore(run, truth)
        #expect(score.exactRounds == 1 && score.rightKind == 2, "\(seed) \(kind) \(score.remarks)")
        for error in score.starts + score.ends + score.lengths {
          #expect(abs(error) <= 0.3, "\(seed) \(kind) \(score.remarks)")
        }
        #expect(score.told == score.losses, "\(seed) \(kind) \(score.remarks)")
        #expect(score.delays.allSatisfy { $0 <= 0.5 }, "\(seed) \(kind) \(score.remarks)")
        #expect(score.falselyLost == 0, "\(seed) \(kind) \(score.remarks)")
        #expect(run.buzzerOn.last == false)
        for hold in run.holds {
          #expect(hold.isChosen && hold.hasLumbar == (sensors == 2) && hold.ending == .left)
          #expect(hold.missingTime == .zero && hold.gaps == 0)
          #expect(hold.held <= hold.length)
        }
      }
    }
  }

  @Test func theKindIsRecognisedWhereThePostureTells() throws {
    let (plan, profile) = try wearer(4103, sensors: 2)
    for kind in Self.kinds where kind != .birdDog {
      let (run, truth) = try round(plan, profile, kind, chosen: false)
      #expect(run.holds.map(\.kind) == [kind, kind])
      #expect(run.holds.map(\.side.token.description) == truth.holds.map(\.side))
      #expect(run.holds.allSatisfy { !$0.isChosen })
    }
    // On hands and knees a pelvis lies as in a plank: said so, never made up.
    let (run, _) = try round(plan, profile, .birdDog, chosen: false)
    #expect(run.holds.allSatisfy { $0.kind == .plank })
  }

  @Test func whatIsNoHoldIsNone() throws {
    let (plan, profile) = try wearer(4104, sensors: 1)
    let shown = plan.showing(.holdNone)
    let run = HoldRun(shown.holdConfiguration(profile, kind: nil), shown.stream())
    #expect(run.holds.isEmpty && run.losses.isEmpty)
    #expect(!run.buzzerOn.contains(true))
    // Who says plank and kneels has none either.
    for kind in Self.kinds where kind != .carry {
      let chosen = HoldRun(shown.holdConfiguration(profile, kind: kind), shown.stream())
      // A shoe is tied as a hinge is held, for as long.
      if kind != .hinge { #expect(chosen.holds.isEmpty, "\(kind)") }
    }
  }

  @Test func theTargetEndsItOnce() throws {
    let (plan, profile) = try wearer(4101, sensors: 2)
    let target = TimeSpan(milliseconds: 8000)
    let (run, truth) = try round(plan, profile, .bridge, target: target)
    #expect(run.holds.count == truth.holds.count)
    for hold in run.holds {
      #expect(hold.ending == .targetReached)
      #expect(abs(hold.held.milliseconds - 8000) <= 40)
    }
  }

  @Test func aStoppedRoundEndsTheHoldNow() throws {
    let (plan, profile) = try wearer(4101, sensors: 2)
    let stream = plan.showing(.holdPlank).stream()
    let truth = stream.holdTruth()
    let start = try #require(truth.holds.first).startSeconds
    var run = HoldRun(plan.holdConfiguration(profile, kind: .plank))
    let samples = Array(stream)
    let (upTo, rest) = (start + 6, start + 9)
    run.feed(samples.filter { seconds($0.time) < upTo })
    run.stop()
    #expect(run.holds.map(\.ending) == [.asked])
    #expect(abs(seconds(run.holds[0].end) - upTo) < 0.02)
    // Still in the posture: that is no second hold.
    run.feed(samples.filter { seconds($0.time) >= upTo && seconds($0.time) < rest })
    #expect(run.holds.count == 1 && run.pipeline.reading.state == .over)
    run.finish()
    #expect(run.holds.count == 1)
  }

  @Test func silentKeepsTheConditionsAndOnlyALostSensorSounds() throws {
    let (plan, profile) = try wearer(4102, sensors: 2)
    for kind in Self.kinds {
      let loud = try round(plan, profile, kind).run
      let quiet = try round(plan, profile, kind, feedback: .silent).run
      #expect(loud.losses.count == quiet.losses.count)
      #expect(loud.buzzerOn.contains(true) && !quiet.buzzerOn.contains(true))
    }
    let gap = SimulatedFault(.gap, startSeconds: 14, durationSeconds: 2)
    let frozen = SimulatedFault(.frozen, startSeconds: 14, durationSeconds: 4)
    #expect(
      try round(plan, profile, .plank, faults: [gap], feedback: .silent).run.sensorLosses.count == 1
    )
    #expect(
      try round(plan, profile, .plank, faults: [frozen], feedback: .silent).run.buzzerOn.contains(
        true))
  }

  /// Whoever stays lost is not beeped at for ever, and after ten seconds it is no hold.
  @Test func aHoldThatStaysLostIsOver() throws {
    let (plan, profile) = try wearer(4101, sensors: 2)
    var limits = HoldLimits()
    limits.sag = Angle(millidegrees: 20)
    limits.lostAfter = TimeSpan(milliseconds: 40)
    let (run, _) = try round(plan, profile, .hinge, limits: limits)
    let given = run.holds.filter { $0.ending == .lost }
    #expect(!given.isEmpty)
    for hold in given {
      let loss = try #require(run.losses.last { $0.since == hold.end })
      let told = run.readings.firstIndex { $0.time == loss.told } ?? 0
      let over = try #require(
        run.readings.indices.first { $0 > told && run.readings[$0].state == .over })
      #expect(
        abs(run.readings[over].time.since(hold.end).milliseconds - 10_000) < 100)
      // Five seconds and the last tick.
      let last = (told..<over).last { run.buzzerOn[$0] } ?? told
      #expect(run.readings[last].time.since(loss.told) < TimeSpan(milliseconds: 5300))
    }
  }

  @Test(arguments: [1, 2])
  func aGapIsMarkedAndNotCalledHeld(_ sensors: Int) throws {
    let (plan, profile) = try wearer(4102, sensors: sensors)
    for (kind, lengthSeconds) in [(HoldKind.plank, 0.7), (.sidePlank, 2.5), (.carry, 1.2)] {
      let clean = try round(plan, profile, kind)
      let at = clean.truth.holds[0].startSeconds + 4
      let fault = SimulatedFault(.gap, startSeconds: at, durationSeconds: lengthSeconds)
      let (run, _) = try round(plan, profile, kind, faults: [fault])
      let hold = try #require(run.holds.first)
      #expect(hold.gaps == 1, "\(kind)")
      let missing = Double(hold.missingTime.milliseconds) / 1000
      // The gap less the bridge, and the half second in which the filter settles.
      #expect(abs(missing - lengthSeconds - 0.5) < 0.15, "\(kind): \(missing)")
      #expect(hold.held <= hold.length)
      let seen = hold.length.microseconds - hold.missingTime.microseconds
      #expect(hold.held.microseconds <= seen)
      #expect(abs(seconds(hold.end) - clean.truth.holds[0].endSeconds) < 0.3, "\(kind)")
    }
  }

  @Test func dataThatStayBadEndItWhereTheyWereLastGood() throws {
    let (plan, profile) = try wearer(4101, sensors: 2)
    let clean = try round(plan, profile, .plank)
    let at = clean.truth.holds[0].startSeconds + 5
    for (fault, slack) in [
      (SimulatedFault(.gap, startSeconds: at, durationSeconds: 8), 0.05),
      (SimulatedFault(.frozen, startSeconds: at, durationSeconds: 8, sensor: 2), 0.1),
    ] {
      let (run, _) = try round(plan, profile, .plank, faults: [fault])
      let hold = try #require(run.holds.first)
      #expect(hold.ending == .dataEnded)
      #expect(abs(seconds(hold.end) - at) < slack, "\(fault.kind) \(seconds(hold.end)) \(at)")
      #expect(run.sensorLosses.count >= 1)
    }
  }

  @Test func aSensorAtItsEndMakesTheTimeUnknown() throws {
    let (plan, profile) = try wearer(4101, sensors: 2)
    let clean = try round(plan, profile, .plank)
    let at = clean.truth.holds[0].startSeconds + 5
    let fault = SimulatedFault(.saturation, startSeconds: at, durationSeconds: 0.1, sensor: 1)
    let (run, _) = try round(plan, profile, .plank, faults: [fault])
    let hold = try #require(run.holds.first)
    #expect(hold.gaps == 1 && hold.missingTime > TimeSpan(milliseconds: 400))
    for reading in run.readings where seconds(reading.time) > at && seconds(reading.time) < at + 0.4
    {
      #expect(reading.sag == nil && reading.rotation == nil && reading.sway == nil)
    }
  }

  @Test func aClockThatJumpsOrStandsStillBreaksNothing() throws {
    let (plan, profile) = try wearer(4102, sensors: 2)
    let stream = plan.showing(.holdPlank).stream()
    let start = stream.holdTruth().holds[0].startSeconds
    let samples = Array(stream)
    var shaken: [SampleInput] = []
    for (index, sample) in samples.enumerated() {
      var moved = sample
      // Back by a second once, and an hour on later.
      if seconds(sample.time) > start + 4 && index % 211 == 0 {
        moved.time = Timestamp(microseconds: sample.time.microseconds - 1_000_000)
      }
      if seconds(sample.time) > start + 7 { moved.time.microseconds += 3_600_000_000 }
      shaken.append(moved)
    }
    let run = HoldRun(plan.holdConfiguration(profile, kind: .plank), shaken)
    let hold = try #require(run.holds.first)
    #expect(hold.ending == .dataEnded && hold.length < TimeSpan(milliseconds: 8000))
    #expect(run.faults.contains { $0.kind == .timeReversed })
    #expect(run.buzzerOn.last == false)
    // Stands still in the middle of a sound: off after a hundred samples.
    var still = HoldPipeline(plan.holdConfiguration(profile, kind: .plank))
    for sample in samples where seconds(sample.time) < start + 2.35 { still.step(sample) }
    let stuck = try #require(samples.first { seconds($0.time) > start + 2.3 })
    for _ in 0..<120 { still.step(SampleInput(time: stuck.time, sacrum: stuck.sacrum)) }
    #expect(!still.buzzerIsOn)
  }

  /// Any numbers at any time: no trap, and the buzzer ends.
  @Test func noiseTrapsNothing() throws {
    let (plan, profile) = try wearer(4101, sensors: 2)
    var draws = SeededGenerator(seed: 77)
    for round in 0..<fuzzRounds(4) {
      var pipeline = HoldPipeline(plan.holdConfiguration(profile, kind: nil))
      var time: Int64 = 0
      for _ in 0..<6000 {
        time &+= draws.next() % 50 == 0 ? Int64(bitPattern: draws.next()) >> 8 : 5000
        func count() -> Int16 { Int16(truncatingIfNeeded: draws.next()) }
        let big = draws.next() % 3 == 0
        func value() -> Int16 { big ? count() : count() / 16 }
        pipeline.step(
          SampleInput(
            time: Timestamp(microseconds: time),
            sacrum: RawSample(
              ax: value(), ay: value(), az: value(), gx: value(), gy: value(), gz: value()),
            thorax: RawSample(
              ax: value(), ay: value(), az: value(), gx: value(), gy: value(), gz: value())))
      }
      pipeline.finish()
      #expect(!pipeline.buzzerIsOn, "round \(round)")
    }
  }

  @Test(arguments: [50, 98, 416])
  func otherRatesSayTheSame(_ rate: Int) throws {
    let (plan, profile) = try wearer(4102, sensors: 2, rateHertz: rate)
    for kind in Self.kinds {
      let (run, truth) = try round(plan, profile, kind)
      let score = HoldScore(run, truth)
      #expect(score.rightKind == 2 && score.exactRounds == 1, "\(kind) \(score.remarks)")
      #expect((score.starts + score.ends).allSatisfy { abs($0) <= 0.3 }, "\(kind) \(score.remarks)")
      #expect(score.falselyLost == 0, "\(kind) \(score.remarks)")
    }
  }
}
