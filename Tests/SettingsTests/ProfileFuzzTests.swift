import HingeCore
import Settings
import Simulation
import TestSupport
import Testing

@Suite struct ProfileFuzzTests {
  /// Whatever a damaged file says: it is refused, or the pipeline can live with it.
  @Test(arguments: [UInt64(95), 96])
  func damagedProfilesNeverTrapThePipeline(seed: UInt64) throws {
    print("seed \(seed)")
    var draws = SeededGenerator(seed: seed)
    let plan = try SimulationPlan(
      seed: 3, style: .conventional, sensors: 2, scenario: .style, grade: .perfect)
    let samples = Array(plan.stream().prefix(2900).suffix(2000))
    let originals = [
      Array(try sampleProfile().jsonText().utf8),
      Array(try sampleProfile(sensors: 1).jsonText().utf8),
    ]
    let digits = Array("0123456789-".utf8)
    var accepted = 0
    for round in 0..<fuzzRounds(60) {
      var bytes = originals[round % 2]
      for _ in 0...Int(draws.next() & 1) {
        let at = Int(draws.next() % UInt64(bytes.count))
        // Mostly digits for digits: that passes the syntax and reaches the ranges.
        let isDigit = digits.contains(bytes[at])
        bytes[at] =
          isDigit
          ? digits[Int(draws.next() % UInt64(digits.count))]
          : (draws.next() & 3 == 0 ? UInt8(truncatingIfNeeded: draws.next()) : bytes[at])
      }
      do throws(ProfileError) {
        let read = try CalibrationProfile.read(
          String(decoding: bytes, as: UTF8.self), path: "p.json")
        accepted += 1
        if accepted > fuzzRounds(10) { continue }
        var pipeline = HingePipeline(
          plan.configuration(.profile(read.wearer(style: read.liftStyle))))
        for sample in samples { pipeline.step(sample) }
        pipeline.finish()
      } catch {
        #expect(error.description.hasPrefix("p.json"), "seed \(seed)")
      }
    }
    #expect(accepted > 0)
  }
}
