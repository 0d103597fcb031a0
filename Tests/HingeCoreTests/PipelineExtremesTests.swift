import HingeCore
import IMU
import Simulation
import TestSupport
import Testing

@Suite struct PipelineExtremesTests {
  private static func profile(_ sensors: Int32) -> WearerProfile {
    var curve = InlineArray<9, Int32>(repeating: 0)
    for point in 0..<9 { curve[point] = Int32(point) * 3 * 65536 }
    var profile = WearerProfile(
      style: .conventional, sensorCount: sensors, rounding: .judged, sacrum: .aligned,
      thorax: .aligned, range: Angle(degrees: 50),
      neutral: NeutralCurve(lowering: curve, rising: curve, bottomPitch: Angle(degrees: 50)))
    profile.neutralBottomFlexion = Angle(degrees: 24)
    profile.maxFlexion = Angle(degrees: 58)
    profile.peakRiseRate = AngularRate(degreesPerSecond: 60)
    profile.sacrumStyleBottom = Angle(degrees: 30)
    profile.sacrumHingeBottom = Angle(degrees: 45)
    profile.sacrumSlumpBottom = Angle(degrees: 25)
    return profile
  }

  private static func configuration(
    sensors: Int32 = 2, countsPerG: Int64 = 4096, milliCountsPerDPS: Int64 = 65_500,
    microseconds: Int64 = 5000, found: Bool = false
  ) -> PipelineConfiguration {
    let model = SensorModel(
      microCountsPerG: countsPerG * 1_000_000, microCountsPerDPS: milliCountsPerDPS * 1000)
    let mounting = FoundMounting(
      sensorCount: sensors, sacrum: .aligned, thorax: .aligned, range: Angle(degrees: 50))
    return PipelineConfiguration(
      sacrum: model, thorax: model, nominalInterval: TimeSpan(microseconds: microseconds),
      basis: found ? .found(mounting) : .profile(profile(sensors)))
  }

  /// The widest and the narrowest sensors that a header may name.
  private static let ranges: [(Int64, Int64)] = [(16, 1000), (4096, 65_500), (131_072, 2_000_000)]

  @Test(arguments: [0, 1, 2])
  func allAxesAtTheEndsAndBack(_ index: Int) {
    let (perG, perDPS) = Self.ranges[index]
    let configuration = Self.configuration(countsPerG: perG, milliCountsPerDPS: perDPS)
    var pipeline = HingePipeline(configuration)
    var time = Timestamp(microseconds: 0)
    func feed(_ milliseconds: Int64, _ sample: RawSample) {
      for _ in 0..<(milliseconds / 5) {
        time = time.advanced(by: TimeSpan(milliseconds: 5))
        pipeline.step(SampleInput(time: time, sacrum: sample, thorax: sample))
      }
    }
    feed(5000, .all(.max))
    feed(5000, .all(.min))
    for round in 0..<20 { feed(100, .all(round % 2 == 0 ? .max : -32767)) }
    #expect(!pipeline.reading.isTrusted)
    // Rest again, with a little noise: up within seconds, whatever was learnt.
    var draws = SeededGenerator(seed: 51)
    for _ in 0..<5000 {
      time = time.advanced(by: TimeSpan(milliseconds: 5))
      let noise = Int16(truncatingIfNeeded: draws.next() & 3) - 1
      let g = Int16(clamping: perG)
      let sample = RawSample(ax: noise, ay: 0, az: g, gx: 0, gy: noise, gz: 0)
      pipeline.step(SampleInput(time: time, sacrum: sample, thorax: sample))
    }
    // A count of the widest sensor is 3.6° and 1 °/s; the narrowest cannot show 1 g.
    if perG == 4096 {
      #expect(pipeline.reading.isTrusted)
      let pitch = pipeline.reading.pelvisPitch
      #expect(pitch.magnitude < Angle(degrees: 1), "\(pitch.millidegrees) mdeg")
    }
  }

