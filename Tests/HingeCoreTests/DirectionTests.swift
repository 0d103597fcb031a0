import HingeCore
import Simulation
import Testing

@Suite struct DirectionTests {
  private func worst(_ seed: UInt64, shortest: UInt64) -> (component: Double, length: Double) {
    var draws = SeededGenerator(seed: seed)
    var worst = (component: 0.0, length: 0.0)
    for _ in 0..<8000 {
      let shift = Int64(draws.next() % (62 - shortest))
      let v = (0..<3).map { _ in Int64(bitPattern: draws.next()) >> shift }
      guard let unit = direction(v[0], v[1], v[2]) else { continue }
      let d = v.map(Double.init)
      let length = (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]).squareRoot()
      let parts = [unit.x, unit.y, unit.z].map { Double($0.raw) / 0x1p30 }
      for (part, truth) in zip(parts, d) {
        worst.component = max(worst.component, abs(part - truth / length))
      }
      let square = parts.reduce(0) { $0 + $1 * $1 }
      worst.length = max(worst.length, abs(square.squareRoot() - 1))
    }
    return worst
  }

  @Test func componentsAndLength() {
    let error = worst(14, shortest: 6)
    #expect(error.component < 0x1p-26, "\(error)")
    #expect(error.length < 0x1p-26, "\(error)")
  }

  @Test func tooShortToHaveADirection() throws {
    #expect(direction(0, 0, 0) == nil)
    #expect(direction(15, -15, 15) == nil)
    let down = try #require(direction(0, 0, -16))
    #expect((down.z - -Fraction.one).magnitude.raw <= 16)
    #expect(direction(.min, 0, 0) != nil)
    #expect(direction(.min, .min, .min) != nil)
    #expect(direction(.max, .min, .max) != nil)
  }

  @Test func crossAndDot() {
    #expect(UnitVector.alongX.cross(.alongY) == .alongZ)
    #expect(UnitVector.alongY.cross(.alongZ) == .alongX)
    #expect(UnitVector.alongX.dot(.alongX) == .one)
    let v = Vector3(Angle(degrees: 3), Angle(degrees: -4), Angle(degrees: 12))
    #expect(v.dot(.alongY) == Angle(degrees: -4))
    #expect(v.length == Angle(degrees: 13))
    let most = Vector3(Angle(raw: .min), Angle(raw: .min), Angle(raw: .min))
    #expect(most.length.raw == Int32.max)
  }
}
