import Foundation
import HingeCore
import Simulation
import Testing

@Suite struct TrigonometryTests {
  private func degrees(_ y: Int32, _ x: Int32) -> Double { atan2(Double(y), Double(x)) * 180 / .pi }

  /// The largest error against a Double, modulo a whole turn.
  private func worst(_ pairs: [(Int32, Int32)]) -> (Double, (Int32, Int32)) {
    var worst = (0.0, (Int32(0), Int32(0)))
    for (y, x) in pairs {
      let angle = Double(arcTangent(y: y, x: x).raw) / 65536
      var error = abs(angle - degrees(y, x))
      if error > 180 { error = abs(error - 360) }
      if error > worst.0 { worst = (error, (y, x)) }
    }
    return worst
  }

  /// Degrees, stated: one step of Q15.16 is 1.5e-5; half of it is the rounding, the rest the polynomial.
  private static let bound = 1.1e-5

  @Test func shortVectors() {
    var pairs: [(Int32, Int32)] = []
    for y in Int32(-40)...40 {
      for x in Int32(-40)...40 where (x, y) != (0, 0) { pairs.append((y, x)) }
    }
    let (error, at) = worst(pairs)
    #expect(error < Self.bound, "\(error) at \(at)")
  }

  @Test func anyVector() {
    let seed: UInt64 = 13
    var draws = SeededGenerator(seed: seed)
    var pairs: [(Int32, Int32)] = [
      (.max, .max), (.min, .min), (.max, .min), (.min, .max), (0, .max), (0, .min), (.max, 0),
      (.min, 0), (1, .max), (-1, .min), (1, .min), (.max, 1),
    ]
    for _ in 0..<20_000 {
      let bits = draws.next()
      let shift = Int32(truncatingIfNeeded: draws.next() & 31)
      pairs.append(
        (Int32(truncatingIfNeeded: bits) >> shift, Int32(truncatingIfNeeded: bits >> 32) >> shift))
    }
    let (error, at) = worst(pairs.filter { $0 != (0, 0) })
    #expect(error < Self.bound, "seed \(seed): \(error) at \(at)")
  }

  @Test func axesAndZero() {
    #expect(arcTangent(y: 0, x: 0) == .zero)
    for (y, x, wanted) in [(0, 7, 0), (7, 0, 90), (-7, 0, -90), (0, -7, 180)]
      as [(Int32, Int32, Int32)]
    {
      let error = (arcTangent(y: y, x: x) - Angle(degrees: wanted)).magnitude
      #expect(error.raw <= 1, "\(y), \(x)")
    }
  }
}
