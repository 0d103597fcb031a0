import HingeCore
import Simulation
import Testing

@Suite struct NeutralCurveTests {
  @Test(arguments: [UInt64(91), 92, 93])
  func agreesWithTheDouble(seed: UInt64) {
    var draws = SeededGenerator(seed: seed)
    let bottom = Double.random(in: 5...120, using: &draws)
    var lowering = InlineArray<9, Int32>(repeating: 0)
    var rising = InlineArray<9, Int32>(repeating: 0)
    for index in 0..<9 {
      lowering[index] = Int32(Double.random(in: -60...90, using: &draws) * 65536)
      rising[index] = Int32(Double.random(in: -60...90, using: &draws) * 65536)
    }
    let bottomPitch = Angle(raw: Int32(bottom * 65536))
    let curve = NeutralCurve(lowering: lowering, rising: rising, bottomPitch: bottomPitch)
    for raw in stride(from: Int32(-200 * 65536), through: 200 * 65536, by: 10_007) {
      let position = min(max(Double(raw) / Double(bottomPitch.raw) * 8, 0), 8)
      let index = min(Int(position), 7)
      let part = position - Double(index)
      for isRising in [false, true] {
        let points = isRising ? rising : lowering
        let truth = Double(points[index]) * (1 - part) + Double(points[index + 1]) * part
        let found = curve.flexion(at: Angle(raw: raw), rising: isRising)
        // 2^-16 of a step of up to 150°, and roundings: 0.003°.
        if abs(Double(found.raw) - truth) > 200 {
          Issue.record("seed \(seed): \(raw) gives \(found.raw), not \(truth)")
          return
        }
      }
    }
  }

  @Test func endsAreKept() {
    var points = InlineArray<9, Int32>(repeating: 0)
    for index in 0..<9 { points[index] = Int32(index + 1) * 65536 }
    let curve = NeutralCurve(lowering: points, rising: points, bottomPitch: Angle(degrees: 1))
    #expect(curve.bottomPitch == Angle(degrees: 5))
    #expect(curve.flexion(at: Angle(raw: .min), rising: true) == Angle(degrees: 1))
    #expect(curve.flexion(at: Angle(raw: .max), rising: false) == Angle(degrees: 9))
  }
}
