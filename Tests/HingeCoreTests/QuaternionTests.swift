import Foundation
import Simulation
import Testing

@testable import HingeCore

@Suite struct QuaternionTests {
  private func half(_ radians: Double) -> Int32 { Int32((radians / 2 * 0x1p30).rounded()) }

  private func asDouble(_ q: Quaternion) -> DoubleRotation {
    DoubleRotation(
      w: Double(q.w) / 0x1p30, x: Double(q.x) / 0x1p30, y: Double(q.y) / 0x1p30,
      z: Double(q.z) / 0x1p30)
  }

  private func norm(_ q: Quaternion) -> Double {
    let d = asDouble(q)
    return (d.w * d.w + d.x * d.x + d.y * d.y + d.z * d.z).squareRoot()
  }

  @Test(arguments: [UInt64(21), 22, 23])
  func followsTheDoubleThroughSmallTurns(seed: UInt64) {
    var draws = SeededGenerator(seed: seed)
    var fixed = Quaternion.identity
    var truth = DoubleRotation()
    for _ in 0..<20_000 {
      // Up to 500 °/s at 200 Hz: 2.5° a sample.
      let vector = (0..<3).map { _ in Double.random(in: -0.044...0.044, using: &draws) }
      fixed = fixed.turned(halfX: half(vector[0]), halfY: half(vector[1]), halfZ: half(vector[2]))
      truth = truth * DoubleRotation(vector)
    }
    let error = asDouble(fixed).degrees(to: truth)
    #expect(error < 0.0005, "seed \(seed): \(error)°")
  }

  @Test func theSeriesHoldsToItsStatedLength() {
    // Half-angle 0.5 rad: 57° in one sample.
    let fixed = Quaternion.identity.turned(halfX: half(1), halfY: 0, halfZ: 0)
    let error = asDouble(fixed).degrees(to: DoubleRotation([1, 0, 0])) * .pi / 180
    #expect(error < 6e-5, "\(error) rad")
  }

  @Test func lengthStaysOneForAMillionSteps() {
    let steps = 1_000_000
    var q = Quaternion.identity
    var draws = SeededGenerator(seed: 24)
    var worst = 0.0
    for step in 0..<steps {
      let bits = draws.next()
      q = q.turned(
        halfX: Int32(truncatingIfNeeded: bits) >> 7,
        halfY: Int32(truncatingIfNeeded: bits >> 20) >> 7,
        halfZ: Int32(truncatingIfNeeded: bits >> 32) >> 7)
      // At 200 Hz the filter does it every eight samples.
      if step & 7 == 7 { q = q.renormalized() }
      if step & 1023 == 7 { worst = max(worst, abs(norm(q) - 1)) }
    }
    #expect(worst < 1e-8, "\(worst)")
  }

  /// What a saturated chip at 20 Hz, or a bridged gap at 2000 °/s, may ask for: nonsense, but the
  /// next samples must come back to a rotation.
  @Test func lengthRecoversFromAnyTurn() {
    let seed: UInt64 = 25
    var draws = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let bits = draws.next()
      var q = Quaternion.identity.turned(
        halfX: Int32(truncatingIfNeeded: bits), halfY: Int32(truncatingIfNeeded: bits >> 32),
        halfZ: Int32(truncatingIfNeeded: draws.next()))
      for _ in 0..<40 { q = q.turned(halfX: 1_000_000, halfY: 0, halfZ: 0).renormalized() }
      if abs(norm(q) - 1) > 1e-6 {
        Issue.record("seed \(seed): length \(norm(q))")
        return
      }
    }
  }

  @Test func matrixAgreesWithTheQuaternion() {
    var draws = SeededGenerator(seed: 26)
    for _ in 0..<500 {
      let truth = DoubleRotation.random(using: &draws)
      func part(_ v: Double) -> Int32 { Int32((v * 0x1p30).rounded()) }
      let matrix = RotationMatrix(
        Quaternion(w: part(truth.w), x: part(truth.x), y: part(truth.y), z: part(truth.z)))
      let up: UnitVector = matrix.unrotated(.alongZ)
      #expect(degrees(up, truth.up) < 1e-6)
      #expect(degrees(matrix.rotated(up), [0, 0, 1]) < 1e-6)
    }
  }
}
