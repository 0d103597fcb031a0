import Foundation
import Simulation
import TestSupport
import Testing

@testable import HingeCore

/// Forces up to the ±128 g that a quantity holds: nothing wraps, and up stays a unit vector.
@Suite struct LargeForceTests {
  private func length(_ unit: UnitVector) -> Double {
    [unit.x, unit.y, unit.z].map { Double($0.raw) / 0x1p30 }.reduce(0) { $0 + $1 * $1 }
      .squareRoot()
  }

  private static let span = TimeSpan(milliseconds: 5)

  /// Ten seconds of rest, a gap of 150 ms, one sample of that force on every axis.
  @Test(arguments: [16.0, -16, 64, 127.9, -128])
  func oneSampleAfterAGap(g: Double) {
    for isAnew in [true, false] {
      var filter = OrientationFilter()
      for _ in 0..<2000 {
        filter.update(rate: .zero, force: forceVector([0, 0, 1]), span: Self.span)
      }
      // A longer gap begins the mean anew; a bridged one does not.
      if isAnew { filter.restart() }
      filter.update(
        rate: .zero, force: forceVector([g, g, g]), span: OrientationFilter.longestBridge,
        isBridge: true)
      #expect(abs(length(filter.up) - 1) < 1e-6, "\(length(filter.up))")
      if isAnew {
        let side = (g < 0 ? -1 : 1) / 3.0.squareRoot()
        #expect(degrees(filter.up, [side, side, side]) < 0.001)
      }
      var worst = 0.0
      for _ in 0..<6000 {
        filter.update(rate: .zero, force: forceVector([0, 0, 1]), span: Self.span)
        worst = max(worst, abs(length(filter.up) - 1))
      }
      #expect(worst < 1e-3, "\(worst)")
      #expect(degrees(filter.up, [0, 0, 1]) < 0.5, "\(degrees(filter.up, [0, 0, 1]))°")
    }
  }

  /// The same through the pipeline, from counts of a sensor that reaches 16 g.
  @Test func onePipelineSampleAfterAGap() {
    var stream = PostureStream()
    stream.move(10_000)
    stream.pause(145)
    var isHit = false
    stream.spoil = { _, input in
      if !isHit { (input.sacrum, input.thorax) = (.all(32_766), .all(-32_766)) }
      isHit = true
    }
    stream.move(5)
    #expect(abs(length(stream.pipeline.sacrumUp) - 1) < 1e-6)
    var worst = 0.0
    for _ in 0..<2000 {
      stream.move(5)
      worst = max(worst, abs(length(stream.pipeline.sacrumUp) - 1))
    }
    #expect(worst < 1e-3, "\(worst)")
    #expect(stream.pipeline.reading.isTrusted)
    #expect(stream.pipeline.reading.pelvisPitch.magnitude < Angle(degrees: 2))
  }

  /// The slow mean beside the same recursion in double precision, driven from end to end.
  @Test(arguments: [UInt64(81), 82, 83])
  func theSlowMeanDoesNotWrap(seed: UInt64) {
    print("seed \(seed)")
    var draws = SeededGenerator(seed: seed)
    let highest = CornerFrequency(timeConstantMilliseconds: 3500).raised(by: 4 * 4096)
    let step = LowPassStep(highest, SampleInterval(OrientationFilter.longestBridge))
    let omega = 2.0.squareRoot() / 3.5 * 4
    var mean = SlowMean()
    var (value, slope) = (0.0, 0.0)
    var input = Int32.max
    var worst = 0.0
    for round in 0..<5000 {
      // About the period at which it swings furthest, and at random.
      if round < 2500 ? round % 20 == 0 : draws.next() % 8 == 0 {
        input = input == .max ? .min : .max
      }
      mean.update(input, step: step)
      let x = Double(input) / 0x1p24
      slope += 0.1 * (omega * omega * (x - value) - 2.0.squareRoot() * omega * slope)
      value += 0.1 * slope
      worst = max(worst, abs(Double(mean.value) / 0x1p40 - value))
    }
    #expect(worst < 1e-3, "seed \(seed): \(worst) g")
  }

  @Test(arguments: [Int32.max, .min])
  func thePlainMeanDoesNotWrap(input: Int32) {
    var mean = SlowMean()
    mean.average(input, share: 1 << 30)
    #expect(abs(Double(mean.value) / 0x1p40 - Double(input) / 0x1p24) < 1e-6)
    mean.average(input == .max ? .min : .max, share: 1 << 30)
    #expect(abs(Double(mean.value) / 0x1p40 + Double(input) / 0x1p24) < 1e-4)
    mean.average(input, share: 1 << 29)
    #expect(abs(Double(mean.value) / 0x1p40) < 1e-4)
  }

  /// Directions of any length from a quarter g to 128 g on every axis, one after another.
  @Test(arguments: [UInt64(91), 92])
  func directionsOfAnyLength(seed: UInt64) {
    print("seed \(seed)")
    var draws = SeededGenerator(seed: seed)
    var tracked = TrackedDirection()
    for round in 0..<20_000 {
      let truth = DoubleRotation.random(using: &draws).up
      let largest = truth.map(abs).max() ?? 1
      // Now and then to the very ends; else any size in between.
      let size =
        round % 10 == 0 ? 128 / largest : pow(2, Double.random(in: -2...7, using: &draws))
      let vector = truth.map { Int64(min(max($0 * size, -128), 128) * 0x1p40) }
      let length = vector.map { Double($0) * Double($0) }.reduce(0, +).squareRoot()
      let wanted = vector.map { Double($0) / length }
      // A guess that is 5 % off leaves a length a thousandth off, and none the next time.
      for bound in [1e-3, 1e-5, 1e-5] {
        tracked.follow(vector[0], vector[1], vector[2])
        let error = degrees(tracked.unit, wanted)
        #expect(error < 1e-3, "seed \(seed), round \(round), \(size) g: \(error)°")
        let off = abs(self.length(tracked.unit) - 1)
        #expect(off < bound, "seed \(seed), round \(round), \(size) g: \(off)")
      }
    }
  }
}
