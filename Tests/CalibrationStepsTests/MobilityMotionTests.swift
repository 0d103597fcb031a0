import CalibrationSteps
import Foundation
import HingeCore
import Testing

/// One hinge's meter on traces that are drawn by hand: no simulation decides what is too fast or too shallow.
@Suite struct MobilityMotionTests {
  /// Samples of a sacrum and a trunk that pitch as told: gravity turned, and the rate of the turn.
  private func samples(_ plan: [(seconds: Double, pelvis: Double, trunk: Double)]) -> [SampleInput]
  {
    var samples: [SampleInput] = []
    var pelvis = 0.0
    var trunk = 0.0
    var index = 0
    for part in plan {
      let count = Int(part.seconds * 200)
      let (fromPelvis, fromTrunk) = (pelvis, trunk)
      for step in 1...count {
        let share = Double(step) / Double(count)
        let eased = share * share * (3 - 2 * share)
        let next = fromPelvis + (part.pelvis - fromPelvis) * eased
        let nextTrunk = fromTrunk + (part.trunk - fromTrunk) * eased
        let flicker = Int16(index % 2)
        samples.append(
          SampleInput(
            time: Timestamp(microseconds: Int64(index) * 5000),
            sacrum: PitchedSample.sample(next, rate: (next - pelvis) * 200, flicker: flicker),
            thorax: PitchedSample.sample(
              nextTrunk, rate: (nextTrunk - trunk) * 200, flicker: flicker)))
        (pelvis, trunk) = (next, nextTrunk)
        index += 1
      }
    }
    return samples
  }

  private func measure(
    downSeconds: Double, pelvis: Double, trunk: Double, rounds: Double = 0
  ) -> Result<MobilityResult, MobilityRefusal> {
    var plan: [(seconds: Double, pelvis: Double, trunk: Double)] = [(4, 0, 0)]
    for _ in 0..<3 {
      plan += [
        (downSeconds, pelvis, trunk), (2, pelvis, trunk + rounds), (1, pelvis, trunk + rounds),
        (3, 0, 0), (3, 0, 0),
      ]
    }
    return MobilityCheck.measure(samples(plan), PitchedSample.configuration)
  }

  @Test func theRangeIsWhatThePelvisHadBeforeItRounded() throws {
    let round = try measure(downSeconds: 4, pelvis: 50, trunk: 70, rounds: 15).get()
    #expect(!round.isAtLeast && round.bends.count == 3)
    #expect((round.neutral - Angle(degrees: 50)).magnitude < Angle(degrees: 1))
    let neutral = try measure(downSeconds: 4, pelvis: 50, trunk: 70).get()
    #expect(neutral.isAtLeast)
    // 20° is what the lift has at its bottom, and 5° beyond it is the limit.
    #expect(try measure(downSeconds: 4, pelvis: 50, trunk: 70, rounds: 4).get().isAtLeast)
    #expect(try !measure(downSeconds: 4, pelvis: 50, trunk: 70, rounds: 7).get().isAtLeast)
  }

  @Test func tooFastAndTooShallowAreNamed() {
    func token(_ result: Result<MobilityResult, MobilityRefusal>) -> MobilityRefusalToken? {
      if case .failure(let refusal) = result { refusal.token } else { nil }
    }
    #expect(token(measure(downSeconds: 1, pelvis: 50, trunk: 70)) == .tooFast)
    #expect(token(measure(downSeconds: 4, pelvis: 25, trunk: 35)) == .tooShallow)
    #expect(token(measure(downSeconds: 4, pelvis: 4, trunk: 6)) == .tooFewBends)
  }
}

/// Counts of a sensor that is worn straight and pitched by an angle; and who wears it.
private enum PitchedSample {
  private static let countsPerG = 4096.0
  private static let countsPerDPS = 65.5

  /// 20° of neutral flexion at the bottom of the lift, and 60° of a neutral hinge.
  static var configuration: PipelineConfiguration {
    let model = SensorModel(
      microCountsPerG: Int64(countsPerG * 1e6), microCountsPerDPS: Int64(countsPerDPS * 1e6))
    var curve = InlineArray<9, Int32>(repeating: 0)
    for point in 0..<9 { curve[point] = Int32(point) * 65536 * 20 / 8 }
    var profile = WearerProfile(
      style: .romanian, sensorCount: 2, rounding: .judged, sacrum: .aligned, thorax: .aligned,
      range: Angle(degrees: 60),
      neutral: NeutralCurve(lowering: curve, rising: curve, bottomPitch: Angle(degrees: 60)))
    profile.neutralBottomFlexion = Angle(degrees: 20)
    profile.maxFlexion = Angle(degrees: 60)
    profile.sacrumHingeBottom = Angle(degrees: 45)
    return PipelineConfiguration(
      sacrum: model, thorax: model, nominalInterval: TimeSpan(milliseconds: 5),
      basis: .profile(profile))
  }

  static func sample(_ pitch: Double, rate: Double, flicker: Int16) -> RawSample {
    func count(_ v: Double) -> Int16 { Int16(v.rounded()) }
    let angle = pitch * .pi / 180
    return RawSample(
      ax: count(-sin(angle) * countsPerG), ay: flicker, az: count(cos(angle) * countsPerG), gx: 0,
      gy: count(rate * countsPerDPS), gz: 0)
  }
}
