/// Draws that are the same on every processor: SplitMix64, and only operations whose result IEEE
/// 754 fixes (no library function), so that a seed names one recording, byte for byte.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
  }

  /// A generator of its own for one purpose: what is drawn there never shifts what is drawn here.
  package func branch(_ purpose: UInt64) -> SeededGenerator {
    var child = SeededGenerator(seed: state ^ (purpose &* 0xD6E8_FEB8_6659_FD93))
    _ = child.next()
    return SeededGenerator(seed: child.next())
  }

  /// In 0..<1, in steps of 2^-53.
  package mutating func uniform() -> Double { Double(next() &>> 11) * 0x1p-53 }

  /// In the range, both ends within reach of rounding.
  package mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// Nearly normal, mean 0 and deviation 1, never beyond 6: the sum of twelve uniform draws,
  /// since a logarithm may differ in its last bit between processors.
  mutating func gaussian() -> Double {
    var sum = 0.0
    for _ in 0..<12 { sum += uniform() }
    return sum - 6
  }

  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// -1 or 1.
  package mutating func sign() -> Double { chance(0.5) ? 1 : -1 }
}
