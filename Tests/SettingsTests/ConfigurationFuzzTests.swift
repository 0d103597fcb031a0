import Settings
import Testing

/// A small generator with a seed, so that a failure can be had again.
private struct Random: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

struct ConfigurationFuzzTests {
  /// Damaged files are read or refused, never a trap; and what is accepted is in range.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func damagedFilesAreReadOrRefused(seed: UInt64) {
    print("seed \(seed)")
    var random = Random(state: seed)
    let original = Array(Configuration.defaultText.utf8)
    let spice = Array("[]{}:,#&*!|>'\"%@`-?\n\t 09az~\u{0}\u{feff}".utf8)
    var accepted = 0
    for _ in 0..<150 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &random) where bytes.count > 1 {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = spice.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(spice.randomElement(using: &random) ?? 0, at: at)
        default: bytes = Array(bytes[..<max(1, at)])
        }
      }
      do throws(ConfigurationError) {
        let loaded = try EffectiveConfiguration(
          text: String(decoding: bytes, as: UTF8.self), path: "f", environment: [:])
        accepted += 1
        let limits = loaded.configuration.limits
        #expect(limits.clearReservePercent < limits.warnReservePercent, "seed \(seed)")
        #expect((0...1000).contains(limits.holdMS), "seed \(seed)")
        #expect((1...2).contains(loaded.configuration.sensors.addresses.count), "seed \(seed)")
      } catch {
        #expect(!error.problems.isEmpty, "seed \(seed)")
      }
    }
    // Damage in a comment harms nothing: some must get through, or the test tests nothing.
    #expect(accepted > 0)
  }
}
