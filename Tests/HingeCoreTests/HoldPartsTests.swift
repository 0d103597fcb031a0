import Foundation
import Simulation
import Testing

@testable import HingeCore

/// The parts of the hold pipeline, each against doubles or by hand.
@Suite struct HoldPartsTests {
  private func up(_ x: Double, _ y: Double, _ z: Double) -> SegmentUp {
    func fraction(_ v: Double) -> Int32 { Int32((v * 0x1p30).rounded()) }
    return SegmentUp(forward: fraction(x), left: fraction(y), along: fraction(z))
  }

  private func degrees(_ angle: Angle) -> Double { Double(angle.raw) / 65536 }

  @Test func anglesAreThoseOfDoubles() {
    var draws = SeededGenerator(seed: 5)
    for _ in 0..<20_000 {
      let v = (draws.uniform(-1...1), draws.uniform(-1...1), draws.uniform(-1...1))
      let length = (v.0 * v.0 + v.1 * v.1 + v.2 * v.2).squareRoot()
      if length < 0.1 { continue }
      let (x, y, z) = (v.0 / length, v.1 / length, v.2 / length)
      let segment = up(x, y, z)
      let degree = 180 / Double.pi
      #expect(abs(degrees(segment.pitch) - atan2(-x, z) * degree) < 2e-4 || abs(x) + abs(z) < 0.01)
      #expect(abs(degrees(segment.lean) - asin(-y) * degree) < 2e-3)
      #expect(abs(degrees(segment.elevation) - asin(z) * degree) < 2e-3)
      let left = HoldPlane(kind: .sidePlank, side: .left)
      if abs(y) + abs(z) > 0.05 {
        #expect(abs(degrees(left.angle(segment)) - atan2(z, -y) * degree) < 2e-3)
      }
      #expect(abs(degrees(left.across(segment)) - asin(x) * degree) < 2e-3)
    }
  }

  @Test func theWindowHasTheMeanAndTheSwing() {
    var window = HoldWindow()
    var draws = SeededGenerator(seed: 6)
    var kept: [(Double, Double)] = []
    for index in 0..<400 {
      let value = (draws.uniform(-120...120), draws.uniform(-30...30))
      kept.append(value)
      window.add(
        plane: Angle(millidegrees: Int64(value.0 * 1000)),
        across: Angle(millidegrees: Int64(value.1 * 1000)), lumbar: .zero)
      let last = kept.suffix(50)
      let n = Double(last.count)
      let mean = (last.map(\.0).reduce(0, +) / n, last.map(\.1).reduce(0, +) / n)
      var variance = 0.0
      for v in last {
        variance += (v.0 - mean.0) * (v.0 - mean.0) + (v.1 - mean.1) * (v.1 - mean.1)
      }
      #expect(abs(degrees(window.plane) - mean.0) < 0.01, "\(index)")
      #expect(abs(degrees(window.across) - mean.1) < 0.01, "\(index)")
      let swing = degrees(HoldWindow.deviation(window.variance(withPlane: true)))
      #expect(abs(swing - (variance / n).squareRoot()) < 0.01, "\(index)")
      #expect(window.isFull == (index >= 49))
    }
  }

  @Test func posturesAreWhatTheyLookLike() {
    func plausible(
      pitch: Double, lean: Double = 0, lumbar: Int32? = nil, stepping: Bool = false,
      chosen: HoldKind? = nil
    ) -> HoldKind? {
      let radian = Double.pi / 180
      let (p, l) = (pitch * radian, lean * radian)
      // Lean to the left: the left axis below the horizontal.
      let segment = up(-sin(p) * cos(l), -sin(l), cos(p) * cos(l))
      return HoldPosture.plausible(
        segment, lumbar: lumbar.map { Angle(degrees: $0) }, isStepping: stepping, chosen: chosen
      )?.kind
    }
    #expect(plausible(pitch: 0) == nil)
    #expect(plausible(pitch: 0, stepping: true) == .carry)
    #expect(plausible(pitch: 45) == .hinge)
    #expect(plausible(pitch: 76) == .plank)
    // Flat on the floor, and a back that is round.
    #expect(plausible(pitch: 90) == nil)
    #expect(plausible(pitch: 76, lumbar: 45) == nil)
    #expect(plausible(pitch: 88, chosen: .birdDog) == .birdDog)
    // Supine: on a bench or the floor, and with the hips lifted.
    #expect(plausible(pitch: -85) == nil)
    #expect(plausible(pitch: -98) == nil)
    #expect(plausible(pitch: -118) == .bridge)
    #expect(plausible(pitch: -118, chosen: .plank) == nil)
    #expect(plausible(pitch: 0, lean: 74) == nil || plausible(pitch: 0, lean: 74) == .sidePlank)
    #expect(plausible(pitch: 5, lean: 74) == .sidePlank)
    // On a side, flat.
    #expect(plausible(pitch: 0, lean: 88) == nil)
    // Sits back, kneels.
    #expect(plausible(pitch: -15) == nil)
    #expect(plausible(pitch: 15) == nil)
  }

  @Test func theLossSoundEndsByItself() {
    var player = BuzzerPlayer()
    player.play(.holdLost, at: Timestamp(microseconds: 0))
    var lastOn: Int64 = 0
    var pulses = 0
    var before = false
    for step in 0..<3000 {
      let time = Int64(step) * 5000
      player.advance(to: Timestamp(microseconds: time))
      if player.isOn {
        lastOn = time
        if !before { pulses += 1 }
      }
      before = player.isOn
    }
    #expect(lastOn < 5_300_000)
    #expect((18...22).contains(pulses), "\(pulses)")
  }
}
