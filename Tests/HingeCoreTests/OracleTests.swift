import HingeCore
import Simulation
import TestSupport
import Testing

/// The integers against the same algorithm in doubles, on motion that nobody chose.
@Suite struct OracleTests {
  /// The limit of the estimation's target: twelve times what was seen when it was set.
  private static let limit = 0.05

  @Test(arguments: [20.0, 50, 98, 200, 416, 1000])
  func randomMotion(hertz: Double) {
    for round in 0..<fuzzRounds(2) {
      let seed = UInt64(5000 + round * 10) + UInt64(hertz)
      // As many samples at every rate, at least 30 s.
      let motion = RandomMotion(seed: seed, hertz: hertz, seconds: max(30, 4000 / hertz))
      let found = FoundMounting(
        sensorCount: 2, sacrum: .aligned, thorax: .aligned.reversed, range: Angle(degrees: 40))
      let comparison = OracleComparison(
        PipelineConfiguration(
          sacrum: motion.model, thorax: motion.model, nominalInterval: motion.nominalInterval,
          basis: .found(found)), motion.samples)
      #expect(comparison.samples > 1000)
      #expect(
        comparison.worst <= Self.limit,
        """
        \(motion.description): inclination \(comparison.inclination)°, pitch \
        \(comparison.pitch)°, flexion \(comparison.flexion)° at \(comparison.worstAt) s
        """)
    }
  }
}
