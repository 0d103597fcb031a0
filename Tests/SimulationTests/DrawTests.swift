import Testing

@testable import Simulation

/// Draws and functions that other processors must repeat bit for bit.
@Suite struct DrawTests {
  @Test func knownSequence() {
    // SplitMix64's published first outputs for seed 1234567.
    var draws = SeededGenerator(seed: 1_234_567)
    #expect(draws.next() == 6_457_827_717_110_365_317)
    #expect(draws.next() == 3_203_168_211_198_807_973)
  }

  @Test func branchesDifferAndRepeat() {
    let root = SeededGenerator(seed: 9)
    var a = root.branch(1)
    var again = root.branch(1)
    var b = root.branch(2)
    let first = a.next()
    #expect(first == again.next())
    #expect(first != b.next())
  }

  @Test func gaussianHasItsMoments() {
    var draws = SeededGenerator(seed: 3)
    var sum = 0.0
    var squares = 0.0
    for _ in 0..<20_000 {
      let value = draws.gaussian()
      sum += value
      squares += value * value
    }
    #expect(abs(sum / 20_000) < 0.03)
    #expect(abs(squares / 20_000 - 1) < 0.04)
  }

  @Test func sineAndCosineAreWithinTheirError() {
    // Known values, and the identities that hold everywhere.
    #expect(abs(sine(turns: 1.0 / 12) - 0.5) < 2e-13)
    #expect(abs(SineCosine(degrees: 45).sine - (0.5).squareRoot()) < 2e-13)
    #expect(SineCosine(degrees: 90).cosine == 0)
    #expect(SineCosine(degrees: 180).cosine == -1)
    #expect(SineCosine(degrees: -90).sine == -1)
    var draws = SeededGenerator(seed: 4)
    for _ in 0..<5000 {
      let turns = draws.uniform(-40...40)
      let a = SineCosine(turns: turns)
      #expect(abs(a.sine * a.sine + a.cosine * a.cosine - 1) < 5e-13)
      let double = SineCosine(turns: 2 * turns)
      #expect(abs(double.sine - 2 * a.sine * a.cosine) < 1e-12, "turns \(turns)")
    }
  }
}
