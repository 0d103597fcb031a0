import HingeCore
import Simulation
import Testing

@Suite struct SquareRootTests {
  /// r² ≤ v < (r + 1)², without overflow.
  private func isRoot(_ root: UInt32, of value: UInt64) -> Bool {
    let r = UInt64(root)
    if r * r > value { return false }
    let (next, overflow) = (r + 1).multipliedReportingOverflow(by: r + 1)
    return overflow || value < next
  }

  @Test func smallValues() {
    for value in UInt64(0)...70_000 where !isRoot(squareRoot(value), of: value) {
      Issue.record("\(value)")
    }
  }

  @Test func powersOfTwoAndTheirNeighbors() {
    for bit in 0..<64 {
      let power = UInt64(1) << UInt64(bit)
      for value in [power - 1, power, power &+ 1] {
        #expect(isRoot(squareRoot(value), of: value), "\(value)")
      }
    }
    #expect(squareRoot(.max) == .max)
  }

  @Test func squaresAndTheirNeighbors() {
    let seed: UInt64 = 12
    var draws = SeededGenerator(seed: seed)
    for _ in 0..<5000 {
      let any = draws.next()
      let root = any >> 32
      for value in [any, any >> (any & 63), root * root, root * root &- 1] {
        if !isRoot(squareRoot(value), of: value) { Issue.record("seed \(seed): \(value)") }
      }
    }
  }
}