  /// Any bits at any times: nothing traps, on any basis.
  @Test(arguments: [UInt64(61), 62, 63, 64])
  func randomBytes(seed: UInt64) {
    print("seed \(seed)")
    var draws = SeededGenerator(seed: seed)
    let (perG, perDPS) = Self.ranges[Int(seed % 3)]
    var pipeline = HingePipeline(
      Self.configuration(
        sensors: Int32(1 + seed % 2), countsPerG: perG, milliCountsPerDPS: perDPS,
        found: seed >= 63))
    var time = Timestamp(microseconds: Int64(truncatingIfNeeded: draws.next() >> 20))
    for _ in 0..<fuzzRounds(10_000) {
      let dice = draws.next()
      // Mostly ordinary steps; now and then nothing, a step back, or a long silence.
      let step =
        switch dice & 63 {
        case 0: Int64(0)
        case 1: Int64(-7000)
        case 2: Int64(dice >> 40)
        case 3: Int64.max / 2
        case 4...20: Int64(dice >> 8 & 0xffff)
        default: Int64(5000)
        }
      time = Timestamp(microseconds: time.microseconds &+ step)
      var input = SampleInput(time: time, sacrum: .random(using: &draws))
      input.thorax = dice & 128 == 0 ? .random(using: &draws) : .all(.min)
      // Stretches at one end drive the slow means as far as they go.
      if dice & 0x3f00 == 0 {
        for _ in 0..<120 {
          time = time.advanced(by: TimeSpan(milliseconds: 5))
          pipeline.step(SampleInput(time: time, sacrum: .all(dice & 1 << 15 == 0 ? .min : .max)))
        }
      }
      pipeline.step(input)
      if dice & 255 == 77 { pipeline.noSample(at: time.advanced(by: TimeSpan(milliseconds: 600))) }
      if dice & 4095 == 78 { pipeline.finish() }
    }
    pipeline.finish()
  }

  /// `restart` leaves nothing of what the memory held: zeros, another wearer's session, any bits.
  @Test(arguments: [UInt64(65), 66])
  func restartForgetsWhatTheMemoryHeld(seed: UInt64) {
    let configuration = Self.configuration(sensors: 2)
    func hash(_ pipeline: inout HingePipeline) -> OutputHash {
      var draws = SeededGenerator(seed: seed)
      var hash = OutputHash()
      hash.add(pipeline)
      for index in 0..<4000 {
        let time = Timestamp(microseconds: Int64(index) * 5000)
        // Stretches of rest among the noise, so that every stage has something to say.
        let isNoise = index / 300 % 2 == 1
        let still = RawSample(ax: 10, ay: Int16(index & 3), az: 4096, gx: 1, gy: 0, gz: 0)
        let sample = SampleInput(
          time: time, sacrum: isNoise ? .random(using: &draws) : still,
          thorax: isNoise ? .random(using: &draws) : still)
        pipeline.step(sample)
        hash.add(pipeline)
      }
      pipeline.finish()
      hash.add(pipeline)
      return hash
    }
    var fresh = HingePipeline(configuration)
    let expected = hash(&fresh)
    fresh.restart(configuration)
    #expect(hash(&fresh) == expected, "after a session of the same wearer")
    var other = HingePipeline(Self.configuration(sensors: 1, microseconds: 2500))
    _ = hash(&other)
    other.restart(configuration)
    #expect(hash(&other) == expected, "after another wearer's session")
    let size = MemoryLayout<HingePipeline>.stride
    withUnsafeTemporaryAllocation(
      byteCount: size, alignment: MemoryLayout<HingePipeline>.alignment
    ) { memory in
      _ = memory.initializeMemory(as: UInt8.self, repeating: 0)
      let zeroed = memory.baseAddress!.assumingMemoryBound(to: HingePipeline.self)
      zeroed.pointee.restart(configuration)
      #expect(hash(&zeroed.pointee) == expected, "in memory filled with zeros")
    }
  }

  @Test(arguments: [Int64.min, Int64.min + 1, Int64.max - 1, Int64.max])
  func momentsAtTheEndsOfTheClock(_ microseconds: Int64) {
    var pipeline = HingePipeline(Self.configuration())
    for time in [0, microseconds, microseconds &+ 5000, 10_000] {
      pipeline.step(SampleInput(time: Timestamp(microseconds: time), sacrum: .zero))
      pipeline.noSample(at: Timestamp(microseconds: microseconds))
    }
    pipeline.finish()
  }
}
